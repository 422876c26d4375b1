package org.planettracker.core.data;

/**
 * A path through space around some instant, as a cubic in time. Kilometres and seconds. Written only while its owner is
 * made.
 */
public final class Motion {

    final Vector place = new Vector();
    final Vector velocity = new Vector();
    final Vector halfAcceleration = new Vector();
    final Vector sixthOfJerk = new Vector();

    /** Adds {@code scale} times another path around the same instant to this. */
    void add(double scale, Motion other) {
        place.add(scale, other.place);
        velocity.add(scale, other.velocity);
        halfAcceleration.add(scale, other.halfAcceleration);
        sixthOfJerk.add(scale, other.sixthOfJerk);
    }

    /** Writes the same path around an instant that is {@code t} seconds earlier. */
    public void moveBack(double t) {
        place.set(x(-t), y(-t), z(-t));
        velocity.set(velocityX(-t), velocityY(-t), velocityZ(-t));
        halfAcceleration.add(-3 * t, sixthOfJerk);
    }

    /** Turns the path from the axes of the ICRF to those of date, see {@link Vector#turnToDate}. */
    public void turnToDate(double x, double y, double s) {
        place.turnToDate(x, y, s);
        velocity.turnToDate(x, y, s);
        halfAcceleration.turnToDate(x, y, s);
        sixthOfJerk.turnToDate(x, y, s);
    }

    /** The place at the instant itself. */
    public Vector place() {
        return place;
    }

    /** The velocity at the instant itself. */
    public Vector velocity() {
        return velocity;
    }

    /** Coordinate x, {@code t} seconds after the instant. */
    public double x(double t) {
        return place.x + t * (velocity.x + t * (halfAcceleration.x + t * sixthOfJerk.x));
    }

    /** Coordinate y, {@code t} seconds after the instant. */
    public double y(double t) {
        return place.y + t * (velocity.y + t * (halfAcceleration.y + t * sixthOfJerk.y));
    }

    /** Coordinate z, {@code t} seconds after the instant. */
    public double z(double t) {
        return place.z + t * (velocity.z + t * (halfAcceleration.z + t * sixthOfJerk.z));
    }

    /** Velocity along x, {@code t} seconds after the instant. */
    public double velocityX(double t) {
        return velocity.x + t * (2 * halfAcceleration.x + 3 * t * sixthOfJerk.x);
    }

    /** Velocity along y, {@code t} seconds after the instant. */
    public double velocityY(double t) {
        return velocity.y + t * (2 * halfAcceleration.y + 3 * t * sixthOfJerk.y);
    }

    /** Velocity along z, {@code t} seconds after the instant. */
    public double velocityZ(double t) {
        return velocity.z + t * (2 * halfAcceleration.z + 3 * t * sixthOfJerk.z);
    }
}
