package org.planettracker.core.data;

/**
 * The axes of date against those of the ICRF (IERS Conventions 2010, 5.10): z to the celestial intermediate pole, x to the
 * celestial intermediate origin. Immutable: a matrix of rotation, made once for the many vectors that it turns.
 */
public final class AxesOfDate {

    private final double xx;
    private final double xy;
    private final double xz;
    private final double yx;
    private final double yy;
    private final double yz;
    private final double zx;
    private final double zy;
    private final double zz;

    /**
     * Makes the axes.
     *
     * @param poleX coordinate X of the pole
     * @param poleY coordinate Y of the pole
     * @param s     locator of the origin in radians; it stays below 0.1", so that its square is nothing
     */
    public AxesOfDate(double poleX, double poleY, double s) {
        zx = poleX;
        zy = poleY;
        zz = Math.sqrt(1 - poleX * poleX - poleY * poleY);
        double a = 1 / (1 + zz);
        double both = -a * poleX * poleY;
        double alongX = 1 - a * poleX * poleX;
        double alongY = 1 - a * poleY * poleY;
        xx = alongX - s * both;
        xy = both - s * alongY;
        xz = s * poleY - poleX;
        yx = both + s * alongX;
        yy = alongY + s * both;
        yz = -poleY - s * poleX;
    }

    /** Coordinate x along the axes of date of a vector along those of the ICRF. */
    public double x(double x, double y, double z) {
        return xx * x + xy * y + xz * z;
    }

    /** Coordinate y along the axes of date of a vector along those of the ICRF. */
    public double y(double x, double y, double z) {
        return yx * x + yy * y + yz * z;
    }

    /** Coordinate z along the axes of date of a vector along those of the ICRF. */
    public double z(double x, double y, double z) {
        return zx * x + zy * y + zz * z;
    }

    /** Turns a vector from the axes of date to those of the ICRF. */
    public Vector toIcrf(Vector v) {
        Vector icrf = new Vector();
        icrf.set(xx * v.x + yx * v.y + zx * v.z, xy * v.x + yy * v.y + zy * v.z, xz * v.x + yz * v.y + zz * v.z);
        return icrf;
    }
}
