package org.planettracker.gatling.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.HdrHistogram.Histogram;

/** The tables of any experiment with a closed workload: how long a request takes, and what it costs. */
final class Costs {

    private Costs() {}

    /** How long a request takes. */
    static Grid times(String title, List<Cell> cells) {
        List<List<String>> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Cell cell : cells) {
            Histogram latencies = cell.latencies();
            boolean any = latencies.getTotalCount() > 0;
            Map<Integer, Double> rates = cell.byBlock(Cell::answersPerSecond);
            rows.add(List.of(cell.subject().label(), Words.rate(cell.median(Cell::answersPerSecond)),
                    Words.spread(rates.values()),
                    cell.valid().size() + "/" + cell.measurements().size(),
                    Words.millis(any, latencies.getValueAtPercentile(50)),
                    Words.millis(any, latencies.getValueAtPercentile(90)),
                    Words.millis(any, latencies.getValueAtPercentile(99)),
                    Words.millis(any, latencies.getValueAtPercentile(99.9)), Words.millis(any, latencies.getMaxValue()),
                    Words.count(cell.failed())));
            cell.reasons().forEach(reason -> notes.add(cell.subject().label() + ": not valid: " + reason + "."));
            cell.notes().forEach(note -> notes.add(cell.subject().label() + ": " + note + "."));
        }
        return new Grid(title,
                List.of("server", "requests/s", "spread", "valid blocks", "p50 ms", "p90 ms", "p99 ms", "p99.9 ms",
                        "max ms", "failed"),
                rows, notes);
    }

    /** What a request costs, and what other circumstances give. */
    static Grid costs(String title, List<Cell> cells) {
        List<List<String>> rows = new ArrayList<>();
        for (Cell cell : cells) {
            rows.add(List.of(cell.subject().label(), Words.decimals(cell.median(Cell::serverMicrosPerRequest), 1),
                    Words.decimals(cell.median(Cell::clientMicrosPerRequest), 1),
                    Words.mebibytes(cell.median(Figure.SERVER_RSS_BYTES)),
                    Words.decimals(cell.median(Figure.START_SECONDS), 1),
                    Words.rate(cell.median(Figure.COLD_ANSWERS_PER_SECOND)),
                    Words.rate(cell.median(Figure.WARM_UP_REQUESTS)),
                    Words.decimals(cell.median(Figure.WARM_UP_SECONDS), 0)));
        }
        return new Grid(title,
                List.of("server", "server CPU us/request", "client CPU us/request", "server RSS MiB", "start s",
                        "cold burst, requests/s", "warm-up, requests", "warm-up s"),
                rows, List.of());
    }
}
