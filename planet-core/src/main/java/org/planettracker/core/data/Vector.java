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
}
