package org.planettracker.gatling.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.planettracker.gatling.measure.FailureKind;
import org.planettracker.gatling.measure.Window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

final class ReportTests {

    private static final Results RESULTS = SampleResults.complete();

    private static List<String> row(Grid grid, String name) {
        return grid.rows().stream().filter(row -> row.getFirst().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void publishedRowsAreThereForEveryContender() {
        Grid grid = new DevVersusProductionTables(RESULTS).published();
        assertThat(grid.columns()).containsExactly("requests/s", "dev server", "production, 1 worker",
                "production, 4 workers");
        assertThat(row(grid, "WebFlux")).containsExactly("WebFlux", "12,000", "24,000", "36,000");
        assertThat(row(grid, "MVC")).containsExactly("MVC", "10,000", "20,000", "30,000");
        assertThat(row(grid, "% difference, WebFlux over MVC")).endsWith("20.00", "20.00", "20.00");
        assertThat(row(grid, "% increase over development server, MVC")).endsWith("", "100.00", "200.00");
    }

    @Test
    void publishedFiguresGiveThePublishedPercentages() {
        Grid grid = new DevVersusProductionTables(RESULTS).published();
        assertThat(row(grid, "published: % difference")).endsWith("180.24", "130.12", "47.01");
        assertThat(row(grid, "published: % increase over development server, aiohttp")).endsWith("", "18.45", "25.65");
        assertThat(row(grid, "published: % increase over development server, Flask")).endsWith("", "44.24", "139.52");
    }

    @Test
    void verdictsComeFirstAndSayNoise() {
        assertThat(new Report(RESULTS).text()).contains("Dev server: WebFlux is faster than MVC (+20.",
                "MVC is equivalent to MVC, virtual threads",
                "Noise: WebFlux, production, 4 workers measured against itself differs by +0.3 %");
    }

    @Test
    void cellWithFailuresHasNoFigureButAReason() {
        Cell failed = Cell.of(RESULTS, "concurrency").getLast();
        Grid costs = Costs.times("", List.of(failed));
        assertThat(costs.rows().getFirst()).contains("0/1", Words.NOTHING, "130");
        assertThat(costs.notes()).singleElement().asString().contains("130 connection reset");
    }

    @Test
    void reasonsThatDifferInTheirFiguresAreSaidOnce() {
        Measurement one = RESULTS.of("concurrency").getLast();
        List<Measurement> three = Stream.of(List.of("load generator saturated: 97 % of its core"),
                List.of("load generator saturated: 101 % of its core",
                        "Little's law: throughput times service time gives 133.0 in flight, not 150"),
                List.<String>of())
                .map(invalid -> new Measurement(one.experiment(), one.at(), one.block(), one.order(), one.subject(),
                        one.window(), one.figures(), invalid, List.of()))
                .toList();
        assertThat(new Cell(one.subject(), "measured", three).reasons()).containsExactly(
                "load generator saturated: 97 % of its core (like this in 2 blocks)",
                "Little's law: throughput times service time gives 133.0 in flight, not 150");
    }

    @Test
    void failuresAreCountedByKind() {
        Grid failures = ExperimentTables.failures(Cell.of(RESULTS, "concurrency"));
        assertThat(failures.columns()).containsExactly("failed requests", FailureKind.RESET.words(), "all");
        assertThat(failures.rows().getLast()).endsWith("130", "130");
    }

    @Test
    void highestRateReachedByAnyServerIsTheCeiling() {
        assertThat(Charts.ceiling(RESULTS.of("connection-rate"))).isEqualTo(4_000);
    }

    @Test
    void growthOfMemoryIsSharedByTheConnections() {
        Grid grid = ExperimentTables.keepAlive(RESULTS.of("keep-alive"));
        assertThat(grid.rows().getFirst().get(grid.columns().indexOf("server RSS growth a connection, KiB")))
                .isEqualTo("11.2");
    }

    @Test
    void lagOfLiveEventsIsSaidWithWhatIsHeld() {
        Grid grid = ExperimentTables.live(RESULTS.of("live"));
        assertThat(grid.columns()).contains("events/s", "lag p50 ms", "p99 ms");
        assertThat(grid.rows()).hasSize(6);
        assertThat(new Report(RESULTS).text()).contains("Subscribers of the live sky",
                "MVC, production, 1 worker held 10,000 of 10,000 connections without a failed event.");
    }

    @Test
    void burdensAreShownCrowdByCrowdAndOverloadAsAShareOfThePeak() {
        EnduranceTables tables = new EnduranceTables(RESULTS.of("endurance"));
        Grid crowds = tables.crowds();
        assertThat(crowds.rows()).hasSize(9);
        assertThat(crowds.rows().get(3).get(crowds.columns().indexOf("failed"))).isEqualTo("1");
        Grid overload = tables.overload();
        assertThat(overload.rows()).hasSize(3)
                .allSatisfy(row -> assertThat(row.get(overload.columns().indexOf("% of peak"))).isEqualTo("90"));
        assertThat(new Report(RESULTS).text()).contains("Clients that are a burden",
                "asked for three times what it can: answered 90 % of it.");
    }

    @Test
    void strictRunNamesMissingAndFailedMeasurements() {
        assertThat(new Report(RESULTS).defects()).hasSize(1).first().asString().contains("concurrency", "130 of 8,130");
        Results interrupted = new Results(Results.SCHEMA, RESULTS.session(), RESULTS.environment(), RESULTS.servers(),
                RESULTS.measurements().subList(0, 10));
        assertThat(new Report(interrupted).defects()).first().asString()
                .startsWith("85 of 95 measurements were not made");
    }

    @Test
    void baselineFindsWhoGotSlowerAndWhoDidNot() {
        assertThat(new Baseline(RESULTS, RESULTS).slower()).isFalse();
        List<Measurement> slowed = RESULTS.measurements().stream().map(ReportTests::slowed).toList();
        Results slower = new Results(Results.SCHEMA, RESULTS.session(), RESULTS.environment(), RESULTS.servers(),
                slowed);
        assertThat(new Baseline(slower, RESULTS).slower()).isTrue();
        assertThat(new Baseline(RESULTS, slower).slower()).isFalse();
        assertThat(new Baseline(slower, RESULTS).sentences())
                .anyMatch(sentence -> sentence.startsWith("MVC, dev server is slower than before"))
                .noneMatch(sentence -> sentence.startsWith("WebFlux, dev server is slower"));
    }

    @Test
    void withholdsTheVerdictWhenAServerWasNotSteady() {
        Results unsteady = new Results(Results.SCHEMA, RESULTS.session(), RESULTS.environment(), RESULTS.servers(),
                RESULTS.measurements().stream().map(ReportTests::unsteadyInTheFirstBlock).toList());

        assertThat(new Report(unsteady).text()).contains("Dev server: WebFlux is not resolved against MVC (+20.")
                .doesNotContain("Dev server: WebFlux is faster than MVC (");
    }

    private static Measurement unsteadyInTheFirstBlock(Measurement was) {
        Window window = was.window();
        Window unsteady = new Window(window.name(), window.answers(), window.seconds(), window.rates(),
                window.histogram(), window.clientCpuSeconds(), window.serverCpuSeconds(), window.startLagMillis(),
                window.failures(), was.block() > 1);
        return new Measurement(was.experiment(), was.at(), was.block(), was.order(), was.subject(), unsteady,
                was.figures(), was.invalid(), was.notes());
    }

    /** MVC with a fifth of its answers lost. */
    private static Measurement slowed(Measurement was) {
        Window window = was.window();
        if (!was.subject().contender().equals("mvc")) {
            return was;
        }
        Window slower = new Window(window.name(), window.answers(), window.seconds(),
                window.rates().stream().map(rate -> rate * 0.8).toList(),
                window.histogram(), window.clientCpuSeconds(), window.serverCpuSeconds(), window.startLagMillis(),
                window.failures(), true);
        return new Measurement(was.experiment(), was.at(), was.block(), was.order(), was.subject(), slower,
                was.figures(), was.invalid(),
                was.notes());
    }

    @Test
    void interruptedAndEmptySessionsCanBeDrawn(@TempDir Path folder) throws Exception {
        for (int made = 0; made <= RESULTS.measurements().size(); made += 7) {
            new Report(new Results(Results.SCHEMA, RESULTS.session(), RESULTS.environment(), List.of(),
                    RESULTS.measurements().subList(0, made)))
                    .write(folder);
        }
        assertThat(Files.readString(folder.resolve("index.html"))).contains("</html>");
    }

    @Test
    void everyFormIsWritten(@TempDir Path folder) throws Exception {
        new Report(RESULTS).write(folder);
        assertThat(Files.readString(folder.resolve("comparison.md")))
                .contains("| WebFlux | 12,000 | 24,000 | 36,000 |");
        assertThat(Files.readAllLines(folder.resolve("measurements.csv"))).hasSize(1 + RESULTS.measurements().size())
                .allSatisfy(line -> assertThat(line.replaceAll("\"[^\"]*\"", "").chars().filter(c -> c == ',').count())
                        .isEqualTo(commas()));
        assertThat(Files.readString(folder.resolve("index.html"))).contains("made up for a test &lt;&amp;&gt;");
    }

    private static long commas() {
        return Csv.of(RESULTS).lines().findFirst().orElseThrow().chars().filter(c -> c == ',').count();
    }

    @Test
    void resultsFileHoldsEverythingAfterEachMeasurement(@TempDir Path folder) {
        Path path = folder.resolve("deep/results.json");
        ResultsFile file = new ResultsFile(path,
                new Results(Results.SCHEMA, RESULTS.session(), RESULTS.environment(), List.of(), List.of()));
        for (Measurement measurement : RESULTS.measurements()) {
            file.add(measurement);
            assertThat(ResultsFile.read(path)).isEqualTo(file.results());
        }
        RESULTS.servers().forEach(file::add);
        RESULTS.servers().forEach(file::add);
        assertThat(ResultsFile.read(path)).isEqualTo(RESULTS);
    }

    /** Writing to this device fails as a full disk does. */
    @Test
    void fullDiskIsOneLineAndKeepsWhatWasWritten(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("results.json");
        ResultsFile file = new ResultsFile(path,
                new Results(Results.SCHEMA, RESULTS.session(), RESULTS.environment(), List.of(), List.of()));
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no /dev/full");
        Files.createSymbolicLink(folder.resolve("results.json.new"), full);
        assertThatExceptionOfType(ResultsException.class).isThrownBy(() -> file.add(RESULTS.measurements().getFirst()))
                .withMessageContaining("No space left on device").withMessageContaining("is kept");
        assertThat(ResultsFile.read(path).measurements()).isEmpty();
    }

    @Test
    void windowsCannotBeInvalid() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Window("measured", 1, 0, List.of(), "", 0, null, null, Map.of(), true))
                .withMessageContaining("seconds");
    }
}
