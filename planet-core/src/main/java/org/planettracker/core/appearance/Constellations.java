package org.planettracker.core.appearance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The constellation a place in the sky belongs to, by the boundaries of the International Astronomical Union.
 *
 * <p>E. Delporte drew them in 1930 along circles of right ascension and declination of B1875.0; N. G. Roman (PASP 99, 1987,
 * 695; CDS catalogue VI/42) made a list of 357 rows of them, which is the resource {@code constellation-boundaries.txt}. At
 * class loading the rows are laid on the grid of all their lines, so a look-up is two searches among sorted lines and
 * one array access, and allocates nothing.
 *
 * <p>A line belongs to the constellation east or north of it.
 */
public final class Constellations {

    private static final String RESOURCE = "constellation-boundaries.txt";

    /**
     * From the ICRF to the mean equator and equinox of B1875.0 (JD 2405889.25855): frame bias and IAU 2006 precession, ERFA's
     * {@code pmat06}. Newcomb's precession, in use when the lines were drawn, would put them up to 2" elsewhere among the
     * stars; Astropy takes modern precession as well.
     */
    private static final double[][] TO_B1875 = {
        {0.9995359280395996, 0.0279352359480322, 0.01214706345353498},
        {-0.02793523488052156, 0.9996097207523427, -0.0001697927951772593},
        {-0.01214706590854464, -0.0001696170715812517, 0.9999262072872489}};

    private static final Boundaries BOUNDARIES = Boundaries.read();

    private Constellations() {}

    /**
     * The constellation in a direction.
     *
     * @param x towards the place in ICRF axes, any length, as are {@code y} and {@code z}
     * @return the three-letter code of the IAU, such as {@code UMa}
     * @throws IllegalArgumentException if a coordinate is not finite
     */
    public static String at(double x, double y, double z) {
        double[][] m = TO_B1875;
        double x1875 = m[0][0] * x + m[0][1] * y + m[0][2] * z;
        double y1875 = m[1][0] * x + m[1][1] * y + m[1][2] * z;
        double z1875 = m[2][0] * x + m[2][1] * y + m[2][2] * z;
        double rightAscension = Math.toDegrees(Math.atan2(y1875, x1875));
        double declination = Math.toDegrees(Math.atan2(z1875, Math.sqrt(x1875 * x1875 + y1875 * y1875)));
        return at(rightAscension, declination);
    }

    /**
     * The constellation at coordinates of B1875.0, the equinox of the boundaries.
     *
     * @param rightAscension degrees, -360 to 360
     * @param declination    degrees, -90 to 90
     * @return the three-letter code of the IAU, such as {@code UMa}
     * @throws IllegalArgumentException if a coordinate is out of range or not finite
     */
    public static String at(double rightAscension, double declination) {
        requireWithin("right ascension", rightAscension, 360);
        requireWithin("declination", declination, 90);
        double turned = rightAscension < 0 ? rightAscension + 360 : rightAscension;
        return BOUNDARIES.at(turned < 360 ? turned : turned - 360, declination);
    }

    /** The codes of all 88 constellations, sorted. */
    public static List<String> codes() {
        return BOUNDARIES.codes;
    }

    private static void requireWithin(String coordinate, double value, double most) {
        // Written so that NaN fails.
        if (!(Math.abs(value) <= most)) {
            throw new IllegalArgumentException(
                    "%s is %s, accepted are %s to %s degrees".formatted(coordinate, value, -most, most));
        }
    }

    /** Values in ascending order, the first not above any value asked for, with a table that says where to start. */
    private static final class Lines {

        private final double[] values;
        /** For each whole degree above the first value, the last line that is not above it. */
        private final int[] start;

        Lines(IntStream values, double unitsPerDegree, double end) {
            this.values = values.distinct().sorted().mapToDouble(v -> v / unitsPerDegree).toArray();
            start = new int[(int) Math.ceil(end - this.values[0]) + 1];
            for (int degree = 0; degree < start.length; degree++) {
                int found = Arrays.binarySearch(this.values, this.values[0] + degree);
                start[degree] = found >= 0 ? found : -found - 2;
            }
        }

        /** The index of the last line that is not above the value. */
        int at(double value) {
            int i = start[(int) (value - values[0])];
            while (i + 1 < values.length && values[i + 1] <= value) {
                i++;
            }
            return i;
        }

        int size() {
            return values.length;
        }
    }

    /** One row of Roman's list: seconds of time, minutes of arc. */
    private record Row(int lower, int upper, int south, String code) {

        static Row parse(String line) {
            String[] fields = line.split(" ", -1);
            return new Row(Integer.parseInt(fields[0]), Integer.parseInt(fields[1]), Integer.parseInt(fields[2]),
                    fields[3]);
        }
    }

    /** The sky cut along every line of the list. */
    private static final class Boundaries {

        private final List<String> codes;
        private final String[] byIndex;
        private final Lines meridians;
        private final Lines parallels;
        /** Index of the constellation in each field, strip by strip from west to east, each from south to north. */
        private final byte[] fields;

        Boundaries(List<Row> rows) {
            codes = rows.stream().map(Row::code).distinct().sorted().toList();
            byIndex = codes.toArray(String[]::new);
            meridians = new Lines(rows.stream().flatMapToInt(row -> IntStream.of(row.lower, row.upper)), 240, 360);
            parallels = new Lines(rows.stream().mapToInt(Row::south), 60, 90);
            fields = new byte[meridians.size() * parallels.size()];
            // The rows go from north to south, so a row takes, of each strip, all down to itself that is not yet taken.
            int[] free = new int[meridians.size()];
            Arrays.fill(free, parallels.size());
            for (Row row : rows) {
                byte index = (byte) Arrays.binarySearch(byIndex, row.code);
                int south = parallels.at(row.south / 60.0);
                int east = meridians.at(row.upper / 240.0);
                for (int strip = meridians.at(row.lower / 240.0); strip < east; strip++) {
                    if (south < free[strip]) {
                        Arrays.fill(fields, strip * parallels.size() + south, strip * parallels.size() + free[strip],
                                index);
                        free[strip] = south;
                    }
                }
            }
        }

        String at(double rightAscension, double declination) {
            return byIndex[fields[meridians.at(rightAscension) * parallels.size() + parallels.at(declination)]];
        }

        static Boundaries read() {
            try (InputStream in = Constellations.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException(RESOURCE + " is missing from the jar of planet-core");
                }
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
                return new Boundaries(lines.lines().filter(line -> !line.startsWith("#")).map(Row::parse).toList());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + RESOURCE, e);
            }
        }
    }
}
