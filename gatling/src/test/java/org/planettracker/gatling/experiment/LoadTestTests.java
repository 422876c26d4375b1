package org.planettracker.gatling.experiment;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.planettracker.gatling.measure.FailureKind;
import org.planettracker.gatling.measure.Machine;
import org.planettracker.gatling.measure.Window;
import org.planettracker.gatling.server.Children;
import org.planettracker.gatling.server.Contenders;
import org.planettracker.gatling.server.Launcher;
import org.planettracker.gatling.server.Mode;
import org.planettracker.gatling.server.RunningServer;
import org.planettracker.gatling.server.ServerException;
import org.planettracker.gatling.server.Variant;
import org.planettracker.gatling.simulation.BurstSimulation;
import org.planettracker.gatling.simulation.KeepAliveSimulation;
import org.planettracker.gatling.simulation.RateSimulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Real load generators against a real server, briefly. What is asserted is what was counted, never how fast it was. */
final class LoadTestTests {

    private static final Map<String, String> BRIEF = Map.of("path", "/ping", "connections", "10", "requests", "100",
            "warmUp", "0",
            "warmUpLongest", "0.1", "measuredSeconds", "0.2");

    private final Children children = new Children();
    @TempDir
    Path folder = Path.of("");

    @AfterEach
    void endAll() {
        children.endAll();
    }

    private RunningServer server() {
        Variant variant = new Variant(Contenders.choose(List.of("event-loop"), List.of()).getFirst(), Mode.PRODUCTION);
        return RunningServer.start(variant, new Launcher(folder, folder), children, 0, folder.resolve("server.log"));
    }

    private LoadTest loadTest() {
        return new LoadTest(folder, children);
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> orders = new HashMap<>(BRIEF);
        orders.put(name, value);
        return orders;
    }

    @Test
    void burstsAreWholeAndKeepTheirConnections() {
        try (RunningServer server = server()) {
            AtomicInteger signals = new AtomicInteger();
            List<Window> windows = loadTest().run(BurstSimulation.class, server, with("rounds", "2"),
                    client -> signals.incrementAndGet());
            assertThat(windows).extracting(Window::name).containsExactly("cold", "measured", "measured");
            assertThat(signals).hasValue(1);
            assertThat(windows).allSatisfy(window -> {
                assertThat(window.failures()).isEmpty();
                assertThat(window.answers()).isPositive().satisfies(answers -> assertThat(answers % 100).isZero());
                assertThat(window.rates()).hasSize((int) (window.answers() / 100));
                assertThat(window.latencies().getTotalCount()).isEqualTo(window.answers());
                assertThat(window.serverCpuSeconds()).isNotNull();
            });
        }
    }

    @Test
    void wrongBodiesAreCountedAsSuch() {
        try (RunningServer server = server()) {
            Window window = loadTest().run(BurstSimulation.class, server, with("expect", "Mars"), client -> {})
                    .getLast();
            assertThat(window.answers()).isZero();
            assertThat(window.failures()).containsOnlyKeys(FailureKind.WRONG_BODY);
        }
    }

    @Test
    void ratesMakeAsManyConnectionsAsAskedFor() {
        try (RunningServer server = server()) {
            List<Window> windows = loadTest().run(RateSimulation.class, server,
                    Map.of("rates", "100,200", "connectionsEach", "150", "longestSeconds", "5", "discardedRate", "50"),
                    client -> {});
            assertThat(windows).extracting(Window::name).containsExactly("discarded", "100/s", "200/s");
            assertThat(windows.subList(1, 3)).allSatisfy(window -> {
                assertThat(window.answers()).isEqualTo(150);
                assertThat(window.startLagMillis()).isNotNull();
            });
        }
    }

    @Test
    void heldConnectionsAreSeenByTheKernel() {
        try (RunningServer server = server()) {
            AtomicInteger held = new AtomicInteger();
            List<Window> windows = loadTest().run(KeepAliveSimulation.class, server,
                    Map.of("connections", "50", "openedPerSecond", "50", "holdSeconds", "1", "keepAliveSeconds", "4"),
                    client -> held.set((int) new Machine().connections(server.url().getPort())));
            assertThat(windows).extracting(Window::name).containsExactly("ramp", "hold");
            assertThat(held).hasValue(50);
            assertThat(windows.getFirst().answers()).isGreaterThanOrEqualTo(50);
        }
    }

    @Test
    void serverThatDiesUnderLoadIsNamed() {
        RunningServer server = server();
        ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
        Map<String, String> orders = with("rounds", "3");
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> loadTest().run(BurstSimulation.class, server, orders,
                        client -> process.destroyForcibly()))
                .withMessageContaining("event-loop/production died in the middle");
    }
}
