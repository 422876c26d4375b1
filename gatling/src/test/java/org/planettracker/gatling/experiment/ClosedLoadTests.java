package org.planettracker.gatling.experiment;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.planettracker.gatling.measure.Machine;
import org.planettracker.gatling.measure.Yardstick;
import org.planettracker.gatling.report.Figure;
import org.planettracker.gatling.report.Measurement;
import org.planettracker.gatling.report.Results;
import org.planettracker.gatling.report.ResultsFile;
import org.planettracker.gatling.server.Answers;
import org.planettracker.gatling.server.Children;
import org.planettracker.gatling.server.Contenders;
import org.planettracker.gatling.server.Launcher;
import org.planettracker.gatling.server.Mode;
import org.planettracker.gatling.server.Variant;

import static org.assertj.core.api.Assertions.assertThat;

/** Real servers and a real load generator, briefly: how a run is put together, never how fast anything was. */
final class ClosedLoadTests {

    private static final int BLOCKS = 2;
    private static final double ONE_WORKER_SECONDS = 0.5;
    private static final Plan BRIEF = new Plan("brief", BLOCKS, 0, 0, 0.1, 0, 0.1, ONE_WORKER_SECONDS, 0, 0, false,
            true, List.of(), 1, 1,
            1, 1);
    private static final ClosedLoad LOAD = new ClosedLoad("/ping", "Pong!", 4, 100, true);

    private final Children children = new Children();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    @TempDir
    Path folder = Path.of("");

    @AfterEach
    void endAll() {
        children.endAll();
    }

    private Bench bench(Session session, List<ClosedLoad.Entry> entries) {
        Results begun = new Results(Results.SCHEMA, new Results.Session(Instant.EPOCH, BRIEF.name(), session.seed(),
                List.of(), List.of(), List.of(), ClosedLoad.measurements(BRIEF, entries), List.of()), Map.of(),
                List.of(), List.of());
        return new Bench(session, 0, folder, new Launcher(folder, folder), children,
                new ResultsFile(folder.resolve("results.json"), begun), new Answers(), new Machine(), new Yardstick(),
                new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), ClosedLoad.steps(BRIEF, entries),
                        LOAD.seconds(BRIEF, entries)));
    }

    @Test
    void everyBlockStartsItsOwnServers() {
        Session session = new Session(BRIEF, Contenders.choose(List.of("socket-virtual", "event-loop"), List.of()),
                true, 1);
        List<ClosedLoad.Entry> entries = ClosedLoad.withTwin(BRIEF, session.chosen().stream()
                .map(contender -> new ClosedLoad.Entry(new Variant(contender, Mode.ONE_WORKER))).toList());
        Bench bench = bench(session, entries);
        LOAD.run(bench, new DevVersusProduction(), entries);

        List<Measurement> measurements = bench.file().results().measurements();
        assertThat(measurements).extracting(Measurement::block).containsExactly(1, 1, 1, 2, 2, 2);
        assertThat(measurements).extracting(Measurement::order).containsExactly(1, 2, 3, 1, 2, 3);
        assertThat(measurements.subList(3, 6)).extracting(Measurement::subject)
                .containsExactlyElementsOf(
                        measurements.subList(0, 3).reversed().stream().map(Measurement::subject).toList());
        assertThat(measurements).allSatisfy(measurement -> {
            assertThat(measurement.window().failures()).isEmpty();
            assertThat(measurement.window().seconds()).isGreaterThanOrEqualTo(ONE_WORKER_SECONDS);
        });
        // To the nanosecond: two starts of the same length are one start.
        assertThat(measurements).extracting(measurement -> measurement.figures().get(Figure.START_SECONDS))
                .doesNotHaveDuplicates().doesNotContainNull();
        // A machine with little memory is warned of that on a line of its own.
        assertThat(said.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("[")).toList())
                .hasSize(2 * BLOCKS * entries.size()).last().asString().startsWith("[12/12, 0 s left]");
    }
}
