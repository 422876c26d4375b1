package org.planettracker.core.data;

/** Three coordinates that can be written over, so that computing allocates nothing. */
public final class Vector {

    public double x;
    public double y;
    public double z;

    /** Sets all three coordinates. */
    public void set(double newX, double newY, double newZ) {
        x = newX;
        y = newY;
        z = newZ;
    }

    /** Adds {@code scale} times another vector to this. */
    public void add(double scale, Vector other) {
        add(scale, other.x, other.y, other.z);
    }

    /** Adds {@code scale} times a vector given by its coordinates to this. */
    public void add(double scale, double otherX, double otherY, double otherZ) {
        x += scale * otherX;
        y += scale * otherY;
        z += scale * otherZ;
    }

    /** The scalar product with another vector. */
    public double dot(Vector other) {
        return x * other.x + y * other.y + z * other.z;
    }

    /** The length of this vector. */
    public double length() {
        return Math.sqrt(x * x + y * y + z * z);
    }

    /**
     * Turns this vector from the axes of the ICRF to those of date, the celestial intermediate system (IERS Conventions
     * 2010, 5.10): z to the celestial intermediate pole, x to the celestial intermediate origin.
     *
     * @param poleX coordinate X of the pole
     * @param poleY coordinate Y of the pole
     * @param s     locator of the origin in radians; it stays below 0.1", so that its square is nothing
     */
    public void turnToDate(double poleX, double poleY, double s) {
        double poleZ = Math.sqrt(1 - poleX * poleX - poleY * poleY);
        double along = (poleX * x + poleY * y) / (1 + poleZ) + z;
        double newX = x - poleX * along;
        double newY = y - poleY * along;
        double newZ = poleX * x + poleY * y + poleZ * z;
        set(newX - s * newY, newY + s * newX, newZ);
    }

    /** The way back of {@link #turnToDate}. */
    public void turnToIcrf(double poleX, double poleY, double s) {
        double poleZ = Math.sqrt(1 - poleX * poleX - poleY * poleY);
        double oldX = x + s * y;
        double oldY = y - s * x;
        double along = z - (poleX * oldX + poleY * oldY) / (1 + poleZ);
        set(oldX + poleX * along, oldY + poleY * along, poleZ * z - poleX * oldX - poleY * oldY);
    }
}
