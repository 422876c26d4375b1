package org.planettracker.web.contract;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.planettracker.web.contract.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** What HTTP asks of every answer: headers, caching, HEAD, other origins, versions of the protocol, connections. */
interface HttpContract extends Contract {

    @Test
    default void positionsForANamedInstantMayBeKeptForADay() throws Exception {
        assertThat(get(MARS).header("Cache-Control")).isEqualTo("max-age=86400, public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/planets/mars", "/planets", "/planets/vulcan?" + WHEN,
        "/planets/mars?lat=91&lon=0&" + WHEN})
    default void positionsForNowAndProblemsAreNotKept(String target) throws Exception {
        assertThat(get(target).header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ping", "/planets?" + WHEN, MARS, "/planets/vulcan", "/planets/mars?lat=91&lon=0", "/",
        "/nope",
        "/openapi.yaml"})
    default void headAnswersAsGetDoesWithoutTheBody(String target) throws Exception {
        Answer get = get(target);
        try (RawHttp connection = new RawHttp(port())) {
            Answer head = connection.send("HEAD", target);

            assertThat(head.status()).isEqualTo(get.status());
            assertThat(withoutDate(head)).isEqualTo(withoutDate(get));
        }
    }

    private static Map<String, String> withoutDate(Answer answer) {
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.remove("date");
        return headers;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ping", MARS, "/planets?" + WHEN, "/planets/vulcan", "/planets/mars?lat=91&lon=0", "/",
        "/nope",
        "/openapi.yaml", "/actuator/health", "/planets/%00", "/META-INF/x"})
    default void everyAnswerHasTheSecurityHeadersAndIsOpenToAnyOrigin(String target) throws Exception {
        Answer answer = get(target);

        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Permissions-Policy")).isEqualTo("geolocation=(self)");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.headers()).doesNotContainKeys("server", "x-powered-by", "set-cookie");
    }

    @Test
    default void anotherOriginMayGetAndNothingElse() throws Exception {
        Answer allowed = RawHttp.exchange(port(), "OPTIONS", MARS, "Origin: http://elsewhere.example",
                "Access-Control-Request-Method: GET");

        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(allowed.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD");
        assertThat(get(MARS, "Origin: http://elsewhere.example").status()).isEqualTo(200);
        assertThat(RawHttp.exchange(port(), "POST", MARS, "Origin: http://elsewhere.example").status()).isEqualTo(405);
    }

    @Test
    default void oldClientsThatAskKeepTheirConnection() throws Exception {
        try (RawHttp connection = new RawHttp(port())) {
            for (String target : List.of(MARS, "/ping", "/planets/vulcan", "/planets?" + WHEN, "/", "/nope", MARS)) {
                Answer answer = connection.sendText("GET " + target + " HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n",
                        false);

                assertThat(answer.header("Connection")).as(target).isEqualToIgnoringCase("keep-alive");
                assertThat(answer.headers()).as(target).containsKey("content-length");
            }
        }
    }

    @Test
    default void oldClientsThatDoNotAskAreClosed() throws Exception {
        try (RawHttp connection = new RawHttp(port())) {
            assertThat(connection.sendText("GET /ping HTTP/1.0\r\n\r\n", false).text()).isEqualTo("Pong!");
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    default void aConnectionIsKeptBeyondAHundredRequestsAndThroughRefusals() throws Exception {
        try (RawHttp connection = new RawHttp(port())) {
            for (int i = 0; i < 150; i++) {
                assertThat(connection.send("GET", "/ping").status()).isEqualTo(200);
                assertThat(connection.send("GET", "/planets/vulcan").status()).isEqualTo(404);
                assertThat(connection.send("POST", "/ping").status()).isEqualTo(405);
            }
        }
    }

    /**
     * Another thread than the one that reads may write these answers, so that the next request comes before their end: a
     * server that puts it aside must take up reading again.
     */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/actuator/health"})
    default void aConnectionIsReadOnAfterARequestHadToWait(String first) throws Exception {
        for (int i = 0; i < 20; i++) {
            try (RawHttp connection = new RawHttp(port())) {
                connection.write("GET " + first + " HTTP/1.1\r\nHost: a\r\n\r\nGET /ping HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(connection.read(false).status()).isEqualTo(200);
                assertThat(connection.read(false).text()).isEqualTo("Pong!");

                assertThat(connection.send("GET", "/ping").text()).isEqualTo("Pong!");
            }
        }
    }

    @Test
    default void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        try (RawHttp connection = new RawHttp(port())) {
            for (String target : List.of("/ping", MARS, "/planets/vulcan")) {
                connection.write("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
            }

            assertThat(connection.read(false).text()).isEqualTo("Pong!");
            assertThat(connection.read(false).text()).startsWith("{\"name\":\"mars\"");
            assertThat(connection.read(false).status()).isEqualTo(404);
        }
    }

    @Test
    default void clearTextHttp2IsSpoken() throws Exception {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + MARS)).build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.body()).isEqualTo(get(MARS).text());
        }
    }

    /** Longer than the 64 kB that a client allows at first: the server has to read, beside writing, that it may go on. */
    @Test
    default void longAnswersComeWholeOverClearTextHttp2() throws Exception {
        String track = "/planets/moon/track?when=2026-11-20T00:00:00Z&until=2026-11-27T00:00:00Z&step=PT10M";
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + track)).build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.body()).hasSizeGreaterThan(100_000).isEqualTo(get(track).text());
        }
    }
}
