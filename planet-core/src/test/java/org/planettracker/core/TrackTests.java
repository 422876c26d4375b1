package org.planettracker.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TrackTests {

    private static final Instant FROM = Instant.parse("2026-11-20T08:29:00Z");
    private static final Duration STEP = Duration.ofMinutes(10);

    private final Almanac almanac = Almanac.load(null);

    @Test
    void everyPointIsAPlace() {
        List<ApparentPlace> track = track(FROM, FROM.plus(STEP.multipliedBy(999)), STEP);
        assertThat(track).hasSize(1000);
        for (int i = 0; i < track.size(); i++) {
            assertThat(track.get(i))
                    .isEqualTo(almanac.place(Body.MOON, Observer.GREENWICH, FROM.plus(STEP.multipliedBy(i))));
        }
    }

    @Test
    void endsNotAfterUntil() {
        assertThat(track(FROM, FROM.plusSeconds(1799), STEP)).hasSize(3);
        assertThat(track(FROM, FROM.plusSeconds(1800), STEP)).hasSize(4);
        assertThat(track(FROM, FROM, STEP)).hasSize(1);
    }

    @Test
    void takesTenThousandPointsAndNoMore() {
        Duration second = Duration.ofSeconds(1);
        assertThat(track(FROM, FROM.plusSeconds(9_999), second)).hasSize(10_000);
        assertThatExceptionOfType(InvalidTrackException.class)
                .isThrownBy(() -> track(FROM, FROM.plusSeconds(10_000), second))
                .withMessage(
                        "until is 2026-11-20T11:15:40Z, which is 10001 points from 2026-11-20T08:29:00Z in steps of PT1S, "
                                + "accepted is 10000 points at most")
                .satisfies(e -> assertThat(e.field()).isEqualTo("until"));
    }

    @Test
    void refusesStepsBelowASecond() {
        for (String step : new String[]{"PT0S", "PT0.999999999S", "PT-10M"}) {
            assertThatExceptionOfType(InvalidTrackException.class)
                    .isThrownBy(() -> track(FROM, FROM.plusSeconds(10), Duration.parse(step)))
                    .withMessage("step is %s, accepted is PT1S or more".formatted(Duration.parse(step)))
                    .satisfies(e -> assertThat(e.field()).isEqualTo("step"));
        }
    }

    @Test
    void refusesAnEndBeforeTheBeginning() {
        assertThatExceptionOfType(InvalidTrackException.class)
                .isThrownBy(() -> track(FROM, FROM.minusNanos(1), STEP))
                .withMessage("until is 2026-11-20T08:28:59.999999999Z, accepted is 2026-11-20T08:29:00Z to "
                        + "2060-01-01T00:00:00Z");
    }

    @Test
    void refusesWhatLiesOutsideItsYears() {
        assertThatExceptionOfType(InvalidTrackException.class)
                .isThrownBy(() -> track(FROM, Almanac.LAST.plusNanos(1), Duration.ofDays(365)));
        assertThatExceptionOfType(InstantOutOfRangeException.class)
                .isThrownBy(() -> track(Almanac.FIRST.minusNanos(1), FROM, Duration.ofDays(365)));
        assertThat(track(Almanac.FIRST, Almanac.LAST, Duration.ofDays(3653))).hasSize(10);
        assertThat(track(Almanac.LAST, Almanac.LAST, Duration.ofSeconds(Long.MAX_VALUE))).hasSize(1);
    }

    @Test
    void hasOnePointIfTheStepLeadsBeyondAllTime() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
        for (Duration step : new Duration[]{longest, longest.dividedBy(2),
            Duration.between(FROM, Instant.MAX).plusDays(1)}) {
            assertThat(track(FROM, Almanac.LAST, step)).singleElement()
                    .extracting(ApparentPlace::when).isEqualTo(FROM);
        }
    }

    private List<ApparentPlace> track(Instant from, Instant until, Duration step) {
        return almanac.track(Body.MOON, Observer.GREENWICH, from, until, step);
    }
}
