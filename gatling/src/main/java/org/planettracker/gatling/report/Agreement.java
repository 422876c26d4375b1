package org.planettracker.gatling.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How far what we measured lies from what another load generator measured on the same running server.
 *
 * @param ratio our median over theirs
 * @param least ours over theirs in the round where it was least
 * @param most ours over theirs in the round where it was most
 */
record Agreement(OptionalDouble ratio, OptionalDouble least, OptionalDouble most) {

    private static final double TOLERANCE = 0.15;

    static Agreement withAb(Cell cell) {
        return of(cell, Figure.INTERLEAVED_AB_PER_SECOND, Figure.OVER_AB_LEAST, Figure.OVER_AB_MOST);
    }

    static Agreement withWrk(Cell cell) {
        return of(cell, Figure.WRK_ANSWERS_PER_SECOND, Figure.OVER_WRK_LEAST, Figure.OVER_WRK_MOST);
    }

    private static Agreement of(Cell cell, Figure theirs, Figure least, Figure most) {
        OptionalDouble ours = cell.beside(Figure.INTERLEAVED_ANSWERS_PER_SECOND);
        OptionalDouble other = cell.beside(theirs);
        return new Agreement(
                ours.isPresent() && other.isPresent() ? OptionalDouble.of(ours.getAsDouble() / other.getAsDouble())
                        : OptionalDouble.empty(),
                cell.beside(least), cell.beside(most));
    }

    /** Whether ours agrees with all that measured anything, within 15 %. */
    static String verdict(Agreement... with) {
        List<Agreement> measured = Stream.of(with).filter(one -> one.ratio.isPresent()).toList();
        if (measured.isEmpty()) {
            return Words.NOTHING;
        }
        List<Agreement> apart = measured.stream().filter(one -> !isClose(one.ratio.getAsDouble())).toList();
        if (apart.isEmpty()) {
            return "yes";
        }
        return apart.stream().allMatch(Agreement::isUneven) ? "not resolved" : "no";
    }

    /** The difference in percent, and between what the rounds lie. */
    String words() {
        if (ratio.isEmpty()) {
            return Words.NOTHING;
        }
        String difference = String.format(Locale.ROOT, "%+.1f", percent(ratio));
        return least.isEmpty() || most.isEmpty() ? difference
                : String.format(Locale.ROOT, "%s (%+.0f to %+.0f)", difference, percent(least), percent(most));
    }

    /** Some round was close, and the next one may be as well. */
    private boolean isUneven() {
        return least.isPresent() && most.isPresent() && least.getAsDouble() <= 1 + TOLERANCE
                && most.getAsDouble() >= 1 - TOLERANCE;
    }

    private static boolean isClose(double ratio) {
        return Math.abs(ratio - 1) <= TOLERANCE;
    }

    private static double percent(OptionalDouble ratio) {
        return 100 * (ratio.orElseThrow() - 1);
    }
}
