package org.planettracker.gatling.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

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

    /** A value at each demanded rate, a curve a subject; rates beyond what any server kept up are marked. */
    static Map<String, Object> rates(List<Measurement> measurements, String title, String unit,
            ToDoubleFunction<Measurement> value) {
        Map<String, Object> chart = chart("lines", title);
        chart.put("xName", "connections/s demanded");
        chart.put("yName", unit);
        List<Map<String, Object>> curves = new ArrayList<>();
        ExperimentTables.bySubject(measurements).forEach((subject, byRate) -> {
            List<List<Double>> points = new ArrayList<>();
            byRate.forEach((rate, measurement) -> points.add(List.of(rate, value.applyAsDouble(measurement))));
            curves.add(Map.of("series", subject.label(), "points", points));
        });
        chart.put("curves", curves);
        double ceiling = measurements.stream().map(one -> one.figures().get(Figure.CEILING_PER_SECOND))
                .filter(Objects::nonNull).mapToDouble(Double::doubleValue).max()
                .orElseGet(() -> ceiling(measurements));
        if (measurements.stream().anyMatch(measurement -> ExperimentTables.demanded(measurement) > ceiling)) {
            chart.put("greyFrom", ceiling);
            chart.put("greyWords", "beyond what the load generator keeps up with");
        }
        return chart;
    }

    /** The highest rate that was demanded and reached, whoever reached it. */
    static double ceiling(List<Measurement> measurements) {
        return measurements.stream().filter(Measurement::valid).mapToDouble(ExperimentTables::demanded).max().orElse(0);
    }

    /** Bars of one value a subject. */
    static Map<String, Object> bars(String title, String unit, List<Measurement> measurements,
            Function<Measurement, @Nullable Double> value) {
        Map<String, Object> chart = chart("bars", title);
        chart.put("unit", unit);
        List<Map<String, Object>> bars = new ArrayList<>();
        for (Measurement measurement : measurements) {
            Double height = value.apply(measurement);
            if (height != null) {
                bars.add(Map.of("series", measurement.subject().label(), "group", measurement.window().name(), "value",
                        height, "low", height,
                        "high", height));
            }
        }
        chart.put("bars", bars);
        return chart;
    }

    static Map<String, Object> chart(String kind, String title) {
        Map<String, Object> chart = new LinkedHashMap<>();
        chart.put("kind", kind);
        chart.put("title", title);
        return chart;
    }
}
