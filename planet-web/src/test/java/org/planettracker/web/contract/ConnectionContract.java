package org.planettracker.web.contract;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.planettracker.web.contract.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of a connection: when it is kept, when it is closed, and what is not taken for a request on it. */
interface ConnectionContract extends Contract {

    @ParameterizedTest
    @ValueSource(strings = {"/ping", MARS, "/", "/nope", "/planets/mars?lat=91&lon=0", "/planets/%00",
        "/actuator/health", "/planets/live?every=PT2S"})
    default void everyAnswerIsDatedOnce(String target) throws Exception {
        try (RawHttp connection = new RawHttp(port())) {
            connection.write("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
            String date = connection.readHead().header("Date");

            assertThat(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
            assertThat(date).hasSize("Fri, 20 Nov 2026 08:29:00 GMT".length());
        }
    }

    /** Tomcat closes after 400 and 503 whatever is set, and says so; WebFlux keeps the connection. */
    @Test
    default void aRefusalKeepsTheConnectionOrSaysThatItCloses() throws Exception {
        for (String target : List.of("/planets/mars?lat=91&lon=0", "/planets/%00", "/planets/mars?%")) {
            try (RawHttp connection = new RawHttp(port())) {
                Answer refused = connection.send("GET", target);

                assertThat(refused.status()).isEqualTo(400);
                if (refused.header("Connection").equals("close")) {
                    assertThat(connection.isClosedByServer()).isTrue();
                } else {
                    assertThat(connection.send("GET", "/ping").text()).isEqualTo("Pong!");
                }
            }
        }
    }

    /** Bodies that a second server might end elsewhere, each with a request hidden in it or behind it. */
    static Map<String, String> bodies() {
        String hidden = "GET /planets/hidden HTTP/1.1\r\nHost: a\r\n\r\n";
        return Map.ofEntries(Map.entry("length", "Content-Length: " + hidden.length() + "\r\n\r\n" + hidden),
                Map.entry("short length", "Content-Length: 1\r\n\r\n" + hidden),
                Map.entry("two lengths", "Content-Length: 0\r\nContent-Length: 5\r\n\r\n" + hidden),
                Map.entry("list of lengths", "Content-Length: 0, 5\r\n\r\n" + hidden),
                Map.entry("negative length", "Content-Length: -1\r\n\r\n" + hidden),
                Map.entry("length with a sign", "Content-Length: +0\r\n\r\n" + hidden),
                Map.entry("length beyond all numbers", "Content-Length: 99999999999999999999\r\n\r\n" + hidden),
                Map.entry("length and chunks",
                        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden),
                Map.entry("chunks and length",
                        "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n0\r\n\r\n" + hidden),
                Map.entry("chunks", "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden),
                Map.entry("chunks in capitals", "Transfer-Encoding: CHUNKED\r\n\r\n0\r\n\r\n" + hidden),
                Map.entry("chunk of no size", "Transfer-Encoding: chunked\r\n\r\nx\r\n" + hidden),
                Map.entry("chunk of negative size", "Transfer-Encoding: chunked\r\n\r\n-1\r\n" + hidden),
                Map.entry("chunk of overflowing size", "Transfer-Encoding: chunked\r\n\r\n100000000\r\n" + hidden),
                Map.entry("chunk without end", "Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n" + hidden),
                Map.entry("bare line feeds", "Transfer-Encoding: chunked\n\n0\n\n" + hidden),
                Map.entry("two codings", "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + hidden),
                Map.entry("chunked twice",
                        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden),
                Map.entry("coding with a blank", "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + hidden),
                Map.entry("coding in a folded line", "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n" + hidden),
                Map.entry("unknown coding", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + hidden));
    }

    @Test
    default void whatFollowsABodyIsNeverTakenForARequest() throws Exception {
        for (Map.Entry<String, String> body : bodies().entrySet()) {
            for (String request : List.of("GET /ping", "POST /planets")) {
                try (RawHttp connection = new RawHttp(port())) {
                    connection.write(request + " HTTP/1.1\r\nHost: a\r\n" + body.getValue());
                    String answers = connection.readToTheEnd();

                    assertThat(answers).as(body.getKey()).startsWith("HTTP/1.1 ")
                            .doesNotContain("hidden").containsOnlyOnce("HTTP/1.1 ");
                    assertThat(answers.substring(9, 12)).as(body.getKey())
                            .isIn("400", request.startsWith("GET") ? "200" : "405");
                    assertThat(answers.toLowerCase(Locale.ROOT)).as(body.getKey())
                            .contains("connection: close");
                }
            }
        }
    }

    @Test
    default void bodiesAreNotAskedForNorReadBeforeTheAnswer() throws Exception {
        for (String header : List.of("Content-Length: 1000000", "Transfer-Encoding: chunked",
                "Content-Length: 10\r\nExpect: 100-continue")) {
            try (RawHttp connection = new RawHttp(port())) {
                connection.write("GET /ping HTTP/1.1\r\nHost: a\r\n" + header + "\r\n\r\n");
                Answer answer = connection.read(false);

                assertThat(answer.text()).as(header).isEqualTo("Pong!");
                assertThat(answer.header("Connection")).as(header).isEqualTo("close");
                assertThat(connection.isClosedByServer()).as(header).isTrue();
            }
        }
    }

    /** Also when the answer takes its time, so that the body comes while it is made. */
    @Test
    default void whatIsWrongWithABodyChangesNothingAboutTheAnswer() throws Exception {
        String track = "/planets/moon/track?when=2026-11-20T00:00:00Z&until=2026-11-22T00:00:00Z&step=PT1M";
        for (String chunk : List.of("x", "-1", "100000000", "3\r\nabcd")) {
            for (String path : List.of("/planets/mars", track)) {
                try (RawHttp connection = new RawHttp(port())) {
                    connection.write(
                            "GET " + path + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk
                                    + "\r\n");
                    Answer answer = connection.read(false);

                    assertThat(answer.status()).as(chunk + " " + path).isEqualTo(200);
                    assertThat(JSON.readTree(answer.text()).size()).as(chunk + " " + path)
                            .isEqualTo(path.equals(track) ? 2_881 : JSON.readTree(get(path).text()).size());
                    assertThat(answer.header("Connection")).as(chunk + " " + path).isEqualTo("close");
                    assertThat(connection.isClosedByServer()).as(chunk + " " + path).isTrue();
                }
            }
        }
    }

    @Test
    default void aHundredHeadersAreReadAndNoMore() throws Exception {
        // Host is the first.
        assertThat(get("/ping", headers(99)).status()).isEqualTo(200);
        assertThat(get("/ping", headers(100)).status()).isEqualTo(431);
    }

    private static String[] headers(int number) {
        return IntStream.range(0, number).mapToObj(i -> "X" + i + ": y").toArray(String[]::new);
    }

    @Test
    default void lineAndHeaderTogetherAreBounded() throws Exception {
        String half = "x".repeat(4000);
        assertThat(get("/ping?" + half, "X: " + half).status()).isEqualTo(200);
        assertThat(get("/ping?" + half + "y".repeat(200), "X: " + half).status()).isEqualTo(431);
    }
}
