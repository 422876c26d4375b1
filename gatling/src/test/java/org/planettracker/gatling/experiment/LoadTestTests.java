package org.planettracker.gatling.experiment;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import org.planettracker.gatling.measure.FailureKind;
import org.planettracker.gatling.measure.Machine;
import org.planettracker.gatling.measure.Window;
import org.planettracker.gatling.server.Children;
import org.planettracker.gatling.server.Contender;
import org.planettracker.gatling.server.Contenders;
import org.planettracker.gatling.server.Launcher;
import org.planettracker.gatling.server.Mode;
import org.planettracker.gatling.server.RunningServer;
import org.planettracker.gatling.server.ServerException;
import org.planettracker.gatling.server.Variant;
import org.planettracker.gatling.simulation.CrowdSimulation;
import org.planettracker.gatling.simulation.KeepAliveSimulation;
import org.planettracker.gatling.simulation.OverloadSimulation;
import org.planettracker.gatling.simulation.RateSimulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Real load generators against a real server, briefly. What is asserted is what was counted, never how fast it was; so they run beside
 * each other, as they spend half of their time waiting.
 */
@Execution(ExecutionMode.CONCURRENT)
final class LoadTestTests {

    private static final Map<String, String> BRIEF = Map.of("path", "/ping", "connections", "10");
    private static final int BURST = 100;
    /** Generous: what hangs is found out by one test alone. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

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

    private BurstGenerator bursts(Map<String, String> orders) {
        return new BurstGenerator(loadTest(), BURST, orders);
    }

    @Test
    void oneLoadGeneratorSendsWholeBurstsToOneServerAfterTheOther() {
        try (BurstGenerator bursts = bursts(BRIEF); RunningServer first = server(); RunningServer second = server()) {
            for (RunningServer server : List.of(first, second)) {
                List<Window> windows = bursts.warmUp(server, 1_000, 0, 0.1, BurstGenerator.WARM_UP_SPAN_SECONDS);
                assertThat(windows).extracting(Window::name).containsExactly("cold", "warm-up");
                assertThat(windows.getFirst().answers()).isEqualTo(BURST);
                assertWhole(windows);
            }
            for (RunningServer server : List.of(second, first)) {
                Window measured = bursts.measure(server, 0.1, 0.2);
                assertThat(measured.name()).isEqualTo("measured");
                assertThat(measured.seconds()).isGreaterThanOrEqualTo(0.2);
                assertWhole(List.of(measured));
                Window longer = bursts.measureOneBurstOf(3 * BURST, server);
                assertThat(longer.failures()).isEmpty();
                assertThat(longer.answers()).isEqualTo(3 * BURST);
                assertThat(longer.rates()).hasSize(1);
            }
        }
    }

    @Test
    void serversToBeComparedAreMeasuredInPieces() {
        try (BurstGenerator bursts = bursts(BRIEF); RunningServer first = server(); RunningServer second = server()) {
            List<Window> windows = bursts.measureInTurns(List.of(first, second), 0.1, 0.8);
            assertThat(windows).hasSize(2).allSatisfy(window -> {
                assertThat(window.name()).isEqualTo("measured");
                assertThat(window.seconds()).isGreaterThanOrEqualTo(0.8);
            });
            assertWhole(windows);
            assertThat(bursts.measureInTurns(List.of(second), 0, 0.1)).singleElement()
                    .satisfies(window -> assertWhole(List.of(window)));
        }
    }

    @Test
    void allLoadGeneratorsSendWhatApacheBenchMust() throws Exception {
        Map<String, Integer> asked = new ConcurrentHashMap<>();
        HttpServer listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/", exchange -> {
            Headers headers = exchange.getRequestHeaders();
            asked.merge((headers.getFirst("Connection") + "").toLowerCase(Locale.ROOT) + ", "
                    + headers.getFirst("Accept"), 1, Integer::sum);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        listener.start();
        String url = "http://localhost:" + listener.getAddress().getPort();
        try (BurstGenerator bursts = bursts(BRIEF); RunningServer server = remote(url)) {
            asked.clear();
            bursts.measure(server, 0, 0.01);
            assertThat(asked).containsOnlyKeys("keep-alive, */*");

            asked.clear();
            bursts.measureOneBurstOf(BURST, server);
            assertThat(asked).containsExactly(Map.entry("keep-alive, */*", BURST));

            asked.clear();
            OtherTools tools = new OtherTools(children);
            tools.wrk(url + "/ping", 2, 1);
            tools.ab(url + "/ping", 2, BURST);
            assertThat(asked.keySet()).isSubsetOf("keep-alive, */*");
            assertThat(asked.isEmpty()).isNotEqualTo(OtherTools.installed("wrk") || OtherTools.installed("ab"));
        } finally {
            listener.stop(0);
        }
    }

    private RunningServer remote(String url) {
        Contender listener = Contenders.choose(List.of(), List.of("listener=" + url)).getLast();
        return RunningServer.start(new Variant(listener, Mode.PRODUCTION), new Launcher(folder, folder), children, 0,
                folder.resolve("server.log"));
    }

    private static void assertWhole(List<Window> windows) {
        assertThat(windows).allSatisfy(window -> {
            assertThat(window.failures()).isEmpty();
            assertThat(window.answers()).isPositive().satisfies(answers -> assertThat(answers % BURST).isZero());
            assertThat(window.rates()).hasSize((int) (window.answers() / BURST));
            assertThat(window.latencies().getTotalCount()).isEqualTo(window.answers());
            assertThat(window.serverCpuSeconds()).isNotNull();
        });
    }

    @Test
    void wrongBodiesAreCountedAsSuch() {
        try (BurstGenerator bursts = bursts(with("expect", "Mars")); RunningServer server = server()) {
            Window window = bursts.measure(server, 0, 0.1);
            assertThat(window.answers()).isZero();
            assertThat(window.failures()).containsOnlyKeys(FailureKind.WRONG_BODY);
        }
    }

    @Test
    void ratesMakeAsManyConnectionsAsAskedFor() {
        try (RunningServer server = server()) {
            List<Window> windows = loadTest().run(RateSimulation.class, server,
                    Map.of("rates", "100,200", "connectionsEach", "150", "longestSeconds", "5", "discardedRate", "50"),
                    LONGEST, client -> {});
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
                    Map.of("connections", "50", "openedPerSecond", "50", "warmUpSeconds", "1", "holdSeconds", "1",
                            "keepAliveSeconds", "4"),
                    LONGEST,
                    client -> held.set((int) new Machine().connections(server.url().getPort())));
            assertThat(windows).extracting(Window::name).containsExactly("ramp", "hold");
            // More only if a busy machine was so slow that some were opened again.
            assertThat(held).hasValueGreaterThanOrEqualTo(50);
            assertThat(windows.getFirst().answers()).isGreaterThanOrEqualTo(50);
        }
    }

    @Test
    void crowdsComeBesideOrdinaryUsersAndGo() {
        try (RunningServer server = server()) {
            List<Window> windows = loadTest().run(CrowdSimulation.class, server,
                    Map.of("path", "/ping", "users", "2", "warmUpSeconds", "1", "aloneSeconds", "1", "slow", "20",
                            "deaf",
                            "20", "idle", "30", "slowSeconds", "1", "deafSeconds", "1", "idleSeconds", "1"),
                    LONGEST, client -> {});
            assertThat(windows).extracting(Window::name).containsExactly("alone", "slow, beside", "slow, closed",
                    "deaf, beside", "deaf, closed", "idle, beside", "idle, closed");
            assertThat(windows).filteredOn(window -> !window.name().endsWith("closed")).allSatisfy(window -> {
                assertThat(window.answers()).isPositive();
                assertThat(window.failures()).isEmpty();
            });
            assertThat(windows.getLast().failures()).isEmpty();
        }
    }

    @Test
    void overloadTellsWhatWasSentAnsweredAndRefused() {
        try (RunningServer server = server()) {
            List<Window> windows = loadTest().run(OverloadSimulation.class, server,
                    Map.of("path", "/ping", "ordinary", "/ping", "rate", "100", "warmUpSeconds", "1", "overloadSeconds",
                            "2", "recoverySeconds", "1"),
                    LONGEST, client -> {});
            assertThat(windows).extracting(Window::name).contains("recovering", "recovered");
            assertThat(windows).extracting(Window::name).contains("overload", "overload, ordinary");
            assertThat(windows).filteredOn(window -> window.name().equals("overload, sent")).singleElement()
                    .satisfies(window -> assertThat(window.answers()).isPositive());
            assertThat(windows).filteredOn(window -> window.name().equals("overload, refused")).singleElement()
                    .satisfies(window -> assertThat(window.answers()).isZero());
        }
    }

    @Test
    void serverThatDiesUnderLoadIsNamed() throws Exception {
        try (BurstGenerator bursts = bursts(BRIEF); RunningServer server = server()) {
            bursts.measure(server, 0, 0.1);
            ProcessHandle.of(server.pid()).orElseThrow().destroyForcibly();
            assertThatExceptionOfType(ServerException.class).isThrownBy(() -> bursts.measure(server, 0, 0.1))
                    .withMessageContaining("event-loop/production died in the middle");
        }
    }

    @Test
    void loadGeneratorThatSaysNothingIsGivenUpInOneLine() throws Exception {
        Path silent = Path.of("/usr/bin/sleep");
        assumeThat(silent).isExecutable();
        try (LoadGenerator generator = new LoadGenerator(List.of(silent.toString(), "600"), folder.resolve("log"),
                children)) {
            assertThatExceptionOfType(ExperimentException.class)
                    .isThrownBy(() -> generator.signal(Duration.ofSeconds(1), null))
                    .withMessageStartingWith("the load generator did not finish within 1 s");
        }
    }
}
