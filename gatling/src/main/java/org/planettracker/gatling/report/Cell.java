package org.planettracker.gatling.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

import org.planettracker.gatling.measure.Latencies;
import org.planettracker.gatling.measure.Statistics;
import org.planettracker.gatling.measure.Window;

/**
 * All measurements of one subject in one experiment, under one name of window: what a table shows in one place.
 *
 * @param subject who
 * @param window name of the windows
 * @param measurements one a block, in the order of the blocks
 */
record Cell(Subject subject, String window, List<Measurement> measurements) {

    private static final double MICROS = 1e6;
    private static final Pattern FIGURES = Pattern.compile("[0-9][0-9.,]*");

    /** The cells of an experiment, in the order of the tables. */
    static List<Cell> of(Results results, String experiment) {
        Map<List<Object>, List<Measurement>> groups = new LinkedHashMap<>();
        results.of(experiment).forEach(measurement -> groups
                .computeIfAbsent(List.of(measurement.subject(), measurement.window().name()), key -> new ArrayList<>())
                .add(measurement));
        List<String> contenders = results.session().contenders();
        List<String> modes = results.session().modes();
        return groups.values().stream().map(
                group -> new Cell(group.getFirst().subject(), group.getFirst().window().name(), List.copyOf(group)))
                .sorted(Comparator.comparingInt((Cell cell) -> contenders.indexOf(cell.subject().contender()))
                        .thenComparingInt(cell -> modes.indexOf(cell.subject().mode()))
                        .thenComparing(cell -> cell.subject().twin()))
                .toList();
    }

    /** Those whose figures may be compared. */
    List<Measurement> valid() {
        return measurements.stream().filter(Measurement::valid).toList();
    }

    /** Whether every block had a process of its own, as far as starts tell; a server given by its address is never started. */
    boolean restarted() {
        return measurements.stream().map(measurement -> measurement.figures().get(Figure.START_SECONDS))
                .filter(Objects::nonNull).distinct().count() == measurements.size();
    }

    /** Whether every valid block was steady when its warm-up ended. */
    boolean steady() {
        return valid().stream().allMatch(measurement -> measurement.window().steady());
    }

    /** The valid figure of each block. */
    Map<Integer, Double> byBlock(Function<Measurement, @Nullable Double> figure) {
        Map<Integer, Double> values = new LinkedHashMap<>();
        for (Measurement measurement : valid()) {
            Double value = figure.apply(measurement);
            if (value != null) {
                values.put(measurement.block(), value);
            }
        }
        return values;
    }

    /** The median over valid blocks, empty without any. */
    OptionalDouble median(Function<Measurement, @Nullable Double> figure) {
        Map<Integer, Double> values = byBlock(figure);
        return values.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Statistics.median(values.values()));
    }

    /** The median of a figure over valid blocks, empty without any. */
    OptionalDouble median(Figure figure) {
        return median(measurement -> measurement.figures().get(figure));
    }

    /** The same of a figure that has nothing to do with the window, valid or not, and is taken only once or a few times. */
    OptionalDouble beside(Figure figure) {
        List<Double> values = measurements.stream().map(measurement -> measurement.figures().get(figure))
                .filter(Objects::nonNull).toList();
        return values.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Statistics.median(values));
    }

    /** The service times of all valid blocks together. */
    Histogram latencies() {
        Histogram all = Latencies.histogram();
        valid().forEach(measurement -> all.add(measurement.window().latencies()));
        return all;
    }

    /** Requests that failed, in all blocks. */
    long failed() {
        return measurements.stream().mapToLong(measurement -> measurement.window().failed()).sum();
    }

    static Double answersPerSecond(Measurement measurement) {
        return measurement.window().answersPerSecond();
    }

    static @Nullable Double serverMicrosPerRequest(Measurement measurement) {
        Window window = measurement.window();
        Double seconds = window.serverCpuSeconds();
        return seconds == null || window.answers() == 0 ? null : seconds * MICROS / window.answers();
    }

    static @Nullable Double clientMicrosPerRequest(Measurement measurement) {
        Window window = measurement.window();
        return window.answers() == 0 ? null : window.clientCpuSeconds() * MICROS / window.answers();
    }

    /** Why some or all blocks are not valid: of reasons that differ in their figures the first, and in how many blocks. */
    List<String> reasons() {
        Map<String, List<String>> byKind = measurements.stream().flatMap(measurement -> measurement.invalid().stream())
                .collect(Collectors.groupingBy(reason -> FIGURES.matcher(reason).replaceAll("#"), LinkedHashMap::new,
                        Collectors.toList()));
        return byKind.values().stream()
                .map(alike -> alike.getFirst()
                        + (alike.size() == 1 ? "" : " (like this in " + alike.size() + " blocks)"))
                .toList();
    }

    /** What a reader should know, each once. */
    List<String> notes() {
        return measurements.stream().flatMap(measurement -> measurement.notes().stream()).distinct().toList();
    }
}
