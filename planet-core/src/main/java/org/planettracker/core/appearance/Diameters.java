package org.planettracker.core.appearance;

/**
 * Equatorial radii of the bodies in kilometres, and the angle that a disc of such a radius fills.
 *
 * <p>The radii are those of the IAU Working Group on Cartographic Coordinates and Rotational Elements 2015 (Archinal et
 * al. 2018, Celest. Mech. Dyn. Astr. 130:22, tables 4 and 5); for the giant planets the level of one bar. The Sun's is the
 * nominal solar radius of IAU 2015 resolution B3. The least well known are those
 * of Neptune (0.06 percent) and Pluto (0.13 percent).
 */
public final class Diameters {

    public static final double SUN = 695_700;
    public static final double MOON = 1_737.4;
    public static final double MERCURY = 2_440.53;
    public static final double VENUS = 6_051.8;
    public static final double MARS = 3_396.19;
    public static final double JUPITER = 71_492;
    /** The globe; the rings are not part of the diameter. */
    public static final double SATURN = 60_268;
    public static final double URANUS = 25_559;
    public static final double NEPTUNE = 24_764;
    public static final double PLUTO = 1_188.3;

    /** The astronomical unit, IAU 2012 resolution B2, in kilometres. */
    private static final double KILOMETRES_PER_AU = 149_597_870.7;

    private static final double ARCSECONDS_PER_RADIAN = 3600 * 180 / Math.PI;

    private Diameters() {}

    /**
     * The angle between the two tangents from the observer to a sphere, 2 asin(radius / distance): at the Moon's distance
     * 0.02" more than the arctangent would give.
     *
     * @param radius   kilometres
     * @param distance from the observer to the centre, astronomical units, not less than the radius
     * @return arcseconds, 0 to 648000; NaN inside the body
     */
    public static double apparent(double radius, double distance) {
        return 2 * Math.asin(radius / (distance * KILOMETRES_PER_AU)) * ARCSECONDS_PER_RADIAN;
    }
}
