package org.planettracker.web.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.planettracker.web.contract.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** What every server of this API does, seen from the network; each server runs it by extending this class. */
public abstract class ContractTests {

    private static final String WHEN = "when=2026-11-20T08:29:00.123Z";
    private static final String MARS = "/planets/mars?lon=145.051&lat=-39.754&elevation=0&" + WHEN;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> NAMES = List.of("sun", "moon", "mercury", "venus", "mars", "jupiter", "saturn",
            "uranus", "neptune", "pluto");

    /** Small in the tests, so that it can be reached. */
    public static final int MAX_SUBSCRIBERS = 5;

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private ApplicationContext context;

    /** The name under which the server presents itself in {@code /actuator/info}. */
    protected abstract String serverName();

    private Answer get(String target, String... headers) throws IOException {
        return RawHttp.exchange(port, "GET", target, headers);
    }

    private static JsonNode json(Answer answer) {
        return JSON.readTree(answer.body());
    }

    // ---- bodies

    @Test
    void marsIsOneObjectWithItsMembersInOrderAndTheirDecimals() throws Exception {
        Answer mars = get(MARS);

        assertThat(mars.status()).isEqualTo(200);
        assertThat(mars.header("Content-Type")).isEqualTo("application/json");
        assertThat(mars.text()).matches(Pattern.compile("""
                \\{"name":"mars","az":\\d+\\.\\d{6},"alt":-?\\d+\\.\\d{6},"when":"2026-11-20T08:29:00\\.123Z",\
                "ra":\\d+\\.\\d{6},"dec":-?\\d+\\.\\d{6},"distance":\\d+\\.\\d{8},"magnitude":-?\\d+\\.\\d{2},\
                "phase":[01]\\.\\d{4},"diameter":\\d+\\.\\d{2},"elongation":\\d+\\.\\d{2},"constellation":"Leo"\\}"""));
    }

    @Test
    void planetsListsTheTenBodiesInTheirOrder() throws Exception {
        JsonNode planets = json(get("/planets?" + WHEN));

        assertThat(StreamSupport.stream(planets.spliterator(), false).map(body -> body.get("name").asString()))
                .containsExactlyElementsOf(NAMES);
    }

    @Test
    void oneBodyAndTheListSayTheSame() throws Exception {
        String planets = get("/planets?lon=145.051&lat=-39.754&" + WHEN).text();

        assertThat(planets).contains(get(MARS).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MARS", "Mars", "%6dars", "mars;v=1"})
    void namesAreFoundInAnyCaseAndSpelling(String name) throws Exception {
        assertThat(get("/planets/" + name + "?" + WHEN).text()).isEqualTo(get("/planets/mars?" + WHEN).text());
    }

    @Test
    void withoutCoordinatesTheObserverIsAtGreenwich() throws Exception {
        assertThat(get("/planets/mars?" + WHEN).text())
                .isEqualTo(get("/planets/mars?lon=-0.0005&lat=51.4769&elevation=0&" + WHEN).text());
    }

    @Test
    void elevationAloneStandsAtGreenwich() throws Exception {
        assertThat(get("/planets/mars?elevation=4000&" + WHEN).text())
                .isEqualTo(get("/planets/mars?lon=-0.0005&lat=51.4769&elevation=4000&" + WHEN).text());
    }

    @Test
    void refractionLiftsABodyNearTheHorizonUnlessThereIsNoAir() throws Exception {
        String sunset = "/planets/sun?lon=0&lat=51.4769&when=2026-11-20T16:00:00Z";
        double seen = json(get(sunset)).get("alt").asDouble();
        double airless = json(get(sunset + "&refraction=none")).get("alt").asDouble();

        assertThat(seen - airless).isBetween(0.2, 0.7);
        assertThat(get(sunset + "&refraction=standard").text()).isEqualTo(get(sunset).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20T09:29:00.123+01:00", "2026-11-20T09:29:00.123%2B01:00",
        "2026-11-20t08:29:00.123z",
        "2026-11-20T08:29:00.1239999Z"})
    void dateTimesWithOffsetsAndFinerFractionsAreTheSameInstant(String when) throws Exception {
        assertThat(get("/planets/mars?when=" + when).text()).isEqualTo(get("/planets/mars?" + WHEN).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1960-01-01T00:00:00Z", "2060-01-01T00:00:00Z", "1969-07-20T20:17:40Z",
        "2016-12-31T23:59:59Z"})
    void theWholeOfTheAlmanacIsServed(String when) throws Exception {
        Answer sky = get("/planets?when=" + when);

        assertThat(sky.status()).isEqualTo(200);
        assertThat(json(sky).get(0).get("when").asString()).isEqualTo(when.replace("Z", ".000Z"));
    }

    @Test
    void atAPoleTheBodiesStandAtTheSameHeightForEveryLongitude() throws Exception {
        JsonNode here = json(get("/planets/moon?lat=90&lon=0&" + WHEN));
        JsonNode there = json(get("/planets/moon?lat=90&lon=120&" + WHEN));

        assertThat(there.get("alt").asDouble()).isCloseTo(here.get("alt").asDouble(),
                within(2e-6));
    }

    @Test
    void unknownParametersAreIgnored() throws Exception {
        assertThat(get(MARS + "&utm_source=x&utm_source=y&Lon=7&").text()).isEqualTo(get(MARS).text());
    }

    @Test
    void escapedNamesOfParametersAreRead() throws Exception {
        assertThat(get("/planets/mars?%6con=145.051&l%61t=-39.754&" + WHEN).text()).isEqualTo(get(MARS).text());
    }

    @Test
    void pingAnswersPong() throws Exception {
        Answer pong = get("/ping");

        assertThat(pong.text()).isEqualTo("Pong!");
        assertThat(pong.header("Content-Type")).startsWith("text/plain");
    }

    // ---- events and track

    @Test
    void eventsTellRiseTransitAndSetInTheOrderOfTheirNames() throws Exception {
        Answer events = get("/planets/sun/events?lon=0&lat=51.4769&when=2026-11-20T00:00:00Z");

        assertThat(events.status()).isEqualTo(200);
        assertThat(events.text()).matches(Pattern.compile("""
                \\{"name":"sun","when":"2026-11-20T00:00:00\\.000Z","state":"rises-and-sets",\
                "rise":\\{"time":"2026-11-20T07:2\\d:\\d\\d\\.\\d{3}Z","az":\\d+\\.\\d\\},\
                "transit":\\{"time":"2026-11-20T11:4\\d:\\d\\d\\.\\d{3}Z","alt":\\d+\\.\\d\\},\
                "set":\\{"time":"2026-11-20T16:0\\d:\\d\\d\\.\\d{3}Z","az":\\d+\\.\\d\\}\\}"""));
    }

    @Test
    void anEventThatDoesNotHappenIsAbsent() throws Exception {
        JsonNode night = json(get("/planets/sun/events?lon=0&lat=85&when=2026-12-20T00:00:00Z"));

        assertThat(night.get("state").asString()).isEqualTo("never-rises");
        assertThat(night.has("rise")).isFalse();
        assertThat(night.has("set")).isFalse();
        assertThat(night.has("transit")).isTrue();
    }

    @Test
    void aTrackBeginsAtWhenAndEndsNotAfterUntil() throws Exception {
        Answer track = get("/planets/mars/track?" + WHEN + "&until=2026-11-20T09:00:00Z&step=PT10M");

        assertThat(StreamSupport.stream(json(track).spliterator(), false).map(point -> point.get("when").asString()))
                .containsExactly("2026-11-20T08:29:00.123Z", "2026-11-20T08:39:00.123Z", "2026-11-20T08:49:00.123Z",
                        "2026-11-20T08:59:00.123Z");
        assertThat(track.text()).startsWith("[{\"name\":\"mars\",\"az\":").endsWith("}]").doesNotContain("magnitude");
        String body = get("/planets/mars?" + WHEN).text();
        assertThat(body).startsWith(track.text().substring(1, track.text().indexOf('}')));
    }

    @Test
    void aTrackHasTenThousandPointsAtMost() throws Exception {
        Answer longest = get("/planets/moon/track?when=2026-11-20T00:00:00Z&until=2026-11-20T02:46:39Z&step=PT1S");
        assertThat(json(longest).size()).isEqualTo(10_000);

        Answer beyond = get("/planets/moon/track?when=2026-11-20T00:00:00Z&until=2026-11-20T02:46:40Z&step=PT1S");
        assertThat(beyond.status()).isEqualTo(400);
        assertThat(json(beyond).get("detail").asString()).contains("not more than 10000 points away");
    }

    @ParameterizedTest
    @CsvSource({"until=2026-11-20T09:00:00Z&step=PT0S, step", "until=2026-11-20T09:00:00Z&step=PT0.999S, step",
        "until=2026-11-20T09:00:00Z&step=-PT1M, step", "until=2026-11-20T09:00:00Z&step=10, step",
        "until=2026-11-20T09:00:00Z, step", "step=PT1M, until", "until=2026-11-20T08:28:59Z&step=PT1M, until",
        "until=2060-01-01T00:00:00.001Z&step=P30D, until", "until=later&step=PT1M, until",
        "until=2026-11-20T09:00:00Z&step=PT1M&step=PT2M, step"})
    void tracksOutOfBoundsAreRefused(String query, String parameter) throws Exception {
        Answer refused = get("/planets/mars/track?" + WHEN + "&" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(json(refused).get("parameter").asString()).isEqualTo(parameter);
    }

    @Test
    void aStepBeyondAllTimeMakesOnePoint() throws Exception {
        Answer track = get("/planets/mars/track?" + WHEN + "&until=2059-01-01T00:00:00Z&step=PT2562047788015215H");

        assertThat(json(track).size()).isEqualTo(1);
    }

    // ---- live

    @Test
    void liveSendsTheSkyAtOnceAndThenEverySecond() throws Exception {
        try (RawHttp connection = new RawHttp(port)) {
            connection.write("GET /planets/live?every=PT1S&lon=1&lat=2 HTTP/1.1\r\nHost: a\r\n\r\n");
            Answer head = connection.readHead();

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Type")).isEqualTo("text/event-stream;charset=UTF-8");
            assertThat(head.header("Cache-Control")).isEqualTo("no-store");
            assertThat(connection.event()).startsWith("retry:3000\ndata:[{\"name\":\"sun\",");
            String second = connection.event();
            assertThat(second).startsWith("data:[{\"name\":\"sun\",").endsWith("}]");
            JsonNode sky = JSON.readTree(second.substring("data:".length()));
            String when = sky.get(0).get("when").asString();
            assertThat(second.substring("data:".length())).isEqualTo(get("/planets?lon=1&lat=2&when=" + when).text());
        }
    }

    @Test
    void liveAnswersHeadWithoutStayingAndTakesNoPlace() throws Exception {
        for (int i = 0; i < 2 * MAX_SUBSCRIBERS; i++) {
            try (RawHttp connection = new RawHttp(port)) {
                Answer head = connection.send("HEAD", "/planets/live?every=PT1S");

                assertThat(head.status()).isEqualTo(200);
                assertThat(head.header("Content-Type")).isEqualTo("text/event-stream;charset=UTF-8");
                assertThat(connection.send("GET", "/ping").text()).isEqualTo("Pong!");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "every=", "every=PT0.9S", "every=PT1H0.1S", "every=2", "every=-PT2S",
        "every=PT2S&lat=1",
        "every=PT2S&every=PT2S"})
    void liveRefusesPeriodsOutOfBoundsAndWrongPlaces(String query) throws Exception {
        Answer refused = get("/planets/live?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void subscribersBeyondTheLimitAreAskedToComeBackAndPlacesAreGivenBack() throws Exception {
        String subscribe = "GET /planets/live?every=PT1S HTTP/1.1\r\nHost: a\r\n\r\n";
        List<RawHttp> subscribers = new ArrayList<>();
        try {
            Answer last;
            do {
                RawHttp subscriber = new RawHttp(port);
                subscribers.add(subscriber);
                subscriber.write(subscribe);
                last = subscriber.readHead();
            } while (last.status() == 200 && subscribers.size() <= MAX_SUBSCRIBERS);

            assertThat(subscribers.size()).isBetween(2, MAX_SUBSCRIBERS + 1);
            assertThat(last.status()).isEqualTo(503);
            assertThat(last.header("Retry-After")).isEqualTo("10");
            assertThat(last.header("Content-Type")).isEqualTo("application/problem+json");
        } finally {
            for (RawHttp subscriber : subscribers) {
                subscriber.close();
            }
        }
        await(() -> {
            try (RawHttp subscriber = new RawHttp(port)) {
                subscriber.write(subscribe);
                return subscriber.readHead().status() == 200;
            }
        });
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("20 s are over").isLessThan(end);
            Thread.sleep(100);
        }
    }

    // ---- caching

    @Test
    void positionsForANamedInstantMayBeKeptForADay() throws Exception {
        assertThat(get(MARS).header("Cache-Control")).isEqualTo("max-age=86400, public");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/planets/mars", "/planets", "/planets/vulcan?" + WHEN,
        "/planets/mars?lat=91&lon=0&" + WHEN})
    void positionsForNowAndProblemsAreNotKept(String target) throws Exception {
        assertThat(get(target).header("Cache-Control")).isEqualTo("no-store");
    }

    // ---- refusals

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
    void refusesWithNameValueAndAcceptedRange(String query, String parameter, String detail) throws Exception {
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
    void refusesInstantsThatAreNoneOrBeyondTheAlmanac(String when) throws Exception {
        Answer refused = get("/planets/mars?when=" + when);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(json(refused).get("detail").asString()).startsWith("when is \"").contains("accepted is an ISO-8601")
                .contains("1960-01-01T00:00:00Z to 2060-01-01T00:00:00Z");
    }

    @Test
    void repeatsNoMoreThanTheBeginningOfAValue() throws Exception {
        Answer refused = get("/planets/mars?refraction=" + "x".repeat(4000));

        assertThat(json(refused).get("detail").asString())
                .isEqualTo("refraction is \"" + "x".repeat(40) + "...\", accepted is standard or none");
    }

    @Test
    void unknownBodiesAreNotFoundAndTheKnownOnesListed() throws Exception {
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
    void whatIsNotThereIsNotFound(String target) throws Exception {
        Answer refused = get(target);

        assertThat(refused.status()).isIn(400, 404);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(json(refused).get("type").asString()).isIn("/problems/not-found", "/problems/malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"})
    void otherMethodsAreRefusedWithTheAllowedOnes(String method) throws Exception {
        for (String target : List.of("/ping", "/planets", MARS, "/", "/openapi.yaml")) {
            Answer refused = RawHttp.exchange(port, method, target);

            assertThat(refused.status()).as(target).isEqualTo(405);
            assertThat(refused.header("Allow")).as(target).isEqualTo("GET, HEAD, OPTIONS");
            assertThat(json(refused).get("type").asString()).isEqualTo("/problems/method-not-allowed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "nonsense", "text/event-stream"})
    void otherRepresentationsAreRefused(String accept) throws Exception {
        Answer refused = get(MARS, "Accept: " + accept);

        assertThat(refused.status()).isEqualTo(406);
        assertThat(json(refused).get("detail").asString()).endsWith("to be had is application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/*;q=0.1", "text/html, application/json;q=0.9"})
    void acceptableRepresentationsAreServed(String accept) throws Exception {
        assertThat(get(MARS, "Accept: " + accept).text()).isEqualTo(get(MARS).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/planets/mars?lon=%zz", "/planets/mars?lon=\"", "/planets/mars?a={b}", "/planets/m%2fars",
        "/planets/m%5cars", "/planets/m%00ars", "/planets/%ff", "/planets/\u00e9", "/planets/[mars]",
        "/planets/mars?a=[b]",
        "/planets/mars?%", "/%0d%0aSet-Cookie:%20a=b"})
    void targetsThatCannotBeReadAreRefused(String target) throws Exception {
        Answer refused = get(target);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Set-Cookie")).isEmpty();
        assertThat(json(refused).get("type").asString()).isEqualTo("/problems/malformed-request");
    }

    @Test
    void whatIsNoHttpIsRefused() throws Exception {
        for (String text : List.of("GET /ping HTTP/1.1\r\nHo st: a\r\n\r\n", "GET /ping HTTP/1.1\r\nHost\r\n\r\n",
                "\u0016\u0003\u0001 hello\r\n\r\n")) {
            try (RawHttp connection = new RawHttp(port)) {
                assertThat(connection.sendText(text, false).status()).isEqualTo(400);
            }
        }
    }

    @Test
    void oversizedRequestsAreRefusedByTheirNames() throws Exception {
        assertThat(get("/ping?" + "x".repeat(20_000)).status()).isEqualTo(414);
        assertThat(get("/ping", "X: " + "x".repeat(20_000)).status()).isEqualTo(431);
    }

    // ---- HTTP

    @ParameterizedTest
    @ValueSource(strings = {"/ping", "/planets?" + WHEN, MARS, "/planets/vulcan", "/planets/mars?lat=91&lon=0", "/",
        "/nope",
        "/openapi.yaml"})
    void headAnswersAsGetDoesWithoutTheBody(String target) throws Exception {
        Answer get = get(target);
        try (RawHttp connection = new RawHttp(port)) {
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
    void everyAnswerHasTheSecurityHeadersAndIsOpenToAnyOrigin(String target) throws Exception {
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
    void anotherOriginMayGetAndNothingElse() throws Exception {
        Answer allowed = RawHttp.exchange(port, "OPTIONS", MARS, "Origin: http://elsewhere.example",
                "Access-Control-Request-Method: GET");

        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(allowed.header("Access-Control-Allow-Methods")).isEqualTo("GET, HEAD");
        assertThat(get(MARS, "Origin: http://elsewhere.example").status()).isEqualTo(200);
        assertThat(RawHttp.exchange(port, "POST", MARS, "Origin: http://elsewhere.example").status()).isEqualTo(405);
    }

    @Test
    void oldClientsThatAskKeepTheirConnection() throws Exception {
        try (RawHttp connection = new RawHttp(port)) {
            for (String target : List.of(MARS, "/ping", "/planets/vulcan", "/planets?" + WHEN, "/", "/nope", MARS)) {
                Answer answer = connection.sendText("GET " + target + " HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n",
                        false);

                assertThat(answer.header("Connection")).as(target).isEqualToIgnoringCase("keep-alive");
                assertThat(answer.headers()).as(target).containsKey("content-length");
            }
        }
    }

    @Test
    void oldClientsThatDoNotAskAreClosed() throws Exception {
        try (RawHttp connection = new RawHttp(port)) {
            assertThat(connection.sendText("GET /ping HTTP/1.0\r\n\r\n", false).text()).isEqualTo("Pong!");
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aConnectionIsKeptBeyondAHundredRequestsAndThroughRefusals() throws Exception {
        try (RawHttp connection = new RawHttp(port)) {
            for (int i = 0; i < 150; i++) {
                assertThat(connection.send("GET", "/ping").status()).isEqualTo(200);
                assertThat(connection.send("GET", "/planets/vulcan").status()).isEqualTo(404);
                assertThat(connection.send("POST", "/ping").status()).isEqualTo(405);
            }
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws Exception {
        try (RawHttp connection = new RawHttp(port)) {
            for (String target : List.of("/ping", MARS, "/planets/vulcan")) {
                connection.write("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
            }

            assertThat(connection.read(false).text()).isEqualTo("Pong!");
            assertThat(connection.read(false).text()).startsWith("{\"name\":\"mars\"");
            assertThat(connection.read(false).status()).isEqualTo(404);
        }
    }

    @Test
    void clearTextHttp2IsSpoken() throws Exception {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + MARS)).build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.body()).isEqualTo(get(MARS).text());
        }
    }

    // ---- page, description, operations

    @Test
    void thePageIsServedWithATagByWhichABrowserKnowsItAgain() throws Exception {
        Answer page = get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.headers()).doesNotContainKey("last-modified");
        assertThat(page.text()).isEqualTo(get("/index.html").text());
        Answer again = get("/", "If-None-Match: " + page.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(page.header("ETag"));
    }

    @Test
    void openApiDescribesExactlyTheMappedRoutes() throws Exception {
        Set<String> mapped = new TreeSet<>();
        for (Object controller : context.getBeansWithAnnotation(RestController.class).values()) {
            for (var method : controller.getClass().getDeclaredMethods()) {
                GetMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, GetMapping.class);
                if (mapping != null) {
                    mapped.addAll(List.of(mapping.path()));
                }
            }
        }

        Answer yaml = get("/openapi.yaml");
        Map<String, Map<String, ?>> openApi = new Yaml().load(yaml.text());

        assertThat(yaml.header("Content-Type")).startsWith("application/yaml");
        assertThat(openApi).extractingByKey("paths", MAP).containsOnlyKeys(mapped.toArray());
    }

    @Test
    void onlyHealthInfoAndPrometheusAreOperated() throws Exception {
        assertThat(get("/actuator/health").text()).contains("\"UP\"");
        assertThat(get("/actuator/health/liveness").text()).contains("\"UP\"");
        assertThat(get("/actuator/health/readiness").text()).contains("\"UP\"");
        assertThat(get("/actuator/prometheus").text()).contains("jvm_memory_used_bytes");
        for (String endpoint : List.of("", "/beans", "/env", "/configprops", "/loggers", "/metrics", "/threaddump",
                "/heapdump", "/mappings", "/conditions", "/shutdown", "/scheduledtasks", "/caches")) {
            assertThat(get("/actuator" + endpoint).status()).as(endpoint).isEqualTo(404);
        }
    }

    @Test
    void infoTellsServerSettingsAndDataSoThatParityCanBeRead() throws Exception {
        JsonNode info = json(get("/actuator/info"));

        assertThat(info.get("server").asString()).isEqualTo(serverName());
        JsonNode settings = info.get("settings");
        assertThat(settings.get("workers").asInt()).isPositive();
        assertThat(settings.get("backlog").asInt()).isEqualTo(4096);
        assertThat(settings.get("maxConnections").asInt()).isEqualTo(16_384);
        assertThat(settings.get("keepAliveRequests").asInt()).isEqualTo(-1);
        assertThat(settings.get("idleTimeout").asInt()).isEqualTo(60_000);
        assertThat(settings.get("headerTimeout").asInt()).isEqualTo(10_000);
        assertThat(settings.get("requestHeaderSize").asInt()).isEqualTo(8192);
        assertThat(settings.get("compression").asString()).isEqualTo("off");
        assertThat(info.get("data").get("ephemerides").get(0).get("name").asString()).contains("DE405");
        assertThat(info.get("jvm").get("collectors").size()).isPositive();
    }

    @Test
    void noAnswerNamesAClassOrAServer() throws Exception {
        List<Answer> answers = new ArrayList<>();
        for (String target : List.of("/nope", "/planets/vulcan", "/planets/mars?lon=x", "/planets/%00",
                "/META-INF/x")) {
            answers.add(get(target));
        }
        answers.add(RawHttp.exchange(port, "TRACE", "/ping", "X-Secret: abc"));

        for (Answer answer : answers) {
            assertThat(answer.text().toLowerCase(Locale.ROOT)).doesNotContain("exception", "org.", "java", "tomcat",
                    "netty",
                    "spring", "abc");
        }
    }
}
