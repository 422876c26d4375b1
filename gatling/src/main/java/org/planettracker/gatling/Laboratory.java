package org.planettracker.gatling;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

import org.planettracker.gatling.experiment.Bench;
import org.planettracker.gatling.experiment.Experiment;
import org.planettracker.gatling.experiment.ExperimentException;
import org.planettracker.gatling.experiment.OtherWork;
import org.planettracker.gatling.experiment.Plan;
import org.planettracker.gatling.experiment.Progress;
import org.planettracker.gatling.experiment.Session;
import org.planettracker.gatling.measure.Machine;
import org.planettracker.gatling.measure.Yardstick;
import org.planettracker.gatling.report.Baseline;
import org.planettracker.gatling.report.Report;
import org.planettracker.gatling.report.Results;
import org.planettracker.gatling.report.ResultsException;
import org.planettracker.gatling.report.ResultsFile;
import org.planettracker.gatling.server.Answers;
import org.planettracker.gatling.server.Children;
import org.planettracker.gatling.server.Contender;
import org.planettracker.gatling.server.Launcher;
import org.planettracker.gatling.server.Mode;
import org.planettracker.gatling.server.ServerException;

/** Compares the servers: plan, start, verify, warm up, measure, append, draw. */
public final class Laboratory {

    private static final Duration LOOK_AROUND = Duration.ofSeconds(1);

    private final Options options;
    private final PrintStream out;
    private final Children children = new Children();
    /** Set when the session is being ended from outside; then what fails is a consequence, not news. */
    private volatile boolean interrupted;
    private volatile boolean finished;

    private Laboratory(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Runs as told by the arguments; {@code --help} lists them. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs and returns the exit code, as {@link Options} lists them. */
    static int run(String... arguments) {
        Options options = new Options();
        CommandLine line = new CommandLine(options);
        try {
            if (CommandLine.printHelpIfRequested(line.parseArgs(arguments))) {
                return Options.DONE;
            }
            options.check();
        } catch (CommandLine.ParameterException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return Options.WRONG_OPTION;
        }
        Laboratory laboratory = new Laboratory(options, new PrintStream(System.out, true, StandardCharsets.UTF_8));
        try {
            // Read before anything is measured: the older results may be the very file that will be replaced.
            Path baseline = options.baseline();
            Results before = baseline == null ? null : ResultsFile.read(baseline);
            Path reportOnly = options.reportOnly();
            return laboratory.draw(reportOnly == null ? laboratory.measure() : ResultsFile.read(reportOnly), before);
        } catch (ServerException | ExperimentException | ResultsException e) {
            System.err.println(e.getMessage());
            return Options.NOT_DONE;
        }
    }

    private Results measure() {
        List<Experiment> experiments = options.experiments();
        Machine machine = new Machine();
        Path output = options.output();
        Session planned = new Session(options.plan(), options.contenders(), options.named(), options.seed());
        int steps = experiments.stream().mapToInt(experiment -> experiment.steps(planned)).sum();
        double seconds = experiments.stream().mapToDouble(experiment -> experiment.seconds(planned)).sum();
        ResultsFile file = new ResultsFile(output.resolve("results.json"), begun(planned, experiments, machine));
        endWell(file);
        out.printf(Locale.ROOT, "%d measurements, about %s. Results: %s%n", measurements(planned, experiments),
                Progress.words(seconds),
                output.resolve("results.json"));
        warnOfOtherWork(machine);
        Bench bench = new Bench(planned, options.port(), output,
                new Launcher(options.project(), output.resolve("scratch/dev")), children,
                file, new Answers(), machine, new Yardstick(), new Progress(out, steps, seconds));
        try {
            experiments.forEach(experiment -> experiment.run(bench));
            return file.results();
        } catch (RuntimeException e) {
            waitIfInterrupted();
            new Report(file.results()).write(output);
            throw e;
        } finally {
            finished = true;
            children.endAll();
        }
    }

    /** Looks for a second; the load average would still tell of the build that came before. */
    private void warnOfOtherWork(Machine machine) {
        OtherWork.Watched others = OtherWork.watch(machine);
        LockSupport.parkNanos(LOOK_AROUND.toNanos());
        List<String> disturbing = others.untilNow().disturbing();
        if (!disturbing.isEmpty()) {
            out.printf(Locale.ROOT, "This machine has %d cores; just now %s. That will disturb the figures.%n",
                    Runtime.getRuntime().availableProcessors(), String.join(" and ", disturbing));
        }
    }

    private static int measurements(Session planned, List<Experiment> experiments) {
        return experiments.stream().mapToInt(one -> one.measurements(planned)).sum();
    }

    private Results begun(Session planned, List<Experiment> experiments, Machine machine) {
        int measurements = measurements(planned, experiments);
        Results.Session session = new Results.Session(Instant.now().truncatedTo(ChronoUnit.SECONDS),
                planned.plan().name(), planned.seed(),
                experiments.stream().map(Experiment::id).toList(),
                planned.chosen().stream().map(Contender::id).toList(),
                Mode.ALL.stream().map(Mode::id).toList(), measurements, options.targets());
        Map<String, String> environment = machine.description();
        environment.put("replicates", Plan.replicates());
        environment.put("server JVM flags", String.join(" ", Launcher.JVM_FLAGS));
        environment.put("git commit", GitCommit.of(options.project()));
        return new Results(Results.SCHEMA, session, environment, List.of(), List.of());
    }

    /** Whatever ends this process, none that it started outlives it, and what was measured is drawn. */
    private void endWell(ResultsFile file) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("end").unstarted(() -> {
            if (!finished) {
                interrupted = true;
                children.endAll();
                Results results = file.results();
                System.err.printf(Locale.ROOT,
                        "Interrupted: %d of %d measurements were made and are kept, with their report, in %s%n",
                        results.measurements().size(), results.session().planned(), options.output());
                new Report(results).write(options.output());
            }
        }));
        if (options.underMaven()) {
            endWithMaven();
        }
    }

    /** Maven may be ended alone, by a signal that does not reach its children. */
    private static void endWithMaven() {
        ProcessHandle.current().parent().ifPresent(maven -> Thread.ofPlatform().daemon().name("maven").start(() -> {
            maven.onExit().join();
            System.exit(Options.NOT_DONE);
        }));
    }

    /** Prints the tables, writes the report, and looks for what was asked to be looked for. */
    private int draw(Results results, @Nullable Results before) {
        Report report = new Report(results);
        out.print(report.text());
        report.write(options.output());
        out.printf("%nReport: %s%n", options.output().resolve("index.html"));
        if (before != null) {
            Baseline baseline = new Baseline(results, before);
            out.printf("%nAgainst the run of %s:%n", before.session().started());
            baseline.sentences().forEach(out::println);
            if (baseline.slower()) {
                return Options.NOT_DONE;
            }
        }
        if (options.strict() && !report.defects().isEmpty()) {
            report.defects().forEach(System.err::println);
            return Options.DEFECTS;
        }
        return Options.DONE;
    }

    /** Ctrl-C ends the servers as well; what then fails is a consequence, and the hook has the last word. */
    private void waitIfInterrupted() {
        while (interrupted) {
            LockSupport.park();
        }
    }
}
