package org.planettracker.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.hipparchus.geometry.euclidean.threed.Vector3D;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AlmanacPropertyTests {

    private static final Almanac ALMANAC = Almanac.load(null);
    private static final double ARCSECONDS = 648_000 / Math.PI;
    /** Degrees by which the sky turns in a second, at most, with what the fastest body adds. */
    private static final double DEGREES_A_SECOND = 0.0045;

    /** Midnights on which UTC lost a second, made a step of a tenth, or changed its rate; and 2026's. */
    private static final List<String> MIDNIGHTS = List.of("1961-08-01", "1963-11-01", "1964-01-01", "1966-01-01",
            "1968-02-01", "1972-01-01", "1972-07-01", "1999-01-01", "2017-01-01", "2026-11-21", "2027-09-19");

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(0, Duration.between(Almanac.FIRST, Almanac.LAST).toMillis() - 10)
                .map(Almanac.FIRST::plusMillis);
    }

    @Provide
    Arbitrary<Observer> observers() {
        return Combinators.combine(Arbitraries.doubles().between(-180, 180), Arbitraries.doubles().between(-90, 90),
                Arbitraries.doubles().between(-500, 100_000)).as(Observer::new);
    }

    @Property(tries = 2000)
    void everyNumberIsInItsRange(@ForAll Body body, @ForAll("observers") Observer observer,
            @ForAll("instants") Instant when) {
        Sighting sighting = ALMANAC.sighting(body, observer, when);
        ApparentPlace place = sighting.place();
        assertThat(place.azimuth()).isGreaterThanOrEqualTo(0).isLessThan(360);
        assertThat(place.altitude()).isBetween(-90.0, 90.0);
        assertThat(place.rightAscension()).isGreaterThanOrEqualTo(0).isLessThan(360);
        assertThat(place.declination()).isBetween(-31.0, 31.0);
        assertThat(place.distance()).isBetween(0.0022, 52.0);
        assertThat(sighting.appearance().elongation()).isBetween(0.0, 180.0);
        assertThat(sighting.appearance().phase()).isBetween(0.0, 1.0);
        assertThat(sighting.appearance().diameter()).isPositive();
        assertThat(sighting.appearance().magnitude()).isBetween(-27.0, 17.0);
        assertThat(sighting.appearance().constellation()).matches("[A-Z][A-Za-z]{2}");
    }

    @Property(tries = 500)
    void anAnswerDoesNotDependOnWhatWasAskedBefore(@ForAll Body body, @ForAll("observers") Observer observer,
            @ForAll("instants") Instant when, @ForAll("instants") Instant other) {
        Sighting before = ALMANAC.sighting(body, observer, when);
        // Whole weeks away, so that hours take each other's places in the table.
        ALMANAC.sighting(body, observer, other);
        ALMANAC.track(body, observer, other, other, Duration.ofDays(1));
        ALMANAC.place(body, observer,
                when.isBefore(Almanac.LAST.minusSeconds(512 * 3600)) ? when.plusSeconds(512 * 3600) : when);
        assertThat(ALMANAC.sighting(body, observer, when)).isEqualTo(before);
    }

    @Property(tries = 1000)
    void aMillisecondMovesABodyByAMillisecondOfTheSkysTurning(@ForAll Body body, @ForAll("observers") Observer observer,
            @ForAll("instants") Instant when) {
        Vector3D now = horizontal(ALMANAC.place(body, observer, when));
        Vector3D soon = horizontal(ALMANAC.place(body, observer, when.plusMillis(1)));
        assertThat(Math.toDegrees(Vector3D.distance(now, soon))).isLessThan(DEGREES_A_SECOND * 1e-3 * 1.01 + 1e-9);
    }

    @Property(tries = 500)
    void hoursFollowOneAnotherWithoutAJump(@ForAll Body body, @ForAll("observers") Observer observer,
            @ForAll("instants") Instant when) {
        Instant hour = Instant.ofEpochSecond(Math.floorDiv(when.getEpochSecond(), 3600L) * 3600 + 3600);
        hour = hour.isBefore(Almanac.LAST) ? hour : when;
        assertThat(jump(body, observer, hour)).isLessThan(0.0001);
    }

    /** Across midnight the place of the equator only moves as far as the seconds of TAI say, leap seconds included. */
    @Property(tries = 300)
    void midnightsOfStepsAndLeapSecondsAreContinuousInAtomicTime(@ForAll Body body,
            @ForAll("observers") Observer observer) {
        for (String day : MIDNIGHTS) {
            Instant midnight = Instant.parse(day + "T00:00:00Z");
            double step = taiStep(day);
            Vector3D before = equatorial(ALMANAC.place(body, observer, midnight.minusMillis(1)));
            Vector3D after = equatorial(ALMANAC.place(body, observer, midnight));
            // No body moves faster than the Moon, with the observer's parallax a degree an hour: 1" a second.
            assertThat(Vector3D.distance(before, after) * ARCSECONDS).isLessThan(1.5 * (Math.abs(step) + 0.002));
            double turned = hourAngleTurned(body, observer, midnight);
            assertThat(turned).as(day).isCloseTo(15.04 * (step + 0.001), within(1.5 * (Math.abs(step) + 0.002)));
        }
    }

    private static double taiStep(String day) {
        return switch (day) {
            case "1961-08-01" -> -0.05;
            case "1963-11-01" -> 0.1;
            case "1968-02-01" -> -0.1;
            case "1972-01-01" -> 0.107758;
            case "1972-07-01", "1999-01-01", "2017-01-01" -> 1;
            default -> 0;
        };
    }

    /** Arcseconds by which the body's hour angle grows from a millisecond before an instant to that instant. */
    private static double hourAngleTurned(Body body, Observer observer, Instant instant) {
        // Seen from the pole, azimuth grows as the hour angle does.
        Observer pole = new Observer(observer.longitude(), 90, observer.elevation());
        double turned = ALMANAC.place(body, pole, instant).azimuth()
                - ALMANAC.place(body, pole, instant.minusMillis(1)).azimuth();
        return Math.IEEEremainder(turned, 360) * 3600;
    }

    @Property(tries = 300)
    void atThePolesLongitudeOnlyTurnsTheCompass(@ForAll Body body, @ForAll("instants") Instant when,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude, @ForAll boolean south) {
        double latitude = south ? -90 : 90;
        ApparentPlace here = ALMANAC.place(body, new Observer(longitude, latitude, 0), when);
        ApparentPlace there = ALMANAC.place(body, new Observer(0, latitude, 0), when);
        assertThat(here.altitude()).isCloseTo(there.altitude(), within(1e-10));
        double turned = here.azimuth() - there.azimuth() - (south ? -longitude : longitude);
        assertThat(Math.IEEEremainder(turned, 360)).isCloseTo(0, within(1e-8));
    }

    @Property(tries = 300)
    void theDateLineIsOneLine(@ForAll Body body, @ForAll("instants") Instant when,
            @ForAll @DoubleRange(min = -89, max = 89) double latitude) {
        ApparentPlace east = ALMANAC.place(body, new Observer(180, latitude, 0), when);
        ApparentPlace west = ALMANAC.place(body, new Observer(-180, latitude, 0), when);
        assertThat(Vector3D.distance(horizontal(east), horizontal(west))).isLessThan(1e-12);
    }

    @Property(tries = 2000)
    void refractionLiftsAndKeepsTheOrder(@ForAll @DoubleRange(min = -90, max = 90) double altitude) {
        double lifted = Refraction.STANDARD.apparentAltitude(altitude);
        assertThat(lifted).isBetween(altitude, altitude + 0.65);
        assertThat(Refraction.STANDARD.apparentAltitude(altitude - 1e-4)).isLessThan(lifted);
    }

    private static double jump(Body body, Observer observer, Instant instant) {
        Vector3D a = equatorial(ALMANAC.place(body, observer, instant.minusMillis(1)));
        Vector3D b = equatorial(ALMANAC.place(body, observer, instant));
        Vector3D c = equatorial(ALMANAC.place(body, observer, instant.plusMillis(1)));
        // In two milliseconds a path is a straight line.
        return Vector3D.distance(b.subtract(a), c.subtract(b)) * ARCSECONDS;
    }

    private static Vector3D horizontal(ApparentPlace place) {
        return new Vector3D(Math.toRadians(place.azimuth()), Math.toRadians(place.altitude()));
    }

    private static Vector3D equatorial(ApparentPlace place) {
        return new Vector3D(Math.toRadians(place.rightAscension()), Math.toRadians(place.declination()));
    }
}
