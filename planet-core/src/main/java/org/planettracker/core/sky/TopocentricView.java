package org.planettracker.core.sky;

import org.planettracker.core.data.Vector;

/** What an observer sees of one body: apparent and without refraction. A place to write to, reused. */
public final class TopocentricView {

    /** Degrees from north through east, 0 to 360 (360 excluded). */
    public double azimuth;

    /** Degrees above the horizon plane, without refraction. */
    public double altitude;

    /** Degrees, true equator and equinox of date, 0 to 360 (360 excluded). */
    public double rightAscension;

    /** Degrees, true equator of date. */
    public double declination;

    /** Kilometres from the observer when the light left. */
    public double distance;

    // The direction once more, along the observer's meridian: of any length, the hour angle's tangent is -east / outward.

    /** Towards the east. */
    double east;

    /** Away from the Earth's axis. */
    double outward;

    // Along the axes of date (CIRS), as in BodyHour.

    /** From the observer to the body when the light left, kilometres. */
    final Vector body = new Vector();

    /** From the observer to the Sun, kilometres. */
    final Vector sun = new Vector();

    /** Towards the body as it is seen, of any length. */
    final Vector apparent = new Vector();

    /** The observer's velocity against the solar system's barycentre, in units of the speed of light. */
    final Vector velocity = new Vector();

}
