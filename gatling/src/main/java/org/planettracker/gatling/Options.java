package org.planettracker.gatling;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import org.planettracker.gatling.experiment.Experiment;
import org.planettracker.gatling.experiment.Experiments;
import org.planettracker.gatling.experiment.Plan;
import org.planettracker.gatling.server.Contender;
import org.planettracker.gatling.server.Contenders;

/** What can be asked of the laboratory. With Maven every option is a property: {@code -Dcompare.quick}, {@code -Dcompare.seed=7}. */
@Command(name = "java -jar gatling.jar", mixinStandardHelpOptions = true, version = "planet-tracker laboratory", sortOptions = false, description = "Compares WebFlux, MVC and MVC on virtual threads as processes, over HTTP.", footer = {
    "",
    "Exit codes: 0 done; 1 could not be done, or a contender got slower than the baseline beyond noise; 2 wrong option;",
    "3 with --strict: a cell of a table is empty or a request failed.",
    "With Maven: mvn -Pcompare verify -Dcompare.quick, and so on."})
final class Options {

    static final int DONE = 0;
    static final int NOT_DONE = 1;
    static final int WRONG_OPTION = 2;
    static final int DEFECTS = 3;

    private static final Pattern MAVEN_PROPERTY = Pattern.compile("(?:^|\\s)-Dcompare\\.([^=\\s]*)");

    @Option(names = "--experiments", split = ",", paramLabel = "name", defaultValue = "dev-vs-production", description = "dev-vs-production (default), concurrency, connection-rate, keep-alive, live, clients, endurance, or all of these; replicas, which needs a Docker engine")
    private List<String> experiments = List.of();

    @Option(names = "--contenders", split = ",", paramLabel = "name", description = "webflux, mvc, mvc-virtual, and the bare sockets socket-blocking, socket-virtual, event-loop; without: as the experiment needs")
    private List<String> contenders = List.of();

    @Option(names = "--targets", split = ",", paramLabel = "name=url", description = "servers that run already, as name=http://host:port")
    private List<String> targets = List.of();

    @Option(names = "--quick", arity = "0..1", fallbackValue = "true", description = "a short run that shows that all works; resolves nothing")
    private boolean quick;

    @Option(names = "--thorough", arity = "0..1", fallbackValue = "true", description = "more blocks, more rates, longer windows")
    private boolean thorough;

    @Option(names = "--seed", description = "order of the variants and bootstrap; default ${DEFAULT-VALUE}", defaultValue = "20261120")
    private long seed;

    @Option(names = "--baseline", paramLabel = "results.json", description = "older results to compare with; exit code 1 if a contender got slower")
    private @Nullable Path baseline;

    @Option(names = "--report-only", paramLabel = "results.json", description = "measure nothing, draw the report from these results")
    private @Nullable Path reportOnly;

    @Option(names = "--strict", arity = "0..1", fallbackValue = "true", description = "exit code 3 if a cell is empty or a request failed")
    private boolean strict;

    @Option(names = "--port", description = "where the first server listens, others that run beside it on the next ports; default 0, a free port each", defaultValue = "0")
    private int port;

    @Option(names = "--output", paramLabel = "folder", description = "for results and report; default gatling/target/comparison of the project")
    private @Nullable Path output;

    @Option(names = "--project", paramLabel = "folder", description = "the built project; default the working folder or the one above")
    private @Nullable Path project;

    @Option(names = "--under-maven", hidden = true, arity = "0..1", fallbackValue = "true")
    private boolean underMaven;

    /**
     * Checks what the types of the options cannot.
     *
     * @throws IllegalArgumentException saying what is accepted
     */
    void check() {
        if (quick && thorough) {
            throw new IllegalArgumentException("--quick and --thorough: choose one");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port=" + port + ": accepted is 0 to 65535");
        }
        if (underMaven) {
            checkMavenProperties(String.valueOf(System.getenv("MAVEN_CMD_LINE_ARGS")));
        }
        experiments();
        contenders();
    }

    /** A mistyped property would otherwise be ignored without a word; Maven's start script hands its arguments down. */
    static void checkMavenProperties(String commandLine) {
        Set<String> accepted = new TreeSet<>(
                Set.of("experiments", "contenders", "targets", "quick", "thorough", "seed", "baseline",
                        "report-only", "strict", "port", "output"));
        Matcher property = MAVEN_PROPERTY.matcher(commandLine);
        while (property.find()) {
            if (!accepted.contains(property.group(1))) {
                throw new IllegalArgumentException(
                        "no option -Dcompare." + property.group(1) + ": accepted are -Dcompare."
                                + String.join(", -Dcompare.", accepted));
            }
        }
    }

    List<Experiment> experiments() {
        return Experiments.choose(given(experiments));
    }

    List<Contender> contenders() {
        return Contenders.choose(given(contenders), given(targets));
    }

    /** Whether contenders were asked for by name. */
    boolean named() {
        return !given(contenders).isEmpty();
    }

    List<String> targets() {
        return given(targets);
    }

    Plan plan() {
        return quick ? Plan.QUICK : thorough ? Plan.THOROUGH : Plan.DEFAULT;
    }

    long seed() {
        return seed;
    }

    int port() {
        return port;
    }

    boolean strict() {
        return strict;
    }

    boolean underMaven() {
        return underMaven;
    }

    @Nullable
    Path baseline() {
        return given(baseline);
    }

    @Nullable
    Path reportOnly() {
        return given(reportOnly);
    }

    /** The root of the project: what was said, or the nearest folder upwards that has the module's own. */
    Path project() {
        Path said = given(project);
        if (said != null) {
            return said.toAbsolutePath();
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("gatling")) && Files.isRegularFile(folder.resolve("pom.xml"))) {
                return folder;
            }
        }
        return here;
    }

    Path output() {
        Path said = given(output);
        return said != null ? said.toAbsolutePath() : project().resolve("gatling/target/comparison");
    }

    /** Maven hands a property that was not set down as an empty text. */
    private static List<String> given(List<String> values) {
        return values.stream().map(String::strip).filter(value -> !value.isEmpty()).toList();
    }

    private static @Nullable Path given(@Nullable Path path) {
        return path == null || path.toString().isEmpty() ? null : path;
    }
}
