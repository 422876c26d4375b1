package org.planettracker.gatling.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.planettracker.gatling.measure.Comparison;

/** What each experiment found, in the order of the report; experiments that were not run are left out. */
final class Chapters {

    private Chapters() {}

    static List<Chapter> of(Results results) {
        List<Chapter> chapters = new ArrayList<>();
        if (!results.of(DevVersusProductionTables.ID).isEmpty()) {
            chapters.add(devVersusProduction(results));
        }
        if (!results.of("concurrency").isEmpty()) {
            chapters.add(concurrency(results));
        }
        return List.copyOf(chapters);
    }

    private static Chapter concurrency(Results results) {
        List<Cell> cells = Cell.of(results, "concurrency");
        Grid costs = Costs.of("150 clients, a new connection a request", cells);
        return new Chapter("concurrency", "Many clients at once", verdicts(cells, results.session().seed()),
                List.of(costs),
                List.of(Charts.throughput(cells), Charts.latencies(cells)));
    }

    private static Chapter devVersusProduction(Results results) {
        List<Cell> cells = Cell.of(results, DevVersusProductionTables.ID);
        List<Cell> shown = cells.stream().filter(cell -> !cell.subject().twin()).toList();
        DevVersusProductionTables tables = new DevVersusProductionTables(results);
        return new Chapter(DevVersusProductionTables.ID, "Development server and production server",
                verdicts(cells, results.session().seed()),
                List.of(tables.published(), tables.costs()),
                List.of(Charts.throughput(shown), Charts.latencies(shown)));
    }

    /** Verdicts of all pairs, then the noise. */
    private static List<String> verdicts(List<Cell> cells, long seed) {
        List<String> sentences = new ArrayList<>();
        Finding.of(cells, seed).forEach(finding -> sentences.add(finding.sentence()));
        Finding.noise(cells, seed).ifPresent(noise -> sentences.add(noise(noise.first(), noise.comparison())));
        return sentences;
    }

    private static String noise(Subject subject, Comparison comparison) {
        String interval = comparison.blocks() < 3 ? ""
                : String.format(Locale.ROOT, ", 95 %% interval %+.1f to %+.1f %%", 100 * (comparison.low() - 1),
                        100 * (comparison.high() - 1));
        return String.format(Locale.ROOT,
                "Noise: %s measured against itself differs by %+.1f %%%s. No smaller difference is called one.",
                subject.label(), 100 * (comparison.ratio() - 1), interval);
    }
}
