package org.planettracker.core;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

import org.hipparchus.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The almanac against Orekit used plainly: 10,000 places at random, days sorted so that Orekit's cache of records helps. */
class OrekitAgreementTests {

    private static final double TOLERANCE_ARCSECONDS = 0.0005;
    private static final double ARCSECONDS = 648_000 / Math.PI;
    private static final List<Body> BODIES = List.of(Body.values());
    private static final int RANDOM_DAYS = 60;
    private static final int PLACES = 10_000;

    private static final List<String> SPECIAL_DAYS = List.of("1960-01-01",
            "1972-06-30", "1972-07-01", "1972-12-31", "1981-06-30", "1990-12-31", "1998-12-31",
            "2005-12-31",
            "2008-12-31", "2012-06-30", "2015-06-30", "2015-07-01", "2016-12-31", "2017-01-01", "2026-08-14",
            "2026-09-10",
            "2027-09-18", "2027-09-19", "2059-12-31");

    /**
     * Days on which UTC made a step of a fraction of a second or changed its rate. Orekit's UT1 is wrong for two days around
     * them, by up to the step, because it interpolates UT1 - UTC across all but whole seconds; the almanac interpolates UT1 -
     * TAI, which knows no steps.
     */
    private static final List<String> STEPS = List.of("1961-01-01", "1961-08-01", "1962-01-01", "1966-01-01",
            "1963-11-01", "1964-01-01",
            "1964-04-01",
            "1964-09-01", "1965-01-01", "1965-03-01", "1965-07-01", "1965-09-01", "1968-02-01", "1972-01-01");

    private static final double[] EDGES = {0, 1e-3, 3600, 43_199.999, 43_200, 86_399, 86_399.999};
    private static final double[] LATITUDES = {90, -90, 89.9999, 0, -89.5};
    private static final double[] LONGITUDES = {180, -180, 0, 179.9999};

    @Test
    void placesAreThoseOfPlainOrekit() {
        Almanac almanac = Almanac.load(null);
        OrekitOracle oracle = new OrekitOracle(Path.of("src/main/resources/org/planettracker/core/data"));
        SplittableRandom random = new SplittableRandom(20_261_120);
        TreeSet<LocalDate> days = new TreeSet<>(SPECIAL_DAYS.stream().map(LocalDate::parse).toList());
        long first = LocalDate.of(1960, 1, 1).toEpochDay();
        long last = LocalDate.of(2060, 1, 1).toEpochDay();
        while (days.size() < SPECIAL_DAYS.size() + RANDOM_DAYS) {
            LocalDate day = LocalDate.ofEpochDay(random.nextLong(first, last));
            if (STEPS.stream().allMatch(step -> Math.abs(ChronoUnit.DAYS.between(LocalDate.parse(step), day)) > 3)) {
                days.add(day);
            }
        }

        int placesADay = PLACES / days.size() + 1;
        int places = 0;
        List<String> wrong = new ArrayList<>();
        for (LocalDate day : days) {
            for (int i = 0; i < placesADay; i++) {
                Body body = BODIES.get(random.nextInt(BODIES.size()));
                double second = random.nextInt(3) == 0 ? EDGES[random.nextInt(EDGES.length)]
                        : random.nextDouble(86_400);
                Instant when = day.atStartOfDay(ZoneOffset.UTC).toInstant().plusNanos(Math.round(second * 1e9));
                Observer observer = observer(random);
                double arcseconds = disagreement(almanac.place(body, observer, when),
                        oracle.view(body, observer, when));
                // Written so that NaN fails.
                if (!(arcseconds <= TOLERANCE_ARCSECONDS)) {
                    wrong.add("%s %s %s: %.6f\"".formatted(body, when, observer, arcseconds));
                }
                places++;
            }
        }
        assertThat(wrong.stream().limit(50)).isEmpty();
        assertThat(places).isGreaterThanOrEqualTo(PLACES);
    }

    private static Observer observer(SplittableRandom random) {
        double latitude = random.nextInt(5) == 0
                ? LATITUDES[random.nextInt(LATITUDES.length)]
                : Math.toDegrees(Math.asin(random.nextDouble(-1, 1)));
        double longitude = random.nextInt(5) == 0
                ? LONGITUDES[random.nextInt(LONGITUDES.length)]
                : random.nextDouble(-180, 180);
        double elevation = random.nextInt(5) == 0 ? 100_000 : random.nextDouble(-500, 9000);
        return new Observer(longitude, latitude, elevation);
    }

    /** The greatest of the angles between the two horizontal and the two equatorial places and of the parallax that the
     * distances differ by, arcseconds. */
    private static double disagreement(ApparentPlace place, OrekitOracle.View view) {
        double azimuth = Math.toRadians(place.azimuth());
        Vector3D horizontal = new Vector3D(Math.PI / 2 - azimuth, Math.toRadians(place.altitude()));
        Vector3D equatorial = new Vector3D(Math.toRadians(place.rightAscension()), Math.toRadians(place.declination()));
        double relative = Math.abs(place.distance() / view.distance() - 1);
        return Math.max(Math.max(angle(horizontal, view.horizontal()), angle(equatorial, view.equatorial())), relative)
                * ARCSECONDS;
    }

    private static double angle(Vector3D a, Vector3D b) {
        return Vector3D.distance(a, b);
    }
}
