package org.planettracker.mvc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import org.planettracker.web.contract.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests that nobody sends by mistake alone get an answer that gives nothing away, and both servers live on.
 *
 * <p>{@code -Dhostile.requests=100000} sends as many of each kind instead of the few of every build, by
 * {@code -Dhostile.clients=64}, of which many wait for a server that waits for them; {@code -Dhostile.seed=1} sends
 * others.
 */
@Isolated
class HostileRequestsIT {

    private static final int REQUESTS = Integer.getInteger("hostile.requests", 500);
    private static final long SEED = Long.getLong("hostile.seed", 20_261_120L);
    /** Tomcat takes a tab for a blank. */
    private static final Pattern HEAD = Pattern.compile("\\s*HEAD[ \\t]");

    private static final int CLIENTS = Integer.getInteger("hostile.clients", 4);
    private static final Map<String, Integer> CAME = new ConcurrentHashMap<>();
    private static final List<ServerProcess> servers = new ArrayList<>();

    @BeforeAll
    static void startBoth() throws Exception {
        servers.add(ServerProcess.start(Path.of("../webflux-app/target/webflux-app.jar")));
        servers.add(ServerProcess.start(Path.of("target/mvc-app.jar")));
        for (ServerProcess server : servers) {
            server.awaitReady();
        }
    }

    @AfterAll
    static void stopBoth() {
        servers.forEach(ServerProcess::close);
    }

    /**
     * Where the form is HTTP, both frameworks see the request and answer alike; where it is broken, the servers may differ
     * in what they read, not in what they give away. The broken ones come last: after one without a version Tomcat answers
     * a malformed one as HTTP/0.9, without a status.
     */
    @Test
    void hostileRequestsGetAnswersThatGiveNothingAway() throws Exception {
        inParallel(HostileRequestsIT::sendWellFormed);
        inParallel(HostileRequestsIT::sendBroken);

        assertThat(servers).hasSize(2).allMatch(ServerProcess::isAlive);
        for (ServerProcess server : servers) {
            assertThat(server.log()).as("log of %s, seed %d", server.name(), SEED).doesNotContain("ERROR", "WARN ");
        }
        System.out.printf("%d hostile requests of each kind to each server, seed %d: %s%n", REQUESTS, SEED,
                new TreeMap<>(CAME));
    }

    private static void sendWellFormed(HostileRequests hostile) throws IOException {
        CAME.merge("well-formed " + assertAnsweredAlike(hostile.shaped()), 1, Integer::sum);
    }

    private static void sendBroken(HostileRequests hostile) throws IOException {
        String broken = hostile.broken();
        for (ServerProcess server : servers) {
            CAME.merge("broken, " + server.name() + ' ' + assertHarmless(server, broken), 1, Integer::sum);
        }
    }

    /** Every client has its own seed, so that a run can be repeated. */
    private static void inParallel(Sending sending) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> sent = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                HostileRequests hostile = new HostileRequests(new SplittableRandom(SEED + client));
                sent.add(clients.submit(() -> {
                    for (int i = 0; i < REQUESTS / CLIENTS; i++) {
                        sending.next(hostile);
                    }
                    return null;
                }));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }

    private interface Sending {
        void next(HostileRequests hostile) throws IOException;
    }

    private static int assertAnsweredAlike(HostileRequests.Shaped request) throws IOException {
        boolean bodiless = request.method().equals("HEAD");
        Answer reactive = servers.get(0).sendText(request.text(), bodiless);
        Answer servlet = servers.get(1).sendText(request.text(), bodiless);
        String told = "seed %d%n%s".formatted(SEED, request.text());

        TwinServersIT.assertAlike(reactive, servlet, told);
        assertGivesNothingAway(reactive, bodiless, told);
        return reactive.status();
    }

    /** What came back: a status, or nothing where the server waits for more or breaks off. */
    private static String assertHarmless(ServerProcess server, String text) throws IOException {
        boolean bodiless = HEAD.matcher(text).lookingAt();
        Answer answer;
        try {
            answer = server.sendAll(text, bodiless);
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException noHttp) {
            return "nothing";
        }
        String told = "seed %d from %s%n%s".formatted(SEED, server.name(), text);
        assertThat(answer.status()).as(told).isLessThan(500);
        assertGivesNothingAway(answer, bodiless, told);
        return String.valueOf(answer.status());
    }

    private static void assertGivesNothingAway(Answer answer, boolean bodiless, String told) {
        assertThat(answer.headers()).as(told).doesNotContainKeys("server", "x-powered-by", "set-cookie", "x");
        assertThat(answer.header("Content-Security-Policy")).as(told).startsWith("default-src 'none'");
        assertThat(answer.header("X-Content-Type-Options")).as(told).isEqualTo("nosniff");
        if (answer.status() >= 400) {
            assertThat(answer.header("Content-Type")).as(told).isEqualTo("application/problem+json");
            assertThat(bodiless || answer.text().startsWith("{")).as(told).isTrue();
            assertThat(answer.text().toLowerCase(Locale.ROOT)).as(told).doesNotContain("exception", "org.", "java",
                    "\tat ", "tomcat", "netty", "spring");
        }
    }
}
