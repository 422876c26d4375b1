package org.planettracker.core.data;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;

import org.planettracker.core.AlmanacDataException;

/**
 * Where the celestial pole stands: the IAU 2006/2000A precession and nutation, computed by Orekit (IERS Conventions 2010)
 * for 0h TT of every day and interpolated here through the eight nearest days, to better than 0.00002".
 *
 * <p>The file has a Modified Julian Day, the number of days, and for each day X, Y, the CIO locator s and the equation of
 * the origins, radians, as big-endian numbers of eight bytes.
 */
public final class CelestialPole {

    private static final int STRIDE = 4;
    private static final int HEADER_DOUBLES = 2;

    private final int firstMjd;
    /** For each day at 0h TT: X, Y, s, equation of the origins; radians. */
    private final double[] days;

    private CelestialPole(int firstMjd, double[] days) {
        this.firstMjd = firstMjd;
        this.days = days;
    }

    /**
     * Reads the table.
     *
     * @throws AlmanacDataException if the file is not that
     */
    public static CelestialPole read(byte[] bytes, String file) {
        DoubleBuffer numbers = ByteBuffer.wrap(bytes).asDoubleBuffer();
        if (numbers.remaining() > HEADER_DOUBLES) {
            int firstMjd = (int) numbers.get();
            int count = (int) numbers.get();
            if (firstMjd > 0 && count > 8 && bytes.length == 8L * (HEADER_DOUBLES + (long) STRIDE * count)) {
                double[] days = new double[STRIDE * count];
                numbers.get(days);
                return new CelestialPole(firstMjd, days);
            }
        }
        throw new AlmanacDataException(file, "has %d bytes that do not fit its header".formatted(bytes.length),
                "the table of the celestial pole that this project makes");
    }

    /**
     * Writes X, Y, s, and returns the equation of the origins; radians.
     *
     * @param mjd Modified Julian Day, TT
     */
    public double at(double mjd, Vector xys) {
        double[] d = days;
        int day = (int) mjd;
        double f = mjd - day;
        // Lagrange through the days -3 to 4: products of the distances from the left and from the right.
        double d0 = f + 3;
        double d1 = f + 2;
        double d2 = f + 1;
        double d3 = f;
        double d4 = f - 1;
        double d5 = f - 2;
        double d6 = f - 3;
        double d7 = f - 4;
        double l2 = d0 * d1;
        double l3 = l2 * d2;
        double l4 = l3 * d3;
        double r5 = d7 * d6;
        double r4 = r5 * d5;
        double r3 = r4 * d4;
        double w0 = d1 * d2 * d3 * r3 * (-1.0 / 5040);
        double w1 = d0 * d2 * d3 * r3 * (1.0 / 720);
        double w2 = l2 * d3 * r3 * (-1.0 / 240);
        double w3 = l3 * r3 * (1.0 / 144);
        double w4 = l4 * r4 * (-1.0 / 144);
        double w5 = l4 * d4 * r5 * (1.0 / 240);
        double w6 = l4 * d4 * d5 * d7 * (-1.0 / 720);
        double w7 = l4 * d4 * d5 * d6 * (1.0 / 5040);
        int i = STRIDE * (day - firstMjd - 3);
        xys.x = w0 * d[i] + w1 * d[i + 4] + w2 * d[i + 8] + w3 * d[i + 12] + w4 * d[i + 16] + w5 * d[i + 20]
                + w6 * d[i + 24] + w7 * d[i + 28];
        xys.y = w0 * d[i + 1] + w1 * d[i + 5] + w2 * d[i + 9] + w3 * d[i + 13] + w4 * d[i + 17] + w5 * d[i + 21]
                + w6 * d[i + 25] + w7 * d[i + 29];
        xys.z = w0 * d[i + 2] + w1 * d[i + 6] + w2 * d[i + 10] + w3 * d[i + 14] + w4 * d[i + 18] + w5 * d[i + 22]
                + w6 * d[i + 26] + w7 * d[i + 30];
        return w0 * d[i + 3] + w1 * d[i + 7] + w2 * d[i + 11] + w3 * d[i + 15] + w4 * d[i + 19] + w5 * d[i + 23]
                + w6 * d[i + 27] + w7 * d[i + 31];
    }
}
