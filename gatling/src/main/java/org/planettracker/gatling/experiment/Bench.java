package org.planettracker.gatling.experiment;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.planettracker.gatling.measure.Machine;
import org.planettracker.gatling.measure.Window;
import org.planettracker.gatling.measure.Yardstick;
import org.planettracker.gatling.report.Figure;
import org.planettracker.gatling.report.Measurement;
import org.planettracker.gatling.report.Results;
import org.planettracker.gatling.report.ResultsFile;
import org.planettracker.gatling.report.Subject;
import org.planettracker.gatling.server.Answers;
import org.planettracker.gatling.server.Children;
import org.planettracker.gatling.server.Launcher;
import org.planettracker.gatling.server.RunningServer;
import org.planettracker.gatling.server.Variant;

/**
 * What all experiments of a session work with.
 *
 * @param session what was asked for
 * @param port where the first server listens, 0 for a free one each
 * @param output folder of results, logs and scratch files
 * @param launcher makes command lines
 * @param children all processes
 * @param file where measurements go
 * @param answers what was answered so far
 * @param machine everything runs on
 * @param yardstick tells how fast it is
 * @param progress says how far we are
 */
public record Bench(Session session, int port, Path output, Launcher launcher, Children children, ResultsFile file,
        Answers answers,
        Machine machine, Yardstick yardstick, Progress progress) {

    Plan plan() {
        return session.plan();
    }

    /** Starts a server, verifies that it answers rightly, and keeps how it runs. */
    RunningServer start(Variant variant, String measuredPath, String replicate) {
        return start(variant, measuredPath, replicate, 0);
    }

    /** The same beside others that run already; of given ports, each takes the next. */
    RunningServer start(Variant variant, String measuredPath, String replicate, int serversBefore) {
        Path log = output.resolve("logs").resolve(variant.id().replace('/', '-') + "-" + replicate + ".log");
        RunningServer server = RunningServer.start(variant, launcher, children, port == 0 ? 0 : port + serversBefore,
                log);
        server.troubles().forEach(trouble -> progress.say(trouble + "; another process was started"));
        try {
            answers.verify(server, measuredPath);
            file.add(new Results.Server(subject(variant, false), withoutPort(server.command()),
                    answers.settings(server)));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** Ports differ from one process to the next and are no setting. */
    private static List<String> withoutPort(List<String> command) {
        return command.stream().filter(argument -> !argument.startsWith("--server.port=")).toList();
    }

    LoadTest loadTest() {
        return new LoadTest(output.resolve("scratch"), children);
    }

    static Subject subject(Variant variant, boolean twin) {
        boolean modeMatters = variant.contender().hasModes() || variant.mode().cores() != null;
        return new Subject(variant.contender().id(), variant.contender().label(), variant.mode().id(),
                modeMatters ? variant.mode().label() : "", twin);
    }

    /** Figures of a server that has just been measured. */
    Map<Figure, Double> figuresOf(RunningServer server) {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        if (server.pid() != 0) {
            figures.put(Figure.START_SECONDS, server.startSeconds());
            Machine.Memory memory = machine.memory(server.pid());
            if (memory != null) {
                figures.put(Figure.SERVER_RSS_BYTES, (double) memory.residentBytes());
                figures.put(Figure.SERVER_VIRTUAL_BYTES, (double) memory.virtualBytes());
            }
        }
        figures.put(Figure.LOAD_AVERAGE, machine.loadAverage());
        return figures;
    }

    /** Keeps a measurement. */
    void add(Experiment experiment, int block, int order, Subject subject, Window window, Map<Figure, Double> figures,
            List<String> invalid,
            List<String> notes) {
        file.add(new Measurement(experiment.id(), Instant.now(), block, order, subject, window, figures, invalid,
                notes));
    }
}
