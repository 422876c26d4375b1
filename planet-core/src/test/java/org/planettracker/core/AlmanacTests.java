package org.planettracker.core;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AlmanacTests {

    private static final Instant WHEN = Instant.parse("2026-11-20T08:29:00.123Z");

    private final Almanac almanac = Almanac.load(null);

    @Test
    void listsAllBodiesInTheirOrder() {
        assertThat(almanac.sightings(Observer.GREENWICH, WHEN)).extracting(s -> s.place().body())
                .containsExactly(Body.values());
    }

    @Test
    void sightingAndPlaceAgree() {
        for (Body body : Body.values()) {
            assertThat(almanac.sighting(body, Observer.GREENWICH, WHEN).place())
                    .isEqualTo(almanac.place(body, Observer.GREENWICH, WHEN));
        }
    }

    @Test
    void theSunIsFullAndStandsAtItself() {
        Appearance sun = almanac.sighting(Body.SUN, Observer.GREENWICH, WHEN).appearance();
        assertThat(sun.phase()).isOne();
        assertThat(sun.elongation()).isZero();
    }

    @Test
    void answersTheFirstAndTheLastInstant() {
        for (Body body : Body.values()) {
            assertThat(almanac.place(body, Observer.GREENWICH, Almanac.FIRST).distance()).isPositive();
            assertThat(almanac.place(body, Observer.GREENWICH, Almanac.LAST).distance()).isPositive();
        }
    }

    @Test
    void refusesInstantsOutsideItsYears() {
        assertThatExceptionOfType(InstantOutOfRangeException.class)
                .isThrownBy(() -> almanac.place(Body.MARS, Observer.GREENWICH, Almanac.FIRST.minusNanos(1)))
                .withMessage("when is 1959-12-31T23:59:59.999999999Z, accepted are 1960-01-01T00:00:00Z to "
                        + "2060-01-01T00:00:00Z");
        assertThatExceptionOfType(InstantOutOfRangeException.class)
                .isThrownBy(() -> almanac.place(Body.MARS, Observer.GREENWICH, Almanac.LAST.plusNanos(1)));
        assertThatExceptionOfType(InstantOutOfRangeException.class)
                .isThrownBy(() -> almanac.place(Body.MARS, Observer.GREENWICH, Instant.MAX));
    }

    @Test
    void saysHowFarItsDataReach() {
        DataValidity validity = almanac.validity();
        assertThat(validity.ephemerides()).extracting(DataValidity.Ephemeris::name).containsExactly("DE405");
        assertThat(validity.earthOrientation().measuredFrom()).isEqualTo(LocalDate.of(1962, 1, 1));
        assertThat(validity.earthOrientation().measuredUntil()).isEqualTo(LocalDate.of(2026, 9, 10));
        assertThat(validity.earthOrientation().predictedUntil()).isEqualTo(LocalDate.of(2027, 9, 18));
        assertThat(validity.leapSeconds().lastChange()).isEqualTo(LocalDate.of(2017, 1, 1));
        assertThat(validity.leapSeconds().validUntil()).isEqualTo(LocalDate.of(2027, 6, 28));
    }
}
