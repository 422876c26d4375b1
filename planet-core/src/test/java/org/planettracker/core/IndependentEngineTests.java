package org.planettracker.core;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

import org.hipparchus.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The almanac against ERFA on the same ephemeris and Earth orientation; the fixture says how it was made. */
class IndependentEngineTests {

    private static final double ARCSECONDS = 648_000 / Math.PI;
    private static final double MEDIAN_ARCSECONDS = 0.002;
    private static final double MAX_ARCSECONDS = 0.05;
    /** What the eleven printed decimals leave of the distance of the Moon. */
    private static final double RELATIVE_DISTANCE = 3e-9;

    private final Almanac almanac = Almanac.load(null);

    @Test
    void placesAreThoseOfErfa() {
        Map<Body, double[]> differences = new EnumMap<>(Body.class);
        List<String[]> rows = Csv.rows("places.csv");
        for (String[] row : rows) {
            Body body = Body.valueOf(row[0].toUpperCase(Locale.ROOT));
            Observer observer = new Observer(number(row, 1), number(row, 2), number(row, 3));
            ApparentPlace place = almanac.place(body, observer, Instant.parse(row[4]));
            double horizontal = angle(place.azimuth(), place.altitude(), number(row, 5), number(row, 6));
            double equatorial = angle(place.rightAscension(), place.declination(), number(row, 7), number(row, 8));
            differences.merge(body, new double[]{horizontal, equatorial}, IndependentEngineTests::joined);
            assertThat(place.distance() / number(row, 9)).as(String.join(",", row)).isBetween(1 - RELATIVE_DISTANCE,
                    1 + RELATIVE_DISTANCE);
        }
        assertThat(rows).hasSizeGreaterThanOrEqualTo(500);
        assertThat(differences).containsOnlyKeys(Body.values());
        differences.forEach((body, arcseconds) -> {
            Arrays.sort(arcseconds);
            assertThat(arcseconds[arcseconds.length / 2]).as("median of %s", body)
                    .isLessThanOrEqualTo(MEDIAN_ARCSECONDS);
            assertThat(arcseconds[arcseconds.length - 1]).as("maximum of %s", body).isLessThanOrEqualTo(MAX_ARCSECONDS);
        });
    }

    private static double number(String[] row, int column) {
        return Double.parseDouble(row[column]);
    }

    private static double[] joined(double[] a, double[] b) {
        return DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }

    private static double angle(double longitude, double latitude, double otherLongitude, double otherLatitude) {
        return Vector3D.distance(new Vector3D(Math.toRadians(longitude), Math.toRadians(latitude)),
                new Vector3D(Math.toRadians(otherLongitude), Math.toRadians(otherLatitude))) * ARCSECONDS;
    }
}
