package org.planettracker.core.data;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.JulianFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.planettracker.core.AlmanacDataException;

/**
 * TAI - UTC since 1960.
 *
 * <p>Before 1972 UTC was stretched: its second was longer than that of TAI and it made steps of a fraction of a second.
 * Those years are history and stand here, from the US Naval Observatory's tai-utc.dat and, for 1960, from SOFA's
 * {@code iauDat}; the leap seconds since 1972 are read from a file.
 */
public final class LeapSeconds {

    private static final int MJD_1972 = 41_317;

    /** First day (MJD), TAI - UTC in seconds on the reference day, reference day (MJD), growth in seconds a day. */
    private static final double[][] STRETCHED = {{36_934, 1.4178180, 37_300, 0.001296},
        {37_300, 1.4228180, 37_300, 0.001296},
        {37_512, 1.3728180, 37_300, 0.001296}, {37_665, 1.8458580, 37_665, 0.0011232},
        {38_334, 1.9458580, 37_665, 0.0011232}, {38_395, 3.2401300, 38_761, 0.001296},
        {38_486, 3.3401300, 38_761, 0.001296}, {38_639, 3.4401300, 38_761, 0.001296},
        {38_761, 3.5401300, 38_761, 0.001296}, {38_820, 3.6401300, 38_761, 0.001296},
        {38_942, 3.7401300, 38_761, 0.001296}, {39_004, 3.8401300, 38_761, 0.001296},
        {39_126, 4.3131700, 39_126, 0.002592}, {39_887, 4.2131700, 39_126, 0.002592}};

    private static final Pattern EXPIRY = Pattern.compile("File expires on\\s+(\\d{1,2} \\w+ \\d{4})");
    private static final DateTimeFormatter EXPIRY_FORMAT = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final Pattern IERS_LINE = Pattern
            .compile("\\s*(\\d{5})\\.0\\s+\\d+\\s+\\d+\\s+\\d{4}\\s+(\\d+)\\s*");
    private static final Pattern USNO_LINE = Pattern
            .compile("\\s*\\d{4} \\w{3} +\\d+ =JD (\\d{7})\\.5 +TAI-UTC= +([\\d.]+) .*");
    private static final int USNO_JULIAN_DAY_TO_MJD = 2_400_000;

    private static final String EXPECTED = "the IERS file Leap_Second.dat or the USNO file tai-utc.dat";

    private final String source;
    private final @Nullable LocalDate expires;
    private final int leaps;
    private final double[][] spans;
    /** The first days of the spans side by side, because the search reads only them. */
    private final int[] firstDays;

    private LeapSeconds(String source, @Nullable LocalDate expires, List<double[]> leaps) {
        this.source = source;
        this.expires = expires;
        this.leaps = leaps.size();
        List<double[]> all = new ArrayList<>(List.of(STRETCHED));
        all.addAll(leaps);
        this.spans = all.toArray(double[][]::new);
        this.firstDays = all.stream().mapToInt(span -> (int) span[0]).toArray();
    }

    /**
     * Reads the IERS file Leap_Second.dat or the USNO file tai-utc.dat.
     *
     * @throws AlmanacDataException if it is neither
     */
    public static LeapSeconds read(byte[] bytes, String file) {
        List<double[]> leaps = new ArrayList<>();
        LocalDate expires = null;
        for (String line : new String(bytes, StandardCharsets.US_ASCII).lines().toList()) {
            Matcher iers = IERS_LINE.matcher(line);
            Matcher usno = USNO_LINE.matcher(line);
            Matcher expiry = EXPIRY.matcher(line);
            if (iers.matches()) {
                leaps.add(leap(Integer.parseInt(iers.group(1)), Double.parseDouble(iers.group(2))));
            } else if (usno.matches()) {
                int mjd = Integer.parseInt(usno.group(1)) - USNO_JULIAN_DAY_TO_MJD;
                if (mjd >= MJD_1972) {
                    leaps.add(leap(mjd, Double.parseDouble(usno.group(2))));
                }
            } else if (expiry.find()) {
                expires = LocalDate.parse(expiry.group(1), EXPIRY_FORMAT);
            }
        }
        for (int i = 0; i < leaps.size(); i++) {
            // The first value is 10 s, and so far every leap second was a positive one; a gap means a damaged file.
            if (Math.abs(leaps.get(i)[1] - 10 - i) > 1e-9 || leaps.get(i)[0] < MJD_1972) {
                throw new AlmanacDataException(file,
                        "has TAI-UTC = %s s where %d s follows".formatted(leaps.get(i)[1], 10 + i),
                        EXPECTED);
            }
        }
        if (leaps.isEmpty()) {
            throw new AlmanacDataException(file, "has no value of TAI-UTC", EXPECTED);
        }
        return new LeapSeconds(file, expires, leaps);
    }

    private static double[] leap(int mjd, double seconds) {
        return new double[]{mjd, seconds, mjd, 0};
    }

    /**
     * TAI - UTC in seconds.
     *
     * @param mjd      the day, UTC
     * @param fraction of that day, 0 to 1
     */
    public double taiMinusUtc(int mjd, double fraction) {
        int i = firstDays.length - 1;
        while (i > 0 && mjd < firstDays[i]) {
            i--;
        }
        double[] span = spans[i];
        return span[1] + (mjd - span[2] + fraction) * span[3];
    }

    /** Which file this is from. */
    public String source() {
        return source;
    }

    /** Until when the file promises that no other leap second follows, null if it does not say. */
    public @Nullable LocalDate expires() {
        return expires;
    }

    /** The day from which the last value is valid. */
    public LocalDate lastChange() {
        return LocalDate.EPOCH.with(JulianFields.MODIFIED_JULIAN_DAY, (long) spans[spans.length - 1][0]);
    }

    /** Whether this list knows a leap second that the other does not know. */
    boolean isNewerThan(LeapSeconds other) {
        return leaps > other.leaps;
    }
}
