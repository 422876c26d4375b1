package org.planettracker.core.data;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.planettracker.core.AlmanacDataException;

/**
 * Earth orientation at 0h UTC of consecutive days, as published: where the pole was, how far UT1 was from UTC, and how far
 * the celestial pole was from the IAU 2006/2000A model.
 */
public final class EarthOrientationSeries {

    /** Numbers that a day has. */
    static final int FIELDS = 5;

    static final int POLE_X = 0;
    static final int POLE_Y = 1;
    static final int UT1_MINUS_UTC = 2;
    static final int CELESTIAL_X = 3;
    static final int CELESTIAL_Y = 4;

    private static final int MAGIC = 0x454F_5031;
    private static final int HEADER_INTS = 5;
    /** Steps in an arcsecond and, for UT1 - UTC, in a second: what the publishers print. */
    private static final double[] STEPS = {1e6, 1e6, 1e7, 1e6, 1e6};

    private static final String EXPECTED_C04 = "IERS 20 C04 (eopc04.1962-now): one line of 218 characters a day";
    private static final String EXPECTED_FINALS = "IERS finals2000A: one line of 187 characters a day";
    private static final String EXPECTED_OWN = "this project's condensed Earth orientation";

    private final String source;
    private final int firstMjd;
    private final int measuredFrom;
    private final int measuredUntil;
    private final int predictedUntil;
    /** Arcseconds and, for UT1 - UTC, seconds; NaN where nothing is published. */
    private final double[][] days;

    private EarthOrientationSeries(String source, int firstMjd, int measuredFrom, int measuredUntil, double[][] days) {
        this.source = source;
        this.firstMjd = firstMjd;
        this.measuredFrom = measuredFrom;
        this.measuredUntil = measuredUntil;
        this.predictedUntil = firstMjd + days.length - 1;
        this.days = days;
    }

    /**
     * Reads the IERS's long-term series 20 C04.
     *
     * @throws AlmanacDataException if the file is not that
     */
    public static EarthOrientationSeries readC04(byte[] bytes, String file) {
        Rows rows = new Rows(file, EXPECTED_C04);
        for (String line : lines(bytes)) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            if (line.length() < 86) {
                throw rows.refusal("has a line of %d characters".formatted(line.length()));
            }
            rows.add((int) rows.number(line, 17, 26, 1), true, rows.number(line, 27, 38, 1),
                    rows.number(line, 39, 50, 1),
                    rows.number(line, 51, 62, 1), rows.number(line, 63, 74, 1), rows.number(line, 75, 86, 1));
        }
        return rows.series();
    }

    /**
     * Reads the IERS Rapid Service's finals2000A, measured and predicted; rows that are still blank at its end are left
     * away.
     *
     * @throws AlmanacDataException if the file is not that
     */
    public static EarthOrientationSeries readFinals(byte[] bytes, String file) {
        Rows rows = new Rows(file, EXPECTED_FINALS);
        for (String line : lines(bytes)) {
            if (line.length() < 68) {
                throw rows.refusal("has a line of %d characters".formatted(line.length()));
            }
            if (line.substring(18, 68).isBlank()) {
                continue;
            }
            rows.add((int) rows.number(line, 8, 15, 1), line.charAt(57) == 'I', rows.number(line, 19, 27, 1),
                    rows.number(line, 38, 46, 1), rows.number(line, 59, 68, 1), rows.number(line, 98, 106, 1e-3),
                    rows.number(line, 117, 125, 1e-3));
        }
        return rows.series();
    }

    private static List<String> lines(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII).lines().toList();
    }

    /** Collects days that must follow one another. */
    private static final class Rows {

        private final String file;
        private final String expected;
        private double[][] days = new double[30_000][];
        private int count;
        private int firstMjd;
        private int measured;

        Rows(String file, String expected) {
            this.file = file;
            this.expected = expected;
        }

        /** The number in columns {@code from} to {@code to}, counted from 1 as the file's description does; NaN if blank. */
        double number(String line, int from, int to, double unit) {
            String text = line.length() < to ? "" : line.substring(from - 1, to).strip();
            if (text.isEmpty()) {
                return Double.NaN;
            }
            try {
                return Double.parseDouble(text) * unit;
            } catch (NumberFormatException e) {
                throw refusal("has '%s' in columns %d to %d".formatted(text, from, to));
            }
        }

        void add(int mjd, boolean isMeasured, double... values) {
            if (count == 0) {
                firstMjd = mjd;
            } else if (mjd != firstMjd + count) {
                throw refusal("has day %d after day %d".formatted(mjd, firstMjd + count - 1));
            }
            if (!Double.isFinite(values[POLE_X] + values[POLE_Y] + values[UT1_MINUS_UTC])) {
                throw refusal("has no pole or no UT1-UTC on day %d".formatted(mjd));
            }
            if (count == days.length) {
                days = Arrays.copyOf(days, 2 * count);
            }
            days[count++] = values;
            if (isMeasured) {
                measured = count;
            }
        }

        EarthOrientationSeries series() {
            if (count == 0) {
                throw refusal("has no day with values");
            }
            return new EarthOrientationSeries(file, firstMjd, firstMjd, firstMjd + measured - 1,
                    Arrays.copyOf(days, count));
        }

        AlmanacDataException refusal(String problem) {
            return new AlmanacDataException(file, problem, expected);
        }
    }

    /**
     * Joins several series, the most trusted first: a measured value always ranks above a predicted one, and of two
     * predictions that one which is based on the later measurement.
     */
    public static EarthOrientationSeries join(List<EarthOrientationSeries> parts) {
        String source = parts.stream().map(EarthOrientationSeries::source).distinct().collect(Collectors.joining(", "));
        int first = parts.stream().mapToInt(s -> s.firstMjd).min().orElseThrow();
        EarthOrientationSeries newest = parts.getFirst();
        for (EarthOrientationSeries part : parts) {
            newest = part.measuredUntil > newest.measuredUntil ? part : newest;
        }
        int last = parts.stream().mapToInt(s -> s.predictedUntil).max().orElseThrow();
        double[][] days = new double[last - first + 1][];
        for (int mjd = first; mjd <= last; mjd++) {
            double[] best = newest.day(mjd);
            for (EarthOrientationSeries part : parts) {
                best = best == null ? part.day(mjd) : best;
            }
            for (EarthOrientationSeries part : parts.reversed()) {
                if (mjd <= part.measuredUntil && part.day(mjd) != null) {
                    best = part.day(mjd);
                }
            }
            if (best == null) {
                throw new AlmanacDataException(source, "has nothing for day %d".formatted(mjd), "series without a gap");
            }
            days[mjd - first] = best;
        }
        int measuredFrom = parts.stream().mapToInt(s -> s.measuredFrom).min().orElseThrow();
        return new EarthOrientationSeries(source, first, measuredFrom, newest.measuredUntil, days);
    }

    private double @Nullable [] day(int mjd) {
        return mjd >= firstMjd && mjd <= predictedUntil ? days[mjd - firstMjd] : null;
    }

    /**
     * Puts estimates in front of the first measured day.
     *
     * @param mjd         the first day of the estimates
     * @param ut1MinusUtc seconds, one for each day up to the first measured; the pole is held where it was first measured
     */
    public EarthOrientationSeries precededBy(int mjd, double[] ut1MinusUtc) {
        double[][] all = new double[ut1MinusUtc.length + days.length][];
        for (int i = 0; i < ut1MinusUtc.length; i++) {
            all[i] = days[0].clone();
            all[i][UT1_MINUS_UTC] = ut1MinusUtc[i];
        }
        System.arraycopy(days, 0, all, ut1MinusUtc.length, days.length);
        return new EarthOrientationSeries(source, mjd, firstMjd, measuredUntil, all);
    }

    /** Writes the series in the condensed form that {@link #read} reads. */
    public void write(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(MAGIC);
        data.writeInt(firstMjd);
        data.writeInt(measuredFrom);
        data.writeInt(measuredUntil);
        data.writeInt(days.length);
        for (double[] day : days) {
            for (int field = 0; field < FIELDS; field++) {
                data.writeInt(Double.isNaN(day[field]) ? Integer.MIN_VALUE
                        : Math.toIntExact(Math.round(day[field] * STEPS[field])));
            }
        }
    }

    /**
     * Reads the condensed form.
     *
     * @param source the name of the published series it was made from
     * @throws AlmanacDataException if the file is not that
     */
    public static EarthOrientationSeries read(byte[] bytes, String file, String source) {
        IntBuffer numbers = ByteBuffer.wrap(bytes).asIntBuffer();
        if (numbers.remaining() < HEADER_INTS || numbers.get() != MAGIC) {
            throw new AlmanacDataException(file, "does not begin as it must", EXPECTED_OWN);
        }
        int firstMjd = numbers.get();
        int measuredFrom = numbers.get();
        int measuredUntil = numbers.get();
        int count = numbers.get();
        if (count < 1 || bytes.length != 4L * HEADER_INTS + 4L * FIELDS * count) {
            throw new AlmanacDataException(file, "does not have the %d days it announces".formatted(count),
                    EXPECTED_OWN);
        }
        double[][] days = new double[count][FIELDS];
        int[] steps = new int[FIELDS];
        for (double[] day : days) {
            numbers.get(steps);
            for (int field = 0; field < FIELDS; field++) {
                day[field] = steps[field] == Integer.MIN_VALUE ? Double.NaN : steps[field] / STEPS[field];
            }
        }
        return new EarthOrientationSeries(source, firstMjd, measuredFrom, measuredUntil, days);
    }

    /** What was published, by which the values are known. */
    public String source() {
        return source;
    }

    /** First day (MJD) with measured values. */
    public int measuredFrom() {
        return measuredFrom;
    }

    /** Last day (MJD) with measured values. */
    public int measuredUntil() {
        return measuredUntil;
    }

    /** Last day (MJD) with predicted values. */
    public int predictedUntil() {
        return predictedUntil;
    }

    /**
     * The values of consecutive days; where nothing is published, and after the end, the last known one, before the beginning
     * the first.
     */
    double[] held(int first, int count, int field) {
        double[] values = new double[count];
        double value = known(field);
        for (int mjd = Math.min(first, firstMjd); mjd < first + count; mjd++) {
            int day = mjd - firstMjd;
            if (day >= 0 && day < days.length && !Double.isNaN(days[day][field])) {
                value = days[day][field];
            }
            if (mjd >= first) {
                values[mjd - first] = value;
            }
        }
        return values;
    }

    /** The first published value, 0 if there is none. */
    private double known(int field) {
        for (double[] day : days) {
            if (!Double.isNaN(day[field])) {
                return day[field];
            }
        }
        return 0;
    }
}
