package org.planettracker.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.planettracker.core.DailyEvents.State;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class EventsTests {

    /** The other engine has its own theory of the planets, its own UT1 and its own radii: seconds. */
    private static final double TOLERANCE = 10;

    private static final List<Body> BODIES = List.of(Body.values());

    private final Almanac almanac = Almanac.load(null);

    @Test
    void timesAreThoseOfPyEphem() {
        int compared = 0;
        for (String[] row : Csv.rows("events.csv")) {
            Body body = Body.valueOf(row[0].toUpperCase(Locale.ROOT));
            Observer observer = new Observer(Double.parseDouble(row[1]), Double.parseDouble(row[2]), 0);
            DailyEvents events = almanac.events(body, observer, Instant.parse(row[3]));
            String what = String.join(",", row) + " " + events;
            compared += compare(row[4], events.rise() == null ? null : events.rise().time(), what);
            compared += compare(row[5], events.transit() == null ? null : events.transit().time(), what);
            compared += compare(row[6], events.set() == null ? null : events.set().time(), what);
            boolean crosses = !row[4].isEmpty() || !row[6].isEmpty();
            assertThat(events.state() == State.RISES_AND_SETS).as(what).isEqualTo(crosses);
        }
        assertThat(compared).isGreaterThan(600);
    }

    private static int compare(String expected, @Nullable Instant found, String what) {
        if (expected.isEmpty()) {
            assertThat(found).as(what).isNull();
            return 0;
        }
        assertThat(found).as(what).isNotNull();
        assertThat(seconds(Instant.parse(expected), Objects.requireNonNull(found))).as(what).isCloseTo(0,
                within(TOLERANCE));
        return 1;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    @Test
    void theBodyStandsOnTheHorizonWhereItRisesAndSets() {
        Instant when = Instant.parse("2026-11-20T08:29:00.123Z");
        DailyEvents mars = almanac.events(Body.MARS, Observer.GREENWICH, when);
        for (DailyEvents.HorizonCrossing crossing : new DailyEvents.HorizonCrossing[]{
            Objects.requireNonNull(mars.rise()), Objects.requireNonNull(mars.set())}) {
            ApparentPlace place = almanac.place(Body.MARS, Observer.GREENWICH, crossing.time());
            assertThat(place.altitude()).isCloseTo(-34.0 / 60, within(1e-5));
            assertThat(place.azimuth()).isCloseTo(crossing.azimuth(), within(1e-4));
        }
        DailyEvents.Transit transit = Objects.requireNonNull(mars.transit());
        ApparentPlace highest = almanac.place(Body.MARS, Observer.GREENWICH, transit.time());
        assertThat(highest.azimuth()).isCloseTo(180, within(1e-4));
        assertThat(highest.altitude()).isCloseTo(transit.altitude(), within(1e-6));
    }

    @Test
    void noEventIsBeforeTheSearchBegins() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2000; i++) {
            Body body = BODIES.get(random.nextInt(BODIES.size()));
            Observer observer = new Observer(random.nextDouble(-180, 180), random.nextDouble(-90, 90), 0);
            Instant when = Almanac.FIRST.plusMillis(random.nextLong(3_155_000_000_000L));
            for (int again = 0; again < 3; again++) {
                List<Instant> times = times(almanac.events(body, observer, when));
                for (Instant time : times) {
                    assertThat(time).isBetween(when, when.plusSeconds(86_400).plusMillis(1));
                }
                // Searching on from an event is where an earlier one would be found.
                when = times.isEmpty() ? when : times.get(again % times.size());
            }
        }
    }

    private static List<Instant> times(DailyEvents events) {
        return Stream
                .of(events.rise() == null ? null : events.rise().time(),
                        events.transit() == null ? null : events.transit().time(),
                        events.set() == null ? null : events.set().time())
                .filter(Objects::nonNull).toList();
    }

    @Test
    void theSunNeitherRisesNorSetsInPolarDayAndNight() {
        Observer hammerfest = new Observer(23.68, 70.66, 0);
        assertThat(almanac.events(Body.SUN, hammerfest, Instant.parse("2026-06-21T00:00:00Z")).state())
                .isEqualTo(State.ALWAYS_UP);
        DailyEvents night = almanac.events(Body.SUN, hammerfest, Instant.parse("2026-12-21T00:00:00Z"));
        assertThat(night.state()).isEqualTo(State.NEVER_RISES);
        assertThat(night.rise()).isNull();
        assertThat(night.set()).isNull();
        assertThat(Objects.requireNonNull(night.transit()).altitude()).isNegative();
    }

    @Test
    void atThePoleTheSunRisesOnceAYear() {
        for (double longitude : new double[]{0, 123.4, -180}) {
            Observer pole = new Observer(longitude, 90, 0);
            DailyEvents spring = almanac.events(Body.SUN, pole, Instant.parse("2026-03-18T00:00:00Z"));
            assertThat(spring.state()).isEqualTo(State.RISES_AND_SETS);
            assertThat(spring.set()).isNull();
            // Refraction and radius, 50', make it 51 hours earlier than the equinox of 20 March 14:46.
            assertThat(Objects.requireNonNull(spring.rise()).time()).isBetween(Instant.parse("2026-03-18T08:00:00Z"),
                    Instant.parse("2026-03-18T16:00:00Z"));
        }
    }

    /** Where the Sun's upper limb just comes up at noon: latitudes between those where it stays up for long and never does. */
    @Test
    void arcsOfAFewMinutesAreFound() {
        Instant when = Instant.parse("2026-12-21T00:17:00Z");
        double never = 70;
        double briefly = 66;
        Duration shortest = Duration.ofDays(1);
        for (int i = 0; i < 40; i++) {
            double latitude = (never + briefly) / 2;
            DailyEvents events = almanac.events(Body.SUN, new Observer(25, latitude, 0), when);
            if (events.rise() == null || events.set() == null) {
                never = latitude;
            } else {
                briefly = latitude;
                Duration up = Duration.between(events.rise().time(), events.set().time());
                assertThat(up).isPositive().isLessThanOrEqualTo(shortest.plusSeconds(1));
                shortest = up;
            }
        }
        assertThat(shortest).isLessThan(Duration.ofSeconds(30));
        assertThat(never - briefly).isLessThan(1e-9);
    }

    @Test
    void nightsOfAFewMinutesAreFound() {
        Instant when = Instant.parse("2026-06-21T12:17:00Z");
        double always = 70;
        double dips = 62;
        Duration shortest = Duration.ofDays(1);
        for (int i = 0; i < 40; i++) {
            double latitude = (always + dips) / 2;
            DailyEvents events = almanac.events(Body.SUN, new Observer(25, latitude, 0), when);
            if (events.rise() == null || events.set() == null) {
                always = latitude;
            } else {
                dips = latitude;
                shortest = Duration.between(events.set().time(), events.rise().time());
                assertThat(shortest).isPositive();
            }
        }
        assertThat(shortest).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void someDaysHaveNoMoonrise() {
        int without = 0;
        Instant day = Instant.parse("2026-11-01T00:00:00Z");
        for (int i = 0; i < 30; i++) {
            DailyEvents events = almanac.events(Body.MOON, Observer.GREENWICH, day.plus(Duration.ofDays(i)));
            assertThat(events.state()).isEqualTo(State.RISES_AND_SETS);
            without += events.rise() == null ? 1 : 0;
        }
        // In 29.5 days the Moon rises once less.
        assertThat(without).isOne();
    }

    @Test
    void answersTheFirstAndTheLastInstant() {
        for (Body body : Body.values()) {
            assertThat(times(almanac.events(body, Observer.GREENWICH, Almanac.FIRST))).isNotEmpty();
            assertThat(times(almanac.events(body, Observer.GREENWICH, Almanac.LAST))).isNotEmpty();
        }
    }

    @Test
    void refusesInstantsOutsideItsYears() {
        assertThatExceptionOfType(InstantOutOfRangeException.class)
                .isThrownBy(() -> almanac.events(Body.SUN, Observer.GREENWICH, Almanac.LAST.plusSeconds(1)));
    }
}
