package org.planettracker.gatling.report;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.planettracker.gatling.measure.Statistics;

/** How even the machine was while it measured: where intervals are wide, this says whether servers or the machine made them so. */
final class Pace {

    private Pace() {}

    /** In words; empty where it was not looked at. */
    static Optional<String> sentence(List<Cell> cells) {
        List<Double> pieces = figures(cells, Figure.YARDSTICK_SECONDS);
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        DoubleSummaryStatistics all = pieces.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return Optional.of(String.format(Locale.ROOT,
                "Machine: the same arithmetic on all cores took %.0f to %.0f ms of their time between the measurements, in the middle %.0f%s.",
                1e3 * all.getMin(), 1e3 * all.getMax(), 1e3 * Statistics.median(pieces), stolen(cells)));
    }

    private static String stolen(List<Cell> cells) {
        double most = figures(cells, Figure.STOLEN_CORES).stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return most < 0.005 ? ""
                : String.format(Locale.ROOT, "; meanwhile its hypervisor gave up to %.2f cores to others", most);
    }

    private static List<Double> figures(List<Cell> cells, Figure figure) {
        return cells.stream().flatMap(cell -> cell.measurements().stream())
                .map(measurement -> measurement.figures().get(figure)).filter(Objects::nonNull).toList();
    }
}
