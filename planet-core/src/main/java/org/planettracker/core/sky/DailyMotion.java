package org.planettracker.core.sky;

import java.time.Instant;

import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.AllowedSolution;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;
import org.hipparchus.optim.univariate.UnivariatePointValuePair;
import org.jspecify.annotations.Nullable;

import org.planettracker.core.Body;
import org.planettracker.core.DailyEvents;
import org.planettracker.core.Observer;
import org.planettracker.core.appearance.Diameters;

/**
 * How one body moves across one observer's sky in the 24 hours after an instant.
 *
 * <p>The altitude is looked at every two hours, from one step before the beginning to one step after the end. Between two
 * looks on different sides of the horizon the crossing is found by Brent's method to a millisecond. Where a body culminates
 * just below the horizon or dips just above it at one look, its highest or lowest point is sought first, so that an arc of
 * a few seconds is not missed.
 */
public final class DailyMotion {

    private static final double DAY = 86_400;
    private static final double STEP = 7200;
    private static final int LOOKS = (int) (DAY / STEP) + 3;

    /** Refraction at the horizon by convention of the almanacs, degrees. */
    private static final double HORIZON_REFRACTION = 34.0 / 60;

    /**
     * Where the Sun's disc ends to the eye, kilometres: 959.95" at one astronomical unit, as timed at total eclipses (L.
     * Quaglia et al., ApJS 256 (2021), 36). The nominal radius of the IAU, 959.2", is that of a deeper layer.
     */
    private static final double SUN_LIMB_RADIUS = 696_224;

    /** A parabola through three looks is less than this beside the extremum of an altitude near the horizon, degrees. */
    private static final double GRAZING = 3;

    /** Seconds. */
    private static final double ROOT_ACCURACY = 1e-4;
    private static final double EXTREMUM_ACCURACY = 0.1;
    private static final int MAX_LOOKS = 100;
    private static final int SOLVER_ORDER = 5;

    /** Degrees of hour angle a second: that of the stars, with which the search for the transit begins. */
    private static final double SIDEREAL_RATE = 360 / 86_164.0905;
    /** Hour angle, degrees, below which a transit is found: 0.1 ms. */
    private static final double TRANSIT_ACCURACY = 4e-7;

    private final BodyHours hours;
    private final Body body;
    private final Observer observer;
    private final Instant when;
    private final int hour;
    private final double secondOfHour;
    private final TopocentricView seen = new TopocentricView();

    /** Prepares the 24 hours from {@code when}, within the almanac. */
    public DailyMotion(BodyHours hours, Body body, Observer observer, Instant when) {
        this.hours = hours;
        this.body = body;
        this.observer = observer;
        this.when = when;
        this.hour = BodyHour.of(when);
        this.secondOfHour = BodyHour.secondOf(when);
    }

    /** Finds the first rise, upper transit and set. */
    public DailyEvents events() {
        double[] times = new double[2 * LOOKS];
        double[] heights = new double[2 * LOOKS];
        int points = arcs(times, heights);
        double rise = Double.NaN;
        double set = Double.NaN;
        for (int i = 1; i < points; i++) {
            boolean up = heights[i] >= 0;
            if (up == heights[i - 1] >= 0) {
                continue;
            }
            if (up && Double.isNaN(rise)) {
                rise = crossing(times[i - 1], times[i]);
            } else if (!up && Double.isNaN(set)) {
                set = crossing(times[i - 1], times[i]);
            }
        }
        DailyEvents.State state = DailyEvents.State.RISES_AND_SETS;
        if (Double.isNaN(rise) && Double.isNaN(set)) {
            state = heights[0] >= 0 ? DailyEvents.State.ALWAYS_UP : DailyEvents.State.NEVER_RISES;
        }
        return new DailyEvents(body, when, state, horizonCrossing(rise), transit(), horizonCrossing(set));
    }

    /**
     * Writes times and heights between which the body crosses the horizon once at most.
     *
     * @return how many
     */
    private int arcs(double[] times, double[] heights) {
        double[] looks = new double[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            looks[i] = height((i - 1) * STEP);
        }
        int points = 0;
        for (int i = 1; i < LOOKS - 1; i++) {
            double time = (i - 1) * STEP;
            double extremum = grazing(looks[i - 1], looks[i], looks[i + 1]) ? extremum(time, looks[i] < 0) : Double.NaN;
            if (extremum > 0 && extremum < time) {
                times[points] = extremum;
                heights[points++] = height(extremum);
            }
            times[points] = time;
            heights[points++] = looks[i];
            if (extremum > time && extremum < DAY) {
                times[points] = extremum;
                heights[points++] = height(extremum);
            }
        }
        return points;
    }

    /** Whether a body that is on one side of the horizon at three looks may have been on the other in between. */
    private static boolean grazing(double before, double now, double after) {
        boolean highest = now < 0 && now >= before && now >= after;
        boolean lowest = now >= 0 && now <= before && now <= after && before >= 0 && after >= 0;
        if (!highest && !lowest) {
            return false;
        }
        double bend = before - 2 * now + after;
        double slope = (after - before) / 2;
        double vertex = bend == 0 ? now : now - slope * slope / (2 * bend);
        return highest ? vertex > -GRAZING : vertex < GRAZING;
    }

    private double extremum(double time, boolean highest) {
        UnivariatePointValuePair found = new BrentOptimizer(1e-12, EXTREMUM_ACCURACY).optimize(new MaxEval(MAX_LOOKS),
                new UnivariateObjectiveFunction(this::height), highest ? GoalType.MAXIMIZE : GoalType.MINIMIZE,
                new SearchInterval(time - STEP, time + STEP, time));
        return found.getPoint();
    }

    private double crossing(double from, double until) {
        UnivariateFunction height = this::height;
        return new BracketingNthOrderBrentSolver(0, ROOT_ACCURACY, 0, SOLVER_ORDER).solve(MAX_LOOKS, height, from,
                until,
                AllowedSolution.ANY_SIDE);
    }

    private DailyEvents.@Nullable HorizonCrossing horizonCrossing(double time) {
        if (Double.isNaN(time)) {
            return null;
        }
        look(time);
        return new DailyEvents.HorizonCrossing(instant(time), seen.azimuth);
    }

    private DailyEvents.@Nullable Transit transit() {
        double angle = hourAngle(0);
        double ahead = angle > 0 ? 360 - angle : -angle;
        double time = ahead / SIDEREAL_RATE;
        double rate = SIDEREAL_RATE;
        for (int i = 0; i < MAX_LOOKS; i++) {
            angle = hourAngle(time);
            if (Math.abs(angle) < TRANSIT_ACCURACY) {
                break;
            }
            // All the way from the beginning to here the hour angle grew by 'ahead', and by 'angle' more.
            rate = time > STEP ? (ahead + angle) / time : rate;
            time -= angle / rate;
        }
        // One that rounding puts before the beginning is at the beginning.
        time = Math.max(time, 0);
        return time <= DAY ? new DailyEvents.Transit(instant(time), seen.altitude) : null;
    }

    /** Degrees by which the limb that counts stands above the horizon that counts. */
    private double height(double time) {
        look(time);
        return seen.altitude + HORIZON_REFRACTION + switch (body) {
            case SUN -> Math.toDegrees(Math.asin(SUN_LIMB_RADIUS / seen.distance));
            case MOON -> Math.toDegrees(Math.asin(Diameters.MOON / seen.distance));
            default -> 0;
        };
    }

    private double hourAngle(double time) {
        look(time);
        return Math.toDegrees(Math.atan2(-seen.east, seen.outward));
    }

    private void look(double time) {
        double second = secondOfHour + time;
        int later = (int) Math.floor(second / BodyHour.SECONDS);
        Topocentre.look(hours.get(body, hour + later), second - later * BodyHour.SECONDS, observer, seen);
    }

    /** The first millisecond that is not before the given second after the beginning. */
    private Instant instant(double time) {
        return when.plusMillis((long) Math.ceil(time * 1000));
    }
}
