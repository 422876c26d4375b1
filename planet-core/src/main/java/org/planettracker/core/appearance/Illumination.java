package org.planettracker.core.appearance;

/**
 * The angles of the triangle of observer, Sun and body, and how much of a disc is lit.
 *
 * <p>Angles come from the sine and the cosine together (atan2 of cross and dot product), so they keep a relative accuracy
 * of 1e-15 where an arc cosine has lost half its digits: near conjunction and opposition.
 */
public final class Illumination {

    private Illumination() {}

    /**
     * The angle between two directions, which need not be unit vectors.
     *
     * <p>With the vectors from the observer to the body and to the Sun this is the elongation; with the vectors from the
     * observer to the body and from the Sun to the body it is the phase angle, Sun-body-observer.
     *
     * @return degrees, 0 to 180; 0 if one of the vectors is zero
     */
    public static double angle(double ax, double ay, double az, double bx, double by, double bz) {
        double x = ay * bz - az * by;
        double y = az * bx - ax * bz;
        double z = ax * by - ay * bx;
        double sine = Math.sqrt(x * x + y * y + z * z);
        double cosine = ax * bx + ay * by + az * bz;
        // Plus zero makes of -0, which the product of a zero vector may be, a 0: atan2(0, -0) is half a turn.
        return Math.toDegrees(Math.atan2(sine, cosine + 0.0));
    }

    /**
     * The part of a sphere's disc that the Sun lights, (1 + cos i) / 2, written as a square so that a thin crescent keeps its
     * digits.
     *
     * @param phaseAngle i in degrees, 0 to 180
     * @return 1 for a full disc, 0 for a new one
     */
    public static double litFraction(double phaseAngle) {
        // The complement, not the cosine: at 180 degrees the result is exactly zero.
        double sine = Math.sin(Math.toRadians(0.5 * (180 - phaseAngle)));
        return sine * sine;
    }
}
