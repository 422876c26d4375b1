package org.planettracker.core;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.assertj.core.api.Assertions;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

import org.planettracker.core.appearance.Fixture;

import static org.assertj.core.api.Assertions.within;

class SightingTests {

    /**
     * Sixty instants of 1960 to 2060, oppositions, transits, eclipses and edge-on rings among them, at sixty places: the Swiss
     * Ephemeris, Skyfield and Astropy say the same.
     *
     * <p>The tolerances are those of what the engines differ in: DE405 here and DE431 there (Pluto: 2"), and, for the Moon after 2040, how fast the Earth will turn.
     */
    @Test
    void bodiesLookAsIndependentEnginesSay() throws IOException {
        Almanac almanac = Almanac.load(null);
        List<Fixture> rows = Fixture.rows(SightingTests.class, "sightings.csv");
        Assertions.assertThat(rows).hasSize(600);
        SoftAssertions all = new SoftAssertions();
        for (Fixture row : rows) {
            Body body = Body.valueOf(row.text(0).toUpperCase(Locale.ROOT));
            Observer observer = new Observer(row.number(1), row.number(2), row.number(3));
            Appearance seen = almanac.sighting(body, observer, Instant.parse(row.text(4))).appearance();
            all.assertThat(seen.magnitude()).as("magnitude %s", row).isCloseTo(row.number(5), within(0.003));
            all.assertThat(seen.phase()).as("phase %s", row).isCloseTo(row.number(6), within(1e-5));
            all.assertThat(seen.diameter()).as("diameter %s", row).isCloseTo(row.number(7), within(0.005));
            all.assertThat(seen.elongation()).as("elongation %s", row).isCloseTo(row.number(8), within(
                    body == Body.MOON ? 0.0015 : 0.0006));
            all.assertThat(seen.constellation()).as("constellation %s", row).isEqualTo(row.text(9));
        }
        all.assertAll();
    }
}
