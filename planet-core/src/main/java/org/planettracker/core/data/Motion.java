package org.planettracker.core.data;

/**
 * A path through space around some instant, as a cubic in time. Kilometres and seconds. Written only while its owner is
 * made.
 *
 * <p>Its twelve numbers stand side by side, because many paths are made and kept: four objects within would take half as
 * much memory again.
 */
public final class Motion {

    private double x;
    private double y;
    private double z;
    private double velocityX;
    private double velocityY;
    private double velocityZ;
    private double halfAccelerationX;
    private double halfAccelerationY;
    private double halfAccelerationZ;
    private double sixthOfJerkX;
    private double sixthOfJerkY;
    private double sixthOfJerkZ;

    void addPlace(double scale, double addX, double addY, double addZ) {
        x += scale * addX;
        y += scale * addY;
        z += scale * addZ;
    }

    void addVelocity(double scale, double addX, double addY, double addZ) {
        velocityX += scale * addX;
        velocityY += scale * addY;
        velocityZ += scale * addZ;
    }

    void addHalfAcceleration(double scale, double addX, double addY, double addZ) {
        halfAccelerationX += scale * addX;
        halfAccelerationY += scale * addY;
        halfAccelerationZ += scale * addZ;
    }

    void addSixthOfJerk(double scale, double addX, double addY, double addZ) {
        sixthOfJerkX += scale * addX;
        sixthOfJerkY += scale * addY;
        sixthOfJerkZ += scale * addZ;
    }

    /** Adds {@code scale} times another path around the same instant to this. */
    void add(double scale, Motion other) {
        addPlace(scale, other.x, other.y, other.z);
        addVelocity(scale, other.velocityX, other.velocityY, other.velocityZ);
        addHalfAcceleration(scale, other.halfAccelerationX, other.halfAccelerationY, other.halfAccelerationZ);
        addSixthOfJerk(scale, other.sixthOfJerkX, other.sixthOfJerkY, other.sixthOfJerkZ);
    }

    /** Writes the same path around an instant that is {@code t} seconds earlier. */
    public void moveBack(double t) {
        double newX = x(-t);
        double newY = y(-t);
        double newZ = z(-t);
        double newVelocityX = velocityX(-t);
        double newVelocityY = velocityY(-t);
        double newVelocityZ = velocityZ(-t);
        x = newX;
        y = newY;
        z = newZ;
        velocityX = newVelocityX;
        velocityY = newVelocityY;
        velocityZ = newVelocityZ;
        addHalfAcceleration(-3 * t, sixthOfJerkX, sixthOfJerkY, sixthOfJerkZ);
    }

    /** Turns the path from the axes of the ICRF to those of date. */
    public void turn(AxesOfDate axes) {
        double newX = axes.x(x, y, z);
        double newY = axes.y(x, y, z);
        z = axes.z(x, y, z);
        x = newX;
        y = newY;
        newX = axes.x(velocityX, velocityY, velocityZ);
        newY = axes.y(velocityX, velocityY, velocityZ);
        velocityZ = axes.z(velocityX, velocityY, velocityZ);
        velocityX = newX;
        velocityY = newY;
        newX = axes.x(halfAccelerationX, halfAccelerationY, halfAccelerationZ);
        newY = axes.y(halfAccelerationX, halfAccelerationY, halfAccelerationZ);
        halfAccelerationZ = axes.z(halfAccelerationX, halfAccelerationY, halfAccelerationZ);
        halfAccelerationX = newX;
        halfAccelerationY = newY;
        newX = axes.x(sixthOfJerkX, sixthOfJerkY, sixthOfJerkZ);
        newY = axes.y(sixthOfJerkX, sixthOfJerkY, sixthOfJerkZ);
        sixthOfJerkZ = axes.z(sixthOfJerkX, sixthOfJerkY, sixthOfJerkZ);
        sixthOfJerkX = newX;
        sixthOfJerkY = newY;
    }

    /** Coordinate x, {@code t} seconds after the instant. */
    public double x(double t) {
        return x + t * (velocityX + t * (halfAccelerationX + t * sixthOfJerkX));
    }

    /** Coordinate y, {@code t} seconds after the instant. */
    public double y(double t) {
        return y + t * (velocityY + t * (halfAccelerationY + t * sixthOfJerkY));
    }

    /** Coordinate z, {@code t} seconds after the instant. */
    public double z(double t) {
        return z + t * (velocityZ + t * (halfAccelerationZ + t * sixthOfJerkZ));
    }

    /** Velocity along x, {@code t} seconds after the instant. */
    public double velocityX(double t) {
        return velocityX + t * (2 * halfAccelerationX + 3 * t * sixthOfJerkX);
    }

    /** Velocity along y, {@code t} seconds after the instant. */
    public double velocityY(double t) {
        return velocityY + t * (2 * halfAccelerationY + 3 * t * sixthOfJerkY);
    }

    /** Velocity along z, {@code t} seconds after the instant. */
    public double velocityZ(double t) {
        return velocityZ + t * (2 * halfAccelerationZ + 3 * t * sixthOfJerkZ);
    }
}
