package org.planettracker.core.sky;

import org.planettracker.core.data.Vector;

/**
 * What the Earth's centre knows of one body at one instant, before any observer is named. A place to write to, reused so
 * that computing allocates nothing.
 *
 * <p>Vectors are in kilometres and seconds along the axes of the celestial intermediate system of date (CIRS): z to the
 * celestial intermediate pole, x to the celestial intermediate origin.
 */
public final class GeocentricView {

    /** From the Earth's centre at the instant to the body when the light left it that reaches the centre at the instant. */
    final Vector body = new Vector();

    /** The body's velocity against the solar system's barycentre when the light left. */
    final Vector bodyVelocity = new Vector();

    /** The velocity of the Earth's centre against the solar system's barycentre. */
    final Vector earthVelocity = new Vector();

    /** From the Earth's centre to the Sun's, both at the instant. */
    final Vector sun = new Vector();

    /** Earth rotation angle with the TIO locator s', radians. */
    double earthRotation;

    /** Equation of the origins, which leads from the celestial intermediate origin to the equinox; radians. */
    double equationOfOrigins;

    /** The pole's coordinates, radians. */
    double poleX;
    double poleY;

    /** Days of TT since J2000.0. */
    double daysSinceJ2000;

    /** The celestial pole X and Y and the origin's locator s, which lead from the axes of date to those of the ICRF. */
    final Vector celestialPole = new Vector();

    // Room to compute in.
    final Vector earth = new Vector();
    final Vector angles = new Vector();
}
