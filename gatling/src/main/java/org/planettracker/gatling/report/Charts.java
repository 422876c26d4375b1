package org.planettracker.gatling.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.HdrHistogram.Histogram;

/** Data for the charts of the page, in plain maps and lists that become JSON. */
final class Charts {

    /** Where the curves of service times are drawn: dense to the right, where servers differ. */
    private static final double[] PERCENTILES = {0, 10, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99, 100};

    private Charts() {}

    /** Bars of answers a second, least and greatest block as whiskers: a group a mode, a bar a contender. */
    static Map<String, Object> throughput(List<Cell> cells) {
        Map<String, Object> chart = chart("bars", "Requests a second: median, and least to greatest block");
        List<Map<String, Object>> bars = new ArrayList<>();
        for (Cell cell : cells) {
            Map<Integer, Double> rates = cell.byBlock(Cell::answersPerSecond);
            if (!rates.isEmpty()) {
                Map<String, Object> bar = new LinkedHashMap<>();
                bar.put("series", cell.subject().contenderLabel());
                bar.put("group", cell.subject().modeLabel().isEmpty() ? "as it runs" : cell.subject().modeLabel());
                bar.put("value", cell.median(Cell::answersPerSecond).orElseThrow());
                bar.put("low", rates.values().stream().mapToDouble(Double::doubleValue).min().orElseThrow());
                bar.put("high", rates.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow());
                bars.add(bar);
            }
        }
        chart.put("bars", bars);
        return chart;
    }

    /** Service time by percentile, a curve a subject. */
    static Map<String, Object> latencies(List<Cell> cells) {
        Map<String, Object> chart = chart("percentiles", "Service time by percentile, ms");
        List<Map<String, Object>> curves = new ArrayList<>();
        for (Cell cell : cells) {
            Histogram histogram = cell.latencies();
            if (histogram.getTotalCount() > 0) {
                List<List<Double>> points = new ArrayList<>();
                for (double percentile : PERCENTILES) {
                    points.add(List.of(percentile, histogram.getValueAtPercentile(percentile) / 1e3));
                }
                curves.add(Map.of("series", cell.subject().label(), "points", points));
            }
        }
        chart.put("curves", curves);
        return chart;
    }

    static Map<String, Object> chart(String kind, String title) {
        Map<String, Object> chart = new LinkedHashMap<>();
        chart.put("kind", kind);
        chart.put("title", title);
        return chart;
    }
}
