package org.planettracker.web.contract;

import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.planettracker.web.contract.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Where bodies stand: one, all ten, and what the parameters that place an observer do. */
interface PlacesContract extends Contract {

    @Test
    default void marsIsOneObjectWithItsMembersInOrderAndTheirDecimals() throws Exception {
        Answer mars = get(MARS);

        assertThat(mars.status()).isEqualTo(200);
        assertThat(mars.header("Content-Type")).isEqualTo("application/json");
        assertThat(mars.text()).matches(Pattern.compile("""
                \\{"name":"mars","az":\\d+\\.\\d{6},"alt":-?\\d+\\.\\d{6},"when":"2026-11-20T08:29:00\\.123Z",\
                "ra":\\d+\\.\\d{6},"dec":-?\\d+\\.\\d{6},"distance":\\d+\\.\\d{8},"magnitude":-?\\d+\\.\\d{2},\
                "phase":[01]\\.\\d{4},"diameter":\\d+\\.\\d{2},"elongation":\\d+\\.\\d{2},"constellation":"Leo"\\}"""));
    }

    @Test
    default void planetsListsTheTenBodiesInTheirOrder() throws Exception {
        JsonNode planets = json(get("/planets?" + WHEN));

        assertThat(StreamSupport.stream(planets.spliterator(), false).map(body -> body.get("name").asString()))
                .containsExactlyElementsOf(NAMES);
    }

    @Test
    default void oneBodyAndTheListSayTheSame() throws Exception {
        String planets = get("/planets?lon=145.051&lat=-39.754&" + WHEN).text();

        assertThat(planets).contains(get(MARS).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MARS", "Mars", "%6dars", "mars;v=1"})
    default void namesAreFoundInAnyCaseAndSpelling(String name) throws Exception {
        assertThat(get("/planets/" + name + "?" + WHEN).text()).isEqualTo(get("/planets/mars?" + WHEN).text());
    }

    @Test
    default void withoutCoordinatesTheObserverIsAtGreenwich() throws Exception {
        assertThat(get("/planets/mars?" + WHEN).text())
                .isEqualTo(get("/planets/mars?lon=-0.0005&lat=51.4769&elevation=0&" + WHEN).text());
    }

    @Test
    default void elevationAloneStandsAtGreenwich() throws Exception {
        assertThat(get("/planets/mars?elevation=4000&" + WHEN).text())
                .isEqualTo(get("/planets/mars?lon=-0.0005&lat=51.4769&elevation=4000&" + WHEN).text());
    }

    @Test
    default void refractionLiftsABodyNearTheHorizonUnlessThereIsNoAir() throws Exception {
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
    default void dateTimesWithOffsetsAndFinerFractionsAreTheSameInstant(String when) throws Exception {
        assertThat(get("/planets/mars?when=" + when).text()).isEqualTo(get("/planets/mars?" + WHEN).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1960-01-01T00:00:00Z", "2060-01-01T00:00:00Z", "1969-07-20T20:17:40Z",
        "2016-12-31T23:59:59Z"})
    default void theWholeOfTheAlmanacIsServed(String when) throws Exception {
        Answer sky = get("/planets?when=" + when);

        assertThat(sky.status()).isEqualTo(200);
        assertThat(json(sky).get(0).get("when").asString()).isEqualTo(when.replace("Z", ".000Z"));
    }

    @Test
    default void atAPoleTheBodiesStandAtTheSameHeightForEveryLongitude() throws Exception {
        JsonNode here = json(get("/planets/moon?lat=90&lon=0&" + WHEN));
        JsonNode there = json(get("/planets/moon?lat=90&lon=120&" + WHEN));

        assertThat(there.get("alt").asDouble()).isCloseTo(here.get("alt").asDouble(),
                within(2e-6));
    }

    @Test
    default void unknownParametersAreIgnored() throws Exception {
        assertThat(get(MARS + "&utm_source=x&utm_source=y&Lon=7&").text()).isEqualTo(get(MARS).text());
    }

    @Test
    default void escapedNamesOfParametersAreRead() throws Exception {
        assertThat(get("/planets/mars?%6con=145.051&l%61t=-39.754&" + WHEN).text()).isEqualTo(get(MARS).text());
    }

    @Test
    default void pingAnswersPong() throws Exception {
        Answer pong = get("/ping");

        assertThat(pong.text()).isEqualTo("Pong!");
        assertThat(pong.header("Content-Type")).startsWith("text/plain");
    }
}
