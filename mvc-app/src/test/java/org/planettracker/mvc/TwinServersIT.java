package org.planettracker.mvc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeProperty;

import org.planettracker.web.contract.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same request gets the same answer from both servers: status, headers and bytes.
 *
 * <p>The two cannot share a class path, so the packaged applications run as processes beside each other.
 */
class TwinServersIT {

    /** Only for the one connection: who closes it, how the clock reads, and what the codec writes between. */
    private static final List<String> NOT_OF_THE_ANSWER = List.of("connection", "date", "transfer-encoding");
    private static final Path REACTIVE = Path.of("../webflux-app/target/webflux-app.jar");
    private static final Path SERVLET = Path.of("target/mvc-app.jar");
    private static final String WHEN = "when=2026-11-20T08:29:00.123Z";

    private static final List<ServerProcess> servers = new ArrayList<>();

    @BeforeContainer
    static void startBoth() throws Exception {
        servers.add(ServerProcess.start(REACTIVE));
        servers.add(ServerProcess.start(SERVLET));
        for (ServerProcess server : servers) {
            server.awaitReady();
        }
    }

    @AfterContainer
    static void stopBoth() {
        servers.forEach(ServerProcess::close);
        servers.clear();
    }

    @BeforeProperty
    void bothStillRun() {
        assertThat(servers).hasSize(2).allMatch(ServerProcess::isAlive);
    }

    @Property(tries = 700, shrinking = ShrinkingMode.BOUNDED)
    void anyRequestIsAnsweredAlike(@ForAll("requests") Request request) throws IOException {
        assertAlike(request);
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void everyFileOfThePageIsServedAlike(@ForAll("files") String file) throws IOException {
        assertAlike(new Request("GET", file, List.of()));
        assertAlike(new Request("HEAD", file, List.of()));
        assertAlike(new Request("GET", file, List.of("Range: bytes=0-9")));
        assertAlike(new Request("GET", file, List.of("Accept-Encoding: gzip")));
        String tag = servers.getFirst().send(new Request("GET", file, List.of())).header("ETag");
        assertAlike(new Request("GET", file, List.of("If-None-Match: " + tag)));
    }

    @Example
    void asTheirFrameworksComeTheyAnswerAlikeToo() throws Exception {
        String defaults = "--spring.profiles.active=defaults";
        try (ServerProcess reactive = ServerProcess.start(REACTIVE, ServerProcess.freePort(), defaults);
                ServerProcess servlet = ServerProcess.start(SERVLET, ServerProcess.freePort(), defaults)) {
            reactive.awaitReady();
            servlet.awaitReady();
            for (String target : List.of("/planets/mars?" + WHEN, "/planets/vulcan", "/")) {
                Request request = new Request("GET", target, List.of());
                assertAlike(reactive.send(request), servlet.send(request), request);
            }
        }
    }

    private static void assertAlike(Request request) throws IOException {
        assertAlike(servers.get(0).send(request), servers.get(1).send(request), request);
    }

    static void assertAlike(Answer reactive, Answer servlet, Object request) {
        assertThat(servlet.status()).as("status of %s", request).isEqualTo(reactive.status()).isLessThan(500);
        assertThat(ofTheAnswer(servlet)).as("headers of %s", request).isEqualTo(ofTheAnswer(reactive));
        assertThat(servlet.text()).as("body of %s", request).isEqualTo(reactive.text());
        assertThat(servlet.headers().containsKey("date")).isEqualTo(reactive.headers().containsKey("date"));
    }

    private static Map<String, String> ofTheAnswer(Answer answer) {
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.keySet().removeAll(NOT_OF_THE_ANSWER);
        return headers;
    }

    /**
     * Left out is what Tomcat answers before anyone else sees it and the contract covers by itself: TRACE, CONNECT,
     * {@code /WEB-INF}; and the endpoints of Boot's actuator, which read a broken Content-Type differently.
     */
    @Provide
    Arbitrary<Request> requests() {
        Arbitrary<String> methods = Arbitraries.frequencyOf(Tuple.of(8, Arbitraries.just("GET")),
                Tuple.of(2, Arbitraries.of("HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "BREW")));
        Arbitrary<String> headers = Arbitraries.of("Accept: */*", "Accept: application/json", "Accept: text/html",
                "Accept: text/event-stream;q=0.5, */*;q=0.1", "Accept: nonsense", "Accept: ", "Accept: text/*;q=2",
                "Accept: application/problem+json", "Accept-Encoding: gzip, br", "Accept-Language: de",
                "Origin: http://elsewhere.example", "Origin: null", "Access-Control-Request-Method: GET",
                "Access-Control-Request-Method: DELETE", "Access-Control-Request-Headers: X-A", "If-None-Match: *",
                "If-None-Match: \"x\"", "If-Modified-Since: Fri, 20 Nov 2026 08:00:00 GMT", "Range: bytes=0-3",
                "Range: bytes=9-3", "Range: x", "Cookie: a=b", "Content-Type: application/json",
                "Content-Type: nonsense",
                "X-Forwarded-For: 1.2.3.4", "X-Forwarded-Proto: https", "Forwarded: host=evil.example",
                "X-HTTP-Method-Override: DELETE", "Content-Length: 0", "User-Agent: ",
                "Host: another", "Transfer-Encoding: x", "If-Match: x", "Connection: upgrade");
        return Combinators.combine(methods, paths(), queries(), headers.list().ofMaxSize(3).uniqueElements())
                .as((method, path, query, extra) -> new Request(method, path + query, extra));
    }

    private static Arbitrary<String> paths() {
        Arbitrary<String> names = Arbitraries.of("mars", "MARS", "Sun", "%6dars", "moon;v=1", "vulcan", "", "m%C3%A4rz",
                "%2e%2e",
                "..", ".", "mars.json", "mars%20", "mars+", "ma%rs", "mars%00", "mars%2F", "a%5cb", "{name}", "[mars]",
                "*", "~",
                "pluto%3f", "x".repeat(300));
        Arbitrary<String> ends = Arbitraries.of("", "", "", "/", "/events", "/track", "/moons", "/events/", ";a", "//");
        return Arbitraries.oneOf(Combinators.combine(names, ends).as((name, end) -> "/planets/" + name + end),
                Arbitraries.of("/planets", "/ping", "/", "/index.html", "/openapi.yaml", "/nope", "/planets/", "//ping",
                        "/ping/..",
                        "/actuator", "/actuator/env", "/error",
                        "/favicon.ico",
                        "/.", "/./ping", "/%70ing", "/ping%2f", "/PING",
                        "/webjars/",
                        "/planet-web.properties", "/org/planettracker/web/Sky.class", "/planets/live"));
    }

    private static Arbitrary<String> queries() {
        Arbitrary<String> parts = Arbitraries.oneOf(
                Arbitraries.of("lon=145.051&lat=-39.754", "lon=1&lat=2", "lon=1", "lat=2", "lon=181&lat=0",
                        "lon=NaN&lat=0", "lat=90&lon=0",
                        "lat=90.0001&lon=0", "elevation=0", "elevation=4000", "elevation=1e9", "elevation=",
                        "elevation",
                        "refraction=none", "refraction=standard", "refraction=x", WHEN, "when=2060-06-01T00:00:00Z",
                        "when=",
                        "when=2026-11-20T08:29:00+01:00", "until=2026-11-20T09:00:00Z", "step=PT10M", "step=PT0S",
                        "every=PT0S",
                        "a=b", "&&", "=", "a", "lon=%zz", "lon=%ff&lat=0", "lon=%31&lat=%32", "l%6fn=1&lat=1", "x=[1]",
                        "x={1}", "x=|", "%",
                        "x=%0d%0a", "?", "x=\u00e9", "x=a b", "x=#", "x=\\"),
                Arbitraries.strings().ascii().excludeChars('\r', '\n', ' ').ofMaxLength(12)
                        .map(value -> "lat=" + value + "&lon=0"),
                Arbitraries.doubles().between(-200, 200).map(value -> "lon=" + value + "&lat=" + value / 2));
        // An instant is named nearly always: two servers that are asked for now are asked at two times.
        return parts.list().ofMaxSize(3)
                .map(list -> "?" + String.join("&", list) + (list.contains(WHEN) ? "" : "&" + WHEN));
    }

    @Provide
    Arbitrary<String> files() throws IOException {
        try (var files = Files.walk(Path.of("../planet-web/src/main/resources/META-INF/resources"))) {
            Path root = Path.of("../planet-web/src/main/resources/META-INF/resources");
            return Arbitraries
                    .of(files.filter(Files::isRegularFile).map(file -> "/" + root.relativize(file)).sorted().toList());
        }
    }

    /**
     * A request as it is sent.
     *
     * @param method  any token
     * @param target  path and query, valid or not
     * @param headers whole header lines
     */
    record Request(String method, String target, List<String> headers) {}
}
