package org.planettracker.web.traffic;

import java.time.Instant;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TrackBudgetTests {

    private static final Instant NOW = Instant.parse("2026-11-20T00:00:00Z");
    /** 10,000 points. */
    private static final String LONGEST = "until=2026-11-20T02:46:39Z&step=PT1S";

    private final TrackBudget budget = new TrackBudget(20_000);

    @Test
    void givesSharesUntilTheirPointsAreTakenAndAgainWhenTheyAreGivenBack() {
        TrackBudget.Share first = Objects.requireNonNull(budget.take(LONGEST, NOW));

        assertThat(budget.take(LONGEST, NOW)).isNotNull();
        assertThat(budget.take(LONGEST, NOW)).isNull();
        assertThat(budget.inTheWorks()).isEqualTo(20_000);
        first.close();
        first.close();
        assertThat(budget.inTheWorks()).isEqualTo(10_000);
        assertThat(budget.take(LONGEST, NOW)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "until=2026-11-20T02:46:39Z", "step=PT1S", "until=later&step=PT1S",
        "until=2026-11-20T02:46:39Z&step=PT0S", "until=2026-11-20T02:46:39Z&step=-PT1S",
        "until=2025-01-01T00:00:00Z&step=PT1S",
        "until=2026-11-20T02:46:40Z&step=PT1S", "until=2059-01-01T00:00:00Z&step=PT0.000000001S",
        "until=2026-11-20T02:46:39Z&step=PT1S&step=PT1S"})
    void whatMakesNoTrackCostsAsLittleAsTheShortest(String query) {
        assertThat(budget.take(query, NOW)).isNotNull();
        assertThat(budget.inTheWorks()).isEqualTo(TrackBudget.FEWEST_POINTS);
    }

    @Test
    void aStepBeyondAllTimeMakesTheShortestTrack() {
        assertThat(budget.take("until=2059-01-01T00:00:00Z&step=PT2562047788015215H", NOW)).isNotNull();
        assertThat(budget.inTheWorks()).isEqualTo(TrackBudget.FEWEST_POINTS);
    }

    /** However short they are, each holds a request in memory. */
    @Test
    void theShortestTracksAreBoundedInNumber() {
        for (int i = 0; i < 100; i++) {
            assertThat(budget.take("until=2026-11-20T00:00:00Z&step=PT1S", NOW)).isNotNull();
        }
        assertThat(budget.take("until=2026-11-20T00:00:00Z&step=PT1S", NOW)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/planets/mars/track", "/planets/MARS/tr%61ck", "/planets/mars/track;x=1",
        "/planets/x/%74rack"})
    void tracksAreKnownHoweverTheyAreSpelled(String path) {
        assertThat(TrackBudget.isNeededFor(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/planets/mars", "/planets/track", "/planets", "/", "/planets/mars/events",
        "/planets/mars/%zz",
        "/planets/mars/track/x", "/actuator/health/track", "/planets/mars/tracks"})
    void otherPathsNeedNoShare(String path) {
        assertThat(TrackBudget.isNeededFor(path)).isFalse();
    }
}
