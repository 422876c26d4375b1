package org.planettracker.gatling.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.HdrHistogram.Histogram;

/** Every measurement as a line of comma-separated values (RFC 4180), for spreadsheets. */
final class Csv {

    private static final List<String> WINDOW = List.of("experiment", "block", "order", "contender", "mode", "twin",
            "window", "valid",
            "answers", "failed", "seconds", "answersPerSecond", "p50Micros", "p90Micros", "p99Micros", "p999Micros",
            "maxMicros",
            "serverCpuMicrosPerRequest", "clientCpuMicrosPerRequest");

    private Csv() {}

    static String of(Results results) {
        List<String> heads = new ArrayList<>(WINDOW);
        Arrays.stream(Figure.values()).map(Figure::name).forEach(heads::add);
        StringBuilder text = new StringBuilder(String.join(",", heads)).append("\r\n");
        results.measurements().forEach(measurement -> text.append(line(measurement)).append("\r\n"));
        return text.toString();
    }

    private static String line(Measurement measurement) {
        Histogram latencies = measurement.window().latencies();
        List<Object> values = new ArrayList<>(List.of(measurement.experiment(), measurement.block(),
                measurement.order(),
                measurement.subject().contender(), measurement.subject().mode(), measurement.subject().twin(),
                measurement.window().name(),
                measurement.valid(), measurement.window().answers(), measurement.window().failed(),
                measurement.window().seconds(),
                measurement.window().answersPerSecond(), latencies.getValueAtPercentile(50),
                latencies.getValueAtPercentile(90),
                latencies.getValueAtPercentile(99), latencies.getValueAtPercentile(99.9), latencies.getMaxValue(),
                Objects.requireNonNullElse(Cell.serverMicrosPerRequest(measurement), ""),
                Objects.requireNonNullElse(Cell.clientMicrosPerRequest(measurement), "")));
        Arrays.stream(Figure.values()).map(figure -> Objects.requireNonNullElse(measurement.figures().get(figure), ""))
                .forEach(values::add);
        return values.stream().map(Csv::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(Object value) {
        String text = value.toString();
        return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
