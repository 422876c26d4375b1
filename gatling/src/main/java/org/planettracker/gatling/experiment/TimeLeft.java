package org.planettracker.gatling.experiment;

import java.util.function.LongSupplier;

/**
 * The time a plan has for warm-ups, which is what starts, measurements and the rest leave of it. Servers differ in what they need; what one leaves over,
 * those after it may use.
 */
final class TimeLeft {

    private final double longestSeconds;
    private final LongSupplier nanoTime;
    private final long began;
    private double warmUps;
    private double others;

    /**
     * Begins now.
     *
     * @param longestSeconds all should take; 0 for as long as it takes
     * @param warmUps seconds all of them are planned to take
     * @param others seconds everything else is planned to take
     * @param nanoTime the clock
     */
    TimeLeft(double longestSeconds, double warmUps, double others, LongSupplier nanoTime) {
        this.longestSeconds = longestSeconds;
        this.warmUps = warmUps;
        this.others = others;
        this.nanoTime = nanoTime;
        began = nanoTime.getAsLong();
    }

    /**
     * How many seconds a warm-up may last: as long as planned, and half of what would be left over if all after it took as long as planned.
     *
     * @param planned for this one
     * @param shortest so long in any case
     * @param longest never longer
     */
    double forWarmUp(double planned, double shortest, double longest) {
        if (longestSeconds <= 0) {
            return longest;
        }
        double over = longestSeconds - (nanoTime.getAsLong() - began) / 1e9 - others - warmUps;
        return Math.clamp(planned + over / 2, Math.min(shortest, longest), longest);
    }

    /** A warm-up is over. */
    void warmedUp(double planned) {
        warmUps -= planned;
    }

    /** Something else is. */
    void done(double planned) {
        others -= planned;
    }
}
