package org.planettracker.web.contract;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.planettracker.web.contract.RawHttp.Answer;
import org.planettracker.web.server.RunningServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What slow, silent and numerous clients get, with limits so short that they can be waited for, and what a clock that
 * steps does; each server runs it by extending this class.
 *
 * <p>Every claim is that something happens, however late: a busy machine makes the tests slower, not wrong.
 */
@TestPropertySource(properties = {"tracker.limits.header-timeout=1s", "tracker.limits.idle-timeout=2s",
    "tracker.limits.write-timeout=2s", "tracker.live.heartbeat=1s",
    "tracker.limits.max-connections=" + AdversityTests.MAX_CONNECTIONS,
    "tracker.limits.connection-memory=" + AdversityTests.CONNECTION_MEGABYTES + "MB",
    "tracker.track.max-points=" + AdversityTests.MAX_POINTS})
@Import(AdversityTests.Clocks.class)
@ExtendWith(OutputCaptureExtension.class)
@Isolated
public abstract class AdversityTests {

    static final int MAX_CONNECTIONS = 250;
    /** Enough for so many connections, and for 40 of each kind of slow client, but not for so many large headers. */
    static final int CONNECTION_MEGABYTES = 18;
    /** Two of the longest tracks. */
    static final int MAX_POINTS = 20_000;

    private static final int SLOW_CLIENTS = 40;
    /** Connections of other tests that the server may not have closed yet. */
    private static final int SPARE = 20;
    private static final String LONGEST_TRACK = "/planets/moon/track?when=2026-11-20T00:00:00Z&until=2026-11-20T02:46:39Z&step=PT1S";
    /** 2,000 points. */
    private static final String TRACK = "/planets/moon/track?when=2026-11-20T00:00:00Z&until=2026-11-20T16:39:30Z&step=PT30S";
    /** 361 points. */
    private static final String SHORT_TRACK = "/planets/moon/track?when=2026-11-20T00:00:00Z&until=2026-11-20T01:00:00Z&step=PT10S";
    /** More than the buffers of the kernel take. */
    private static final int PAGES_NOW_AND_THEN = 60;
    /** More than Tomcat has threads. */
    private static final int MANY_CLIENTS = 220;
    /** Until those who take nothing have what the kernel holds for them; then the write timeout is not over for long. */
    private static final long SETTLING_MILLIS = 500;
    /** The header timeout is longer, and so is what then is left of the write timeout. */
    private static final long AT_ONCE_NANOS = 800_000_000;
    /** Header of a request, in HTTP/2 without Huffman codes: a path, the scheme and a host. */
    private static final String HTTP2_PAGE = "\u0082\u0086\u0084A\u0001a";
    private static final String HTTP2_PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    /** One a second. */
    private static final int LIVE_EVENTS = 4;
    private static final int HTTP2_STREAMS = 90;
    private static final int TRACKS_AT_ONCE = 100;
    private static final int LEAVING = 8;
    private static final int STAYING = 8;
    private static final int LEAVINGS = 2_000;
    private static final long LONGEST_STAY_NANOS = 3_000_000;
    private static final long HOARDING_NANOS = 4_000_000_000L;
    /** Longer than it takes to compute the next track, and well below the write timeout. */
    private static final long STILL_NANOS = 500_000_000;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private SteppingClock clock;

    @Autowired
    private RunningServer server;

    /** The server's clock, which can be set. */
    static final class SteppingClock implements InstantSource {

        private volatile @Nullable Instant stopped;

        @Override
        public Instant instant() {
            Instant at = stopped;
            return at == null ? Instant.now() : at;
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Clocks {

        @Bean
        @Primary
        SteppingClock steppingClock() {
            return new SteppingClock();
        }
    }

    /** An hour back and forth, both sides of a midnight, of the second that was 23:59:60, and of the end of the predictions. */
    @Test
    void aClockThatStepsIsFollowedAtOnceAndTheSkyMovesNoFartherThanItTurns() throws Exception {
        double before = Double.NaN;
        Instant last = Instant.EPOCH;
        try {
            for (String when : List.of("2026-11-20T12:00:00Z", "2026-11-20T13:00:00Z", "2026-11-20T12:00:00Z",
                    "2026-11-20T23:59:59.900Z", "2026-11-21T00:00:00.100Z", "2016-12-31T23:59:59.900Z",
                    "2017-01-01T00:00:00.100Z", "2027-09-17T23:59:59.900Z", "2027-09-18T00:00:00.100Z",
                    "2027-09-18T23:59:59.900Z", "2027-09-19T00:00:00.100Z")) {
                Instant now = Instant.parse(when);
                clock.stopped = now;
                Answer answer = RawHttp.exchange(port, "GET", "/planets/sun?lon=0&lat=0&refraction=none");
                JsonNode sun = JsonMapper.shared().readTree(answer.body());

                assertThat(Instant.parse(sun.get("when").asString())).isEqualTo(now);
                assertThat(answer.text()).isEqualTo(
                        RawHttp.exchange(port, "GET", "/planets/sun?lon=0&lat=0&refraction=none&when=" + when).text());
                if (Duration.between(last, now).abs().compareTo(Duration.ofSeconds(1)) < 0) {
                    // 0.2 s of turning are 0.0008 degrees, and 1.2 s across a leap second 0.005.
                    assertThat(Math.abs(sun.get("alt").asDouble() - before)).as(when).isLessThan(0.006);
                }
                before = sun.get("alt").asDouble();
                last = now;
            }
            clock.stopped = Instant.parse("2060-01-01T00:00:01Z");
            Answer failed = RawHttp.exchange(port, "GET", "/planets/sun");
            assertThat(failed.status()).isEqualTo(500);
            assertThat(failed.text()).contains("/problems/internal-error").doesNotContain("xception");
            assertThat(RawHttp.exchange(port, "GET", "/planets/sun?when=2026-11-20T12:00:00Z").status()).isEqualTo(200);
        } finally {
            clock.stopped = null;
        }
        assertThat(RawHttp.exchange(port, "GET", "/planets/sun").status()).isEqualTo(200);
    }

    @Test
    void whatComesDropByDropIsCutOffWhileOthersAreServed() throws Exception {
        Map<String, String> drops = Map.of("GET /", "x", "GET /ping HTTP/1.1\r\nHost: a\r\nX: ", "x", "\r\n", "\r\n",
                "POST /ping HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n", "x",
                "GET /ping HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", "1");
        List<Runnable> closing = new ArrayList<>();
        try {
            List<BooleanSupplier> slow = new ArrayList<>();
            for (Map.Entry<String, String> drop : drops.entrySet()) {
                for (int i = 0; i < SLOW_CLIENTS; i++) {
                    RawHttp client = new RawHttp(port);
                    closing.add(() -> quietly(client));
                    client.write(drop.getKey());
                    slow.add(() -> isGone(client, drop.getValue()));
                }
            }
            long end = System.nanoTime() + PATIENCE_NANOS;
            while (!slow.isEmpty()) {
                assertThat(System.nanoTime()).as("%d connections are still open", slow.size()).isLessThan(end);
                assertThat(RawHttp.exchange(port, "GET", "/planets/mars").status()).isEqualTo(200);
                Thread.sleep(200);
                slow.removeIf(BooleanSupplier::getAsBoolean);
            }
        } finally {
            closing.forEach(Runnable::run);
        }
    }

    private static void quietly(RawHttp client) {
        try {
            client.close();
        } catch (IOException alreadyBroken) {
            // It is gone.
        }
    }

    @Test
    void silentConnectionsAreClosedBeforeTheFirstRequestAndAfterIt() throws Exception {
        try (RawHttp silent = new RawHttp(port); RawHttp silentLater = new RawHttp(port)) {
            assertThat(silentLater.send("GET", "/ping").status()).isEqualTo(200);

            assertThat(silent.isClosedByServer()).isTrue();
            assertThat(silentLater.isClosedByServer()).isTrue();
        }
    }

    /** Sends one drop more; a closed connection takes the first and refuses a later one. */
    private static boolean isGone(RawHttp client, String drop) {
        try {
            client.write(drop);
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    @Test
    void connectionsBeyondTheLimitAreRefusedAtOnceAndServedWhenOthersHaveGone() throws Exception {
        List<RawHttp> kept = new ArrayList<>();
        try {
            boolean refused = false;
            while (!refused) {
                // Those that were refused are closed, and those that have waited too long in between as well.
                assertThat(kept).as("connections opened").hasSizeLessThan(20 * MAX_CONNECTIONS);
                RawHttp client = new RawHttp(port);
                kept.add(client);
                refused = !isServed(client);
            }
            assertThat(kept).as("connections opened").hasSizeGreaterThan(MAX_CONNECTIONS - SPARE);
        } finally {
            for (RawHttp client : kept) {
                client.close();
            }
        }
        long end = System.nanoTime() + PATIENCE_NANOS;
        for (boolean again = false; !again;) {
            assertThat(System.nanoTime()).as("served again").isLessThan(end);
            try (RawHttp client = new RawHttp(port)) {
                again = isServed(client);
            }
        }
    }

    /** Else new clients would wait in the kernel behind the requests of all who are in; Netty has its event loops let them in. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void clientsAreLetInWhileAllWhoServeAreBusy() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try {
            for (Executor worker : server.workers()) {
                for (int i = 0; i < MANY_CLIENTS; i++) {
                    worker.execute(() -> stay(done));
                }
            }
            try (RawHttp client = new RawHttp(port)) {
                client.write("GET /ping HTTP/1.1\r\nHost: here\r\n\r\n");
                atLeastOnce("let in", () -> clientsBeforeTheDoor() == 0);
            }
        } finally {
            done.countDown();
        }
        atLeastOnce("served afterwards", this::isServedAtOnce);
    }

    private static void stay(CountDownLatch done) {
        try {
            done.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Connections that the kernel has made and the server has not accepted yet; the kernel shows them as bytes to be read. */
    private int clientsBeforeTheDoor() throws IOException {
        Pattern listening = Pattern.compile(
                String.format(Locale.ROOT, "\\s*\\d+: [0-9A-F]+:%04X \\S+ 0A [0-9A-F]+:(?<waiting>[0-9A-F]+) .*",
                        port));
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
                Matcher socket = listening.matcher(line);
                if (socket.matches()) {
                    return Integer.parseInt(socket.group("waiting"), 16);
                }
            }
        }
        throw new IllegalStateException("nobody listens on port " + port);
    }

    private static boolean isServed(RawHttp client) throws IOException {
        try {
            return client.send("GET", "/ping").status() == 200;
        } catch (EOFException | SocketException refused) {
            return false;
        }
    }

    @Test
    void requestsThatHaveComeInPartAreCutOffAtOnceIfThereIsNoMemoryForMore() throws Exception {
        String part = "GET /ping HTTP/1.1\r\nHost: a\r\n" + "X: ".concat("x".repeat(70)).concat("\r\n").repeat(90);
        atLeastOnce("one of many was cut off at once", () -> {
            List<RawHttp> clients = clients(MANY_CLIENTS);
            try (RawHttp kept = new RawHttp(port)) {
                assertThat(kept.send("GET", "/planets/mars").status()).isEqualTo(200);
                long begun = System.nanoTime();
                clients.forEach(client -> writeQuietly(client, part));
                return firstIsClosed(clients) - begun < AT_ONCE_NANOS
                        && kept.send("GET", "/planets/mars").status() == 200;
            } catch (EOFException | SocketException refused) {
                return false;
            } finally {
                clients.forEach(AdversityTests::quietly);
            }
        });
    }

    /** When the server closed the first of some connections. */
    private static long firstIsClosed(List<RawHttp> clients) throws Exception {
        try (ExecutorService watching = Executors.newVirtualThreadPerTaskExecutor()) {
            return watching.invokeAny(clients.stream().map(client -> (Callable<Long>) () -> {
                try {
                    assertThat(client.isClosedByServer()).isTrue();
                } catch (SocketException reset) {
                    // Closed, with bytes that were not read.
                }
                return System.nanoTime();
            }).toList());
        }
    }

    @Test
    void whoAsksOnAndOnAndReadsNothingKeepsNobodyElseWaiting() throws Exception {
        String pages = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(500);
        atLeastOnce("Mars was answered at once", () -> servedAtOnceBeside(MANY_CLIENTS, pages));
    }

    /** The same, but one after the other, so that no request is there before the server has answered the last. */
    @Test
    void whoAsksNowAndThenAndReadsNothingKeepsNobodyElseWaiting() throws Exception {
        atLeastOnce("Mars was answered at once", () -> {
            List<RawHttp> clients = clients(MANY_CLIENTS);
            try {
                for (int i = 0; i < PAGES_NOW_AND_THEN; i++) {
                    clients.forEach(client -> writeQuietly(client, "GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
                    Thread.sleep(10);
                }
                return isServedAtOnce();
            } finally {
                clients.forEach(AdversityTests::quietly);
            }
        });
    }

    @Test
    void whoTakesNothingInHttp2KeepsNobodyElseWaiting(CapturedOutput output) throws Exception {
        int before = output.toString().length();
        StringBuilder requests = new StringBuilder(HTTP2_PREFACE).append(http2Frame(4, 0, 0, "\0\u0004\0\0\0\0"));
        for (int stream = 0; stream < HTTP2_STREAMS; stream++) {
            requests.append(http2Frame(1, 5, 2 * stream + 1, HTTP2_PAGE));
        }
        atLeastOnce("Mars was answered at once", () -> servedAtOnceBeside(SPARE, requests.toString()));

        Thread.sleep(SETTLING_MILLIS);
        assertThat(output.toString().substring(before)).doesNotContain("WARN", "ERROR");
    }

    /** The limit on the time that a header takes is none on a connection that goes on with HTTP/2. */
    @Test
    void aStreamInHttp2GoesOnLongerThanAHeaderMayTake() throws Exception {
        URI live = URI.create("http://localhost:" + port + "/planets/live?every=PT1S");
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpResponse<Stream<String>> answer = client.send(HttpRequest.newBuilder(live).build(),
                    HttpResponse.BodyHandlers.ofLines());
            try (Stream<String> lines = answer.body()) {
                assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(lines.filter(line -> line.startsWith("data:")).limit(LIVE_EVENTS)).hasSize(LIVE_EVENTS);
            }
            client.shutdownNow();
        }
    }

    private static String http2Frame(int type, int flags, int stream, String payload) {
        return "\0\0" + (char) payload.length() + (char) type + (char) flags + "\0\0\0" + (char) stream + payload;
    }

    /** Whether Mars is answered before anybody is cut off who sends this and takes no answer. */
    private boolean servedAtOnceBeside(int count, String requests) throws Exception {
        List<RawHttp> clients = clients(count);
        try {
            for (RawHttp client : clients) {
                writeQuietly(client, requests);
            }
            Thread.sleep(SETTLING_MILLIS);
            return isServedAtOnce();
        } finally {
            clients.forEach(AdversityTests::quietly);
        }
    }

    private boolean isServedAtOnce() throws IOException {
        long begun = System.nanoTime();
        try {
            return RawHttp.exchange(port, "GET", "/planets/mars").status() == 200
                    && System.nanoTime() - begun < AT_ONCE_NANOS;
        } catch (EOFException | SocketException refused) {
            return false;
        }
    }

    private List<RawHttp> clients(int count) throws IOException {
        List<RawHttp> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(RawHttp.withSmallBuffer(port));
        }
        return clients;
    }

    private static void writeQuietly(RawHttp client, String text) {
        try {
            client.write(text);
        } catch (IOException cutOff) {
            // So it is.
        }
    }

    private static void atLeastOnce(String claim, Callable<Boolean> happened) throws Exception {
        for (long end = System.nanoTime() + PATIENCE_NANOS; !happened.call();) {
            assertThat(System.nanoTime()).as(claim).isLessThan(end);
            Thread.sleep(500);
        }
    }

    /**
     * Two clients ask for more than the kernel's buffers take and read nothing, which uses up all points; it is the server
     * that cuts them off.
     */
    @Test
    void longTracksThatNobodyReadsKeepTheirBoundsAndGiveThemBack() throws Exception {
        Answer refused = null;
        for (long end = System.nanoTime() + PATIENCE_NANOS; refused == null;) {
            assertThat(System.nanoTime()).as("a track was refused").isLessThan(end);
            refused = refusedBesideHoarders();
        }

        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.text()).contains("/problems/busy");
    }

    /** The refusal of a track while two clients hold all points, null if they did not hold them long enough. */
    private @Nullable Answer refusedBesideHoarders() throws Exception {
        try (RawHttp first = RawHttp.withSmallBuffer(port); RawHttp second = RawHttp.withSmallBuffer(port)) {
            String tracks = ("GET " + LONGEST_TRACK + " HTTP/1.1\r\nHost: a\r\n\r\n").repeat(10);
            first.write(tracks);
            second.write(tracks);
            // Some tracks go into the buffers of the kernel; then nothing moves until the server gives up.
            long end = System.nanoTime() + HOARDING_NANOS;
            for (long moved = System.nanoTime(); System.nanoTime() - moved < STILL_NANOS;) {
                if (pointsInTheWorks() < MAX_POINTS) {
                    moved = System.nanoTime();
                }
                if (moved > end) {
                    return null;
                }
                Thread.sleep(10);
            }
            Answer answer = RawHttp.exchange(port, "GET", LONGEST_TRACK);
            if (answer.status() != 503) {
                return null;
            }
            assertThat(RawHttp.exchange(port, "GET", "/planets/mars").status()).isEqualTo(200);
            assertThat(RawHttp.exchange(port, "GET", "/planets/mars/events").status()).isEqualTo(200);
            for (long late = System.nanoTime() + PATIENCE_NANOS; pointsInTheWorks() > 0;) {
                assertThat(System.nanoTime()).as("the server gave up on its readers").isLessThan(late);
                Thread.sleep(100);
            }
            return answer;
        }
    }

    /** More tracks at once than may be in the works, though each is a tenth of what may: some are computed, the others do not wait for them. */
    @Test
    void moreTracksThanCanBeComputedAreRefusedWhileSomeAreAndOtherRequestsAreServed() throws Exception {
        List<Answer> tracks = List.of();
        for (long end = System.nanoTime() + PATIENCE_NANOS; tracks.stream().noneMatch(AdversityTests::isRefusal);) {
            assertThat(System.nanoTime()).as("a track was refused").isLessThan(end);
            tracks = tracksBesideMars();
        }

        assertThat(tracks).extracting(Answer::status).contains(200).containsOnly(200, 503);
        assertThat(tracks).filteredOn(AdversityTests::isRefusal)
                .allSatisfy(refused -> assertThat(refused.header("Retry-After")).isEqualTo("1"))
                .allSatisfy(refused -> assertThat(refused.text()).contains("/problems/busy"));
        assertThat(tracks).filteredOn(answer -> !isRefusal(answer)).extracting(Answer::text).containsOnly(
                RawHttp.exchange(port, "GET", TRACK).text());
        awaitAllPointsGivenBack();
    }

    private void awaitAllPointsGivenBack() throws Exception {
        for (long end = System.nanoTime() + PATIENCE_NANOS; pointsInTheWorks() > 0;) {
            assertThat(System.nanoTime()).as("all points were given back").isLessThan(end);
            Thread.sleep(10);
        }
    }

    private static boolean isRefusal(Answer answer) {
        return answer.status() == 503;
    }

    /** What clients got that asked for tracks all at once; those beside them, who asked for Mars, were served. */
    private List<Answer> tracksBesideMars() throws Exception {
        List<Future<Answer>> tracks = new ArrayList<>();
        List<Future<Answer>> mars = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < TRACKS_AT_ONCE; i++) {
                tracks.add(clients.submit(() -> RawHttp.exchange(port, "GET", TRACK)));
                if (i % 10 == 0) {
                    mars.add(clients.submit(() -> RawHttp.exchange(port, "GET", "/planets/mars")));
                }
            }
            for (Future<Answer> one : tracks) {
                answers.add(one.get());
            }
            for (Future<Answer> one : mars) {
                assertThat(one.get().status()).isEqualTo(200);
            }
        }
        return answers;
    }

    private double pointsInTheWorks() throws IOException {
        String meters = RawHttp.exchange(port, "GET", "/actuator/prometheus").text();
        return meters.lines().filter(line -> line.startsWith("tracker_track_points "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ')))).sum();
    }

    /** A buffer given back twice when a client has left would be taken from somebody else's answer. */
    @Test
    void whoLeavesTakesNothingFromThoseWhoStay(CapturedOutput log) throws Exception {
        int logged = log.getAll().length();
        Map<String, String> answers = new LinkedHashMap<>();
        for (String target : List.of("/actuator/info", "/planets?when=2026-11-20T12:00:00Z", SHORT_TRACK)) {
            answers.put(target, RawHttp.exchange(port, "GET", target).text());
        }
        for (String target : answers.keySet()) {
            AtomicInteger left = new AtomicInteger();
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<@Nullable Void>> leaving = new ArrayList<>();
                List<Future<List<String>>> staying = new ArrayList<>();
                for (int i = 0; i < LEAVING; i++) {
                    leaving.add(clients.submit(() -> leaveAgainAndAgain(target, left)));
                }
                for (int i = 0; i < STAYING; i++) {
                    staying.add(clients.submit(() -> askUntilAllHaveLeft(target, left)));
                }
                for (Future<@Nullable Void> one : leaving) {
                    one.get();
                }
                List<String> received = new ArrayList<>();
                for (Future<List<String>> one : staying) {
                    received.addAll(one.get());
                }
                assertThat(received).as(target).isNotEmpty().containsOnly(answers.get(target));
            }
        }
        awaitAllPointsGivenBack();
        assertThat(log.getAll().substring(logged)).doesNotContain(" WARN ", " ERROR ");
    }

    private @Nullable Void leaveAgainAndAgain(String target, AtomicInteger left) throws Exception {
        while (left.get() < LEAVINGS) {
            RawHttp client = new RawHttp(port);
            try {
                client.write("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
                Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(LONGEST_STAY_NANOS)));
                left.incrementAndGet();
            } catch (SocketException refused) {
                // There are still too many of those who have left.
                Thread.sleep(1);
            } finally {
                client.leave();
            }
        }
        return null;
    }

    /** What was answered, but not that there is too much to do: what those want who have left may be part of it. */
    private List<String> askUntilAllHaveLeft(String target, AtomicInteger left) throws IOException {
        List<String> answers = new ArrayList<>();
        while (left.get() < LEAVINGS || answers.isEmpty()) {
            int before = answers.size();
            try (RawHttp client = new RawHttp(port)) {
                Answer answer = client.send("GET", target);
                while (!isRefusal(answer)) {
                    answers.add(answer.text());
                    if (left.get() >= LEAVINGS) {
                        break;
                    }
                    answer = client.send("GET", target);
                }
            } catch (EOFException | SocketException notServed) {
                assertThat(answers).as("answered on a connection that broke").hasSize(before);
            }
        }
        return answers;
    }

    @Test
    void aQuietStreamIsKeptAliveByComments() throws Exception {
        try (RawHttp subscriber = new RawHttp(port)) {
            subscriber.write("GET /planets/live?every=PT1H HTTP/1.1\r\nHost: a\r\n\r\n");
            subscriber.readHead();

            assertThat(subscriber.event()).startsWith("retry:");
            assertThat(subscriber.event()).isEqualTo(":still here");
            assertThat(subscriber.event()).isEqualTo(":still here");
        }
    }
}
