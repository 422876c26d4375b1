package org.planettracker.gatling.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How far what we measured lies from what another load generator measured on the same running server.
 *
 * @param ratio our median over theirs
 * @param low lower end of the 95 % interval of that ratio, from the rounds
 * @param high upper end
 */
record Agreement(OptionalDouble ratio, OptionalDouble low, OptionalDouble high) {

    private static final double TOLERANCE = 0.15;

    static Agreement withAb(Cell cell) {
        return of(cell, Figure.INTERLEAVED_AB_PER_SECOND, Figure.OVER_AB_LOW, Figure.OVER_AB_HIGH);
    }

    static Agreement withWrk(Cell cell) {
        return of(cell, Figure.WRK_ANSWERS_PER_SECOND, Figure.OVER_WRK_LOW, Figure.OVER_WRK_HIGH);
    }

    private static Agreement of(Cell cell, Figure theirs, Figure low, Figure high) {
        OptionalDouble ours = cell.beside(Figure.INTERLEAVED_ANSWERS_PER_SECOND);
        OptionalDouble other = cell.beside(theirs);
        return new Agreement(
                ours.isPresent() && other.isPresent() ? OptionalDouble.of(ours.getAsDouble() / other.getAsDouble())
                        : OptionalDouble.empty(),
                cell.beside(low), cell.beside(high));
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

    /** The difference in percent, and its interval. */
    String words() {
        if (ratio.isEmpty()) {
            return Words.NOTHING;
        }
        String difference = String.format(Locale.ROOT, "%+.1f", percent(ratio));
        return low.isEmpty() || high.isEmpty() ? difference
                : String.format(Locale.ROOT, "%s (%+.0f to %+.0f)", difference, percent(low), percent(high));
    }

    /** The interval reaches into what counts as close. */
    private boolean isUneven() {
        return low.isPresent() && high.isPresent() && low.getAsDouble() <= 1 + TOLERANCE
                && high.getAsDouble() >= 1 - TOLERANCE;
    }

    private static boolean isClose(double ratio) {
        return Math.abs(ratio - 1) <= TOLERANCE;
    }

    private static double percent(OptionalDouble ratio) {
        return 100 * (ratio.orElseThrow() - 1);
    }
}
