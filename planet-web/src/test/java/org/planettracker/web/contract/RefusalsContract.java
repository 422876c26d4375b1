package org.planettracker.web.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.planettracker.web.contract.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** What is refused, and in which words. */
interface RefusalsContract extends Contract {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lat=90.0001&lon=0        | lat        | lat is "90.0001", accepted is a number of degrees from -90 to 90, north positive
            lat=0&lon=NaN            | lon        | lon is "NaN", accepted is a number of degrees from -180 to 180, east positive
            lat=0&lon=Infinity       | lon        | lon is "Infinity", accepted is a number of degrees from -180 to 180, east positive
            lat=0&lon=1e400          | lon        | lon is "1e400", accepted is a number of degrees from -180 to 180, east positive
            lat=0&lon=-180.1         | lon        | lon is "-180.1", accepted is a number of degrees from -180 to 180, east positive
            lat=0&lon=0x10           | lon        | lon is "0x10", accepted is a number of degrees from -180 to 180, east positive
            lat=0&lon=1d             | lon        | lon is "1d", accepted is a number of degrees from -180 to 180, east positive
            lat=0&lon=1,5            | lon        | lon is "1,5", accepted is a number of degrees from -180 to 180, east positive
            lat=0&lon=               | lon        | lon is "", accepted is a number of degrees from -180 to 180, east positive
            lat=0&lon                | lon        | lon is "", accepted is a number of degrees from -180 to 180, east positive
            lat=0&lon=%20            | lon        | lon is " ", accepted is a number of degrees from -180 to 180, east positive
            lat=0&lon=%0d%0aX:1      | lon        | lon is "\\u000D\\u000AX:1", accepted is a number of degrees from -180 to 180, east positive
            lat=0&lon=%ff            | lon        | lon is "\\uFFFD", accepted is a number of degrees from -180 to 180, east positive
            lat=0&lon=--1            | lon        | lon is "--1", accepted is a number of degrees from -180 to 180, east positive
            lon=1                    | lat        | lat is missing beside lon, accepted is a number of degrees from -90 to 90, north positive
            lat=1                    | lon        | lon is missing beside lat, accepted is a number of degrees from -180 to 180, east positive
            lat=1&lon=1&lat=1        | lat        | lat is given twice, accepted is once
            lat=1&lon=1&l%61t=2      | lat        | lat is given twice, accepted is once
            when=&when=              | when       | when is given twice, accepted is once
            elevation=1e9            | elevation  | elevation is "1e9", accepted is a number of metres from -500 to 100000
            elevation=-501           | elevation  | elevation is "-501", accepted is a number of metres from -500 to 100000
            refraction=              | refraction | refraction is "", accepted is standard or none
            refraction=NONE          | refraction | refraction is "NONE", accepted is standard or none
            """)
    default void refusesWithNameValueAndAcceptedRange(String query, String parameter, String detail) throws Exception {
        Answer refused = get("/planets/mars?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = json(refused);
        assertThat(problem.get("detail").asString()).isEqualTo(detail);
        assertThat(problem.get("parameter").asString()).isEqualTo(parameter);
        assertThat(problem.get("type").asString()).isEqualTo("/problems/invalid-parameter");
        assertThat(problem.get("title").asString()).isEqualTo("A parameter is not acceptable");
        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("instance").asString()).isEqualTo("/planets/mars");
        assertThat(get("/planets?" + query).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2060-06-01T00:00:00Z", "2060-01-01T00:00:00.001Z", "1959-12-31T23:59:59.999Z", "now", "",
        "2026-11-20", "2026-11-20T08:29:00", "2026-02-30T00:00:00Z", "2016-12-31T23:59:60Z", "+1000000-01-01T00:00:00Z",
        "-2026-11-20T08:29:00Z", "1763627340"})
    default void refusesInstantsThatAreNoneOrBeyondTheAlmanac(String when) throws Exception {
        Answer refused = get("/planets/mars?when=" + when);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(json(refused).get("detail").asString()).startsWith("when is \"").contains("accepted is an ISO-8601")
                .contains("1960-01-01T00:00:00Z to 2060-01-01T00:00:00Z");
    }

    @Test
    default void repeatsNoMoreThanTheBeginningOfAValue() throws Exception {
        Answer refused = get("/planets/mars?refraction=" + "x".repeat(4000));

        assertThat(json(refused).get("detail").asString())
                .isEqualTo("refraction is \"" + "x".repeat(40) + "...\", accepted is standard or none");
    }

    @Test
    default void unknownBodiesAreNotFoundAndTheKnownOnesListed() throws Exception {
        Answer refused = get("/planets/vulcan");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text()).isEqualTo(
                """
                        {"type":"/problems/unknown-body","title":"No such body","status":404,\
                        "detail":"name is \\"vulcan\\", accepted is one of sun, moon, mercury, venus, mars, jupiter, saturn, uranus, \
                        neptune, pluto","instance":"/planets/vulcan","parameter":"name"}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nope", "/planets/", "/planets/mars/", "/planets/mars/moons", "/Planets", "/PING",
        "/error",
        "/actuator", "/actuator/env", "/actuator/heapdump", "/actuator/shutdown", "/../etc/passwd", "/planets/../ping",
        "/META-INF/MANIFEST.MF", "/WEB-INF/web.xml", "/application.properties", "/planet-web.properties", "//ping"})
    default void whatIsNotThereIsNotFound(String target) throws Exception {
        Answer refused = get(target);

        assertThat(refused.status()).isIn(400, 404);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(json(refused).get("type").asString()).isIn("/problems/not-found", "/problems/malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"})
    default void otherMethodsAreRefusedWithTheAllowedOnes(String method) throws Exception {
        for (String target : List.of("/ping", "/planets", MARS, "/", "/openapi.yaml")) {
            Answer refused = RawHttp.exchange(port(), method, target);

            assertThat(refused.status()).as(target).isEqualTo(405);
            assertThat(refused.header("Allow")).as(target).isEqualTo("GET, HEAD, OPTIONS");
            assertThat(json(refused).get("type").asString()).isEqualTo("/problems/method-not-allowed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "nonsense", "text/event-stream"})
    default void otherRepresentationsAreRefused(String accept) throws Exception {
        Answer refused = get(MARS, "Accept: " + accept);

        assertThat(refused.status()).isEqualTo(406);
        assertThat(json(refused).get("detail").asString()).endsWith("to be had is application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/*;q=0.1", "text/html, application/json;q=0.9"})
    default void acceptableRepresentationsAreServed(String accept) throws Exception {
        assertThat(get(MARS, "Accept: " + accept).text()).isEqualTo(get(MARS).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/planets/mars?lon=%zz", "/planets/mars?lon=\"", "/planets/mars?a={b}", "/planets/m%2fars",
        "/planets/m%5cars", "/planets/m%00ars", "/planets/%ff", "/planets/\u00e9", "/planets/[mars]",
        "/planets/mars?a=[b]",
        "/planets/mars?%", "/%0d%0aSet-Cookie:%20a=b"})
    default void targetsThatCannotBeReadAreRefused(String target) throws Exception {
        Answer refused = get(target);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Set-Cookie")).isEmpty();
        assertThat(json(refused).get("type").asString()).isEqualTo("/problems/malformed-request");
    }

    @Test
    default void whatIsNoHttpIsRefused() throws Exception {
        for (String text : List.of("GET /ping HTTP/1.1\r\nHo st: a\r\n\r\n", "GET /ping HTTP/1.1\r\nHost\r\n\r\n",
                "\u0016\u0003\u0001 hello\r\n\r\n")) {
            try (RawHttp connection = new RawHttp(port())) {
                assertThat(connection.sendText(text, false).status()).isEqualTo(400);
            }
        }
    }

    @Test
    default void oversizedRequestsAreRefusedByTheirNames() throws Exception {
        assertThat(get("/ping?" + "x".repeat(20_000)).status()).isEqualTo(414);
        assertThat(get("/ping", "X: " + "x".repeat(20_000)).status()).isEqualTo(431);
    }

    @Test
    default void noAnswerNamesAClassOrAServer() throws Exception {
        List<Answer> answers = new ArrayList<>();
        for (String target : List.of("/nope", "/planets/vulcan", "/planets/mars?lon=x", "/planets/%00",
                "/META-INF/x")) {
            answers.add(get(target));
        }
        answers.add(RawHttp.exchange(port(), "TRACE", "/ping", "X-Secret: abc"));

        for (Answer answer : answers) {
            assertThat(answer.text().toLowerCase(Locale.ROOT)).doesNotContain("exception", "org.", "java", "tomcat",
                    "netty",
                    "spring", "abc");
        }
    }
}
