package org.planettracker.gatling.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.planettracker.gatling.measure.Comparison;
import org.planettracker.gatling.measure.Scatter;

/**
 * What two subjects of one mode came to.
 *
 * @param first who is compared
 * @param second with whom
 * @param comparison first over second, on answers a second
 * @param steady whether both were steady when their warm-up ended, in every block; if not there is no verdict
 */
record Finding(Subject first, Subject second, Comparison comparison, boolean steady) {

    private static final double POWER = 0.8;

    /** All pairs of different contenders in the same mode, mode by mode in the order of the tables. */
    static List<Finding> of(List<Cell> cells) {
        Optional<Finding> noise = noise(cells);
        double floor = noiseFloor(cells, noise, false);
        double floorOfRestarted = noiseFloor(cells, noise, true);
        List<Finding> findings = new ArrayList<>();
        for (String mode : cells.stream().map(cell -> cell.subject().mode()).distinct().toList()) {
            List<Cell> same = cells.stream()
                    .filter(cell -> cell.subject().mode().equals(mode) && !cell.subject().twin()).toList();
            for (int i = 0; i < same.size(); i++) {
                for (int j = i + 1; j < same.size(); j++) {
                    boolean restarted = same.get(i).restarted() && same.get(j).restarted();
                    compare(same.get(i), same.get(j), scatter(cells, mode), restarted ? floorOfRestarted : floor)
                            .ifPresent(findings::add);
                }
            }
        }
        return List.copyOf(findings);
    }

    /** The floor of all that is compared; where some are started anew in every block and others not, that of the latter. */
    static double noiseFloor(List<Cell> cells) {
        return noiseFloor(cells, cells.stream().allMatch(Cell::restarted));
    }

    /**
     * By which factor equal servers differ in this session; 1 if that was not to be measured, infinite if it could not be. Where every
     * replicate is a process of its own, the intervals of all comparisons contain what processes differ by, and the middle of the noise is
     * enough. Where each server is one process, they do not, and the two processes that were looked at are a sample of one: then it is what
     * they may differ by at most.
     *
     * @param restarted whether those to be compared have a process of their own in every block
     */
    static double noiseFloor(List<Cell> cells, boolean restarted) {
        return noiseFloor(cells, noise(cells), restarted);
    }

    private static double noiseFloor(List<Cell> cells, Optional<Finding> noise, boolean restarted) {
        boolean wanted = cells.stream().anyMatch(cell -> cell.subject().twin());
        return noise.map(Finding::comparison).map(restarted ? Comparison::distance : Comparison::farthest)
                .orElse(wanted ? Double.POSITIVE_INFINITY : 1);
    }

    /** The same variant against itself: how far apart equal ones were in this session. */
    static Optional<Finding> noise(List<Cell> cells) {
        for (Cell twin : cells) {
            for (Cell cell : cells) {
                if (twin.subject().twin() && !cell.subject().twin()
                        && cell.subject().id().equals(twin.subject().id())) {
                    return compare(twin, cell, scatter(cells, cell.subject().mode()), 1);
                }
            }
        }
        return Optional.empty();
    }

    /** What the session could not have seen; empty where nobody can know. */
    static Optional<String> hidden(List<Cell> cells) {
        Map<String, Cell> ofModes = new LinkedHashMap<>();
        cells.stream().filter(cell -> cell.valid().size() >= Comparison.FEWEST_BLOCKS)
                .forEach(cell -> ofModes.putIfAbsent(cell.subject().mode(), cell));
        List<String> modes = ofModes.values().stream()
                .flatMap(cell -> scatter(cells, cell.subject().mode()).stream()
                        .map(scatter -> String.format(Locale.ROOT,
                                "%s %.1f %%, where one of five such sessions misses a difference of about %.0f %%",
                                cell.subject().modeLabel(), 100 * Math.sqrt(scatter.variance()),
                                percent(scatter.detectable(cell.valid().size(), Comparison.CONFIDENCE, POWER)))))
                .toList();
        return modes.isEmpty() ? Optional.empty()
                : Optional.of(
                        "Scatter of a server from one fresh process to the next: " + String.join("; ", modes) + ".");
    }

    /** Of all servers of a mode, the twin among them, if each had a process of its own and a valid figure in every block. */
    private static Optional<Scatter> scatter(List<Cell> cells, String mode) {
        List<Cell> same = cells.stream().filter(cell -> cell.subject().mode().equals(mode)).toList();
        List<Map<Integer, Double>> figures = same.stream().map(cell -> cell.byBlock(Cell::answersPerSecond)).toList();
        boolean complete = same.stream().allMatch(Cell::restarted)
                && figures.stream().map(Map::keySet).distinct().count() == 1;
        return complete ? Scatter.of(figures.stream().map(byBlock -> List.copyOf(byBlock.values())).toList())
                : Optional.empty();
    }

    /** Block by block; empty if no block has valid figures of both. */
    static Optional<Finding> compare(Cell first, Cell second, Optional<Scatter> scatter, double noiseFloor) {
        Map<Integer, Double> ours = first.byBlock(Cell::answersPerSecond);
        Map<Integer, Double> theirs = second.byBlock(Cell::answersPerSecond);
        ours.keySet().retainAll(theirs.keySet());
        theirs.keySet().retainAll(ours.keySet());
        if (ours.isEmpty()) {
            return Optional.empty();
        }
        List<Double> others = ours.keySet().stream().map(theirs::get).toList();
        Comparison comparison = Comparison.of(List.copyOf(ours.values()), others, scatter, noiseFloor);
        boolean steady = first.steady() && second.steady();
        return Optional.of(new Finding(first.subject(), second.subject(), steady ? comparison : comparison.withheld(),
                steady));
    }

    /** In words, with the interval. */
    String sentence() {
        String where = first.modeLabel().isEmpty() ? "" : first.modeLabel() + ": ";
        String sentence = where + first.contenderLabel() + " is " + comparison.verdict().words() + " "
                + second.contenderLabel() + " (" + figures()
                + ")"
                + (steady ? "." : ": not steady when the warm-up ended, which says more about compilers than servers.");
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    /** The difference and its interval. */
    String figures() {
        return comparison.blocks() < 3
                ? String.format(Locale.ROOT, "%+.1f %%; no interval with fewer than three blocks",
                        percent(comparison.ratio()))
                : String.format(Locale.ROOT, "%+.1f %%, 95 %% interval %+.1f to %+.1f %%, %d blocks",
                        percent(comparison.ratio()),
                        percent(comparison.low()), percent(comparison.high()), comparison.blocks());
    }

    private static double percent(double ratio) {
        return 100 * (ratio - 1);
    }
}
