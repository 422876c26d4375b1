package org.planettracker.web.contract;

import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.planettracker.web.contract.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** Rise, transit and set, and positions in a row. */
interface EventsAndTrackContract extends Contract {

    @Test
    default void eventsTellRiseTransitAndSetInTheOrderOfTheirNames() throws Exception {
        Answer events = get("/planets/sun/events?lon=0&lat=51.4769&when=2026-11-20T00:00:00Z");

        assertThat(events.status()).isEqualTo(200);
        assertThat(events.text()).matches(Pattern.compile("""
                \\{"name":"sun","when":"2026-11-20T00:00:00\\.000Z","state":"rises-and-sets",\
                "rise":\\{"time":"2026-11-20T07:2\\d:\\d\\d\\.\\d{3}Z","az":\\d+\\.\\d\\},\
                "transit":\\{"time":"2026-11-20T11:4\\d:\\d\\d\\.\\d{3}Z","alt":\\d+\\.\\d\\},\
                "set":\\{"time":"2026-11-20T16:0\\d:\\d\\d\\.\\d{3}Z","az":\\d+\\.\\d\\}\\}"""));
    }

    @Test
    default void anEventThatDoesNotHappenIsAbsent() throws Exception {
        JsonNode night = json(get("/planets/sun/events?lon=0&lat=85&when=2026-12-20T00:00:00Z"));

        assertThat(night.get("state").asString()).isEqualTo("never-rises");
        assertThat(night.has("rise")).isFalse();
        assertThat(night.has("set")).isFalse();
        assertThat(night.has("transit")).isTrue();
    }

    @Test
    default void aTrackBeginsAtWhenAndEndsNotAfterUntil() throws Exception {
        Answer track = get("/planets/mars/track?" + WHEN + "&until=2026-11-20T09:00:00Z&step=PT10M");

        assertThat(StreamSupport.stream(json(track).spliterator(), false).map(point -> point.get("when").asString()))
                .containsExactly("2026-11-20T08:29:00.123Z", "2026-11-20T08:39:00.123Z", "2026-11-20T08:49:00.123Z",
                        "2026-11-20T08:59:00.123Z");
        assertThat(track.text()).startsWith("[{\"name\":\"mars\",\"az\":").endsWith("}]").doesNotContain("magnitude");
        String body = get("/planets/mars?" + WHEN).text();
        assertThat(body).startsWith(track.text().substring(1, track.text().indexOf('}')));
    }

    @Test
    default void aTrackHasTenThousandPointsAtMost() throws Exception {
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
    default void tracksOutOfBoundsAreRefused(String query, String parameter) throws Exception {
        Answer refused = get("/planets/mars/track?" + WHEN + "&" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(json(refused).get("parameter").asString()).isEqualTo(parameter);
    }

    @Test
    default void aStepBeyondAllTimeMakesOnePoint() throws Exception {
        Answer track = get("/planets/mars/track?" + WHEN + "&until=2059-01-01T00:00:00Z&step=PT2562047788015215H");

        assertThat(json(track).size()).isEqualTo(1);
    }
}
