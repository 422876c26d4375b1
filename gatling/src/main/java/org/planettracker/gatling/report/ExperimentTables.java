package org.planettracker.gatling.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

import org.HdrHistogram.Histogram;

import org.planettracker.gatling.measure.FailureKind;
import org.planettracker.gatling.measure.Window;

/** The tables of the experiments that the first one does not have. */
final class ExperimentTables {

    private ExperimentTables() {}

    /** Requests that failed, by kind, a row a subject. */
    static Grid failures(List<Cell> cells) {
        List<String> columns = new ArrayList<>(List.of("failed requests"));
        List<FailureKind> kinds = cells.stream().flatMap(cell -> cell.measurements().stream())
                .flatMap(measurement -> measurement.window().failures().keySet().stream()).distinct().sorted().toList();
        kinds.forEach(kind -> columns.add(kind.words()));
        columns.add("all");
        List<List<String>> rows = new ArrayList<>();
        for (Cell cell : cells) {
            List<String> row = new ArrayList<>(List.of(cell.subject().label()));
            kinds.forEach(kind -> row.add(Words.count(cell.measurements().stream()
                    .mapToLong(measurement -> measurement.window().failures().getOrDefault(kind, 0L)).sum())));
            row.add(Words.count(cell.failed()));
            rows.add(row);
        }
        return new Grid("Failures by kind, all blocks", columns, rows,
                List.of("Published, 1,000 requests by 150 clients: blocking sockets " + Published.SYNC_PER_SECOND
                        + " requests/s, "
                        + Published.SYNC_FAILED + " failed; event loop " + Published.ASYNC_PER_SECOND + " requests/s, "
                        + Published.ASYNC_FAILED
                        + " failed."));
    }

    /** Connections taken a second at each demanded rate, a column a subject. */
    static Grid rates(List<Measurement> measurements, String title, Function<Measurement, String> value) {
        Map<Subject, Map<Double, Measurement>> bySubject = bySubject(measurements);
        List<String> columns = new ArrayList<>(List.of("demanded/s"));
        bySubject.keySet().forEach(subject -> columns.add(subject.label()));
        List<List<String>> rows = new ArrayList<>();
        for (Double rate : measurements.stream().map(ExperimentTables::demanded).distinct().sorted().toList()) {
            List<String> row = new ArrayList<>(List.of(Words.rate(OptionalDouble.of(rate))));
            bySubject.values().forEach(
                    byRate -> row.add(byRate.containsKey(rate) ? value.apply(byRate.get(rate)) : Words.NOTHING));
            rows.add(row);
        }
        return new Grid(title, columns, rows, List.of());
    }

    static double demanded(Measurement measurement) {
        Double rate = measurement.figures().get(Figure.DEMANDED_PER_SECOND);
        if (rate == null) {
            throw new IllegalArgumentException(
                    "a measurement of " + measurement.experiment() + " without the rate demanded");
        }
        return rate;
    }

    static Map<Subject, Map<Double, Measurement>> bySubject(List<Measurement> measurements) {
        Map<Subject, Map<Double, Measurement>> bySubject = new LinkedHashMap<>();
        measurements.forEach(
                measurement -> bySubject.computeIfAbsent(measurement.subject(), subject -> new LinkedHashMap<>())
                        .put(demanded(measurement), measurement));
        return bySubject;
    }

    /** What is held, what it costs, ramp and hold apart. */
    static Grid keepAlive(List<Measurement> measurements) {
        return held("Connections held open", "requests/s", "service time", measurements,
                "Published, 10,000 connections: 548 requests/s; client 657 MB virtual, 115 MB resident, 60.2 % CPU; server 54 MB virtual, "
                        + "10 MB resident, 7.0 % CPU.");
    }

    /** The same for subscribers, whose events come by themselves. */
    static Grid live(List<Measurement> measurements) {
        return held("Subscribers of /planets/live, an event every 5 s", "events/s", "lag", measurements,
                "Lag: from when an event was due, counted from the subscriber's first, to its arrival. Failed: events that never came.");
    }

    private static Grid held(String title, String rate, String time, List<Measurement> measurements, String note) {
        List<List<String>> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Measurement measurement : measurements) {
            Window window = measurement.window();
            Double serverCpu = window.serverCpuSeconds();
            Histogram times = window.latencies();
            boolean any = times.getTotalCount() > 0;
            rows.add(List.of(measurement.subject().label() + ", " + window.name(),
                    Words.rate(figure(measurement, Figure.CONNECTIONS_HELD)),
                    Words.rate(OptionalDouble.of(window.answersPerSecond())), Words.count(window.failed()),
                    Words.millis(any, times.getValueAtPercentile(50)),
                    Words.millis(any, times.getValueAtPercentile(99)), Words.millis(any, times.getMaxValue()),
                    Words.mebibytes(figure(measurement, Figure.SERVER_VIRTUAL_BYTES)),
                    Words.mebibytes(figure(measurement, Figure.SERVER_RSS_BYTES)), growth(measurement),
                    serverCpu == null ? Words.NOTHING
                            : Words.decimals(OptionalDouble.of(100 * serverCpu / window.seconds()), 1),
                    Words.mebibytes(figure(measurement, Figure.CLIENT_VIRTUAL_BYTES)),
                    Words.mebibytes(figure(measurement, Figure.CLIENT_RSS_BYTES)),
                    Words.decimals(OptionalDouble.of(100 * window.clientCpuSeconds() / window.seconds()), 1)));
            measurement.invalid().forEach(reason -> notes
                    .add(measurement.subject().label() + ", " + window.name() + ": not valid: " + reason + "."));
        }
        notes.add(note);
        return new Grid(title,
                List.of("server and window", "connections held", rate, "failed", time + " p50 ms", "p99 ms", "max ms",
                        "server VIRT MiB", "server RSS MiB", "server RSS growth a connection, KiB", "server CPU %",
                        "client VIRT MiB", "client RSS MiB", "client CPU %"),
                rows, notes);
    }

    private static String growth(Measurement measurement) {
        OptionalDouble held = figure(measurement, Figure.CONNECTIONS_HELD);
        OptionalDouble after = figure(measurement, Figure.SERVER_RSS_BYTES);
        OptionalDouble before = figure(measurement, Figure.SERVER_RSS_BEFORE_BYTES);
        boolean known = held.isPresent() && after.isPresent() && before.isPresent() && held.getAsDouble() > 0;
        return known
                ? Words.decimals(OptionalDouble
                        .of((after.getAsDouble() - before.getAsDouble()) / held.getAsDouble() / 1024), 1)
                : Words.NOTHING;
    }

    /** Wall and processor time of each way. */
    static Grid clients(List<Cell> cells) {
        List<List<String>> rows = new ArrayList<>();
        for (Cell cell : cells) {
            rows.add(List.of(cell.subject().label(), Words.decimals(cell.median(Figure.WALL_SECONDS), 3),
                    Words.decimals(cell.median(Figure.CPU_SECONDS), 3),
                    Words.decimals(cell.median(Figure.COLD_WALL_SECONDS), 3),
                    Words.decimals(cell.median(Figure.COLD_CPU_SECONDS), 3), String.valueOf(cell.valid().size())));
        }
        return new Grid("100 requests to a page 100 ms away",
                List.of("way", "wall s", "CPU s", "first time, wall s", "first time, CPU s", "blocks"),
                rows,
                List.of("Published, a remote page: in sequence 13.112 s (CPU 1.212 s), 10 threads 2.170 s (0.942 s), 20 threads 1.714 s "
                        + "(1.126 s), asynchronous 1.277 s (0.695 s)."));
    }

    /** What each number of replicas gives, a row a contender, and by how much the most give more than the fewest. */
    static Grid replicas(List<Cell> cells) {
        Map<String, String> modes = new LinkedHashMap<>();
        cells.forEach(cell -> modes.putIfAbsent(cell.subject().mode(), cell.subject().modeLabel()));
        Map<String, Map<String, OptionalDouble>> rates = new LinkedHashMap<>();
        cells.forEach(cell -> rates.computeIfAbsent(cell.subject().contenderLabel(), label -> new LinkedHashMap<>())
                .put(cell.subject().mode(), cell.median(Cell::answersPerSecond)));
        List<String> columns = new ArrayList<>(List.of("requests/s"));
        columns.addAll(modes.values());
        columns.add("most over fewest, %");
        List<List<String>> rows = new ArrayList<>();
        rates.forEach((label, byMode) -> {
            List<OptionalDouble> values = modes.keySet().stream()
                    .map(mode -> byMode.getOrDefault(mode, OptionalDouble.empty())).toList();
            List<String> row = new ArrayList<>(List.of(label));
            values.forEach(value -> row.add(Words.rate(value)));
            row.add(Words.increase(values.getLast(), values.getFirst()));
            rows.add(row);
        });
        return new Grid("Requests/s of replicas behind the balancer, median of the blocks", columns, rows,
                List.of("Processor time of the replicas is limited, of the balancer to 1 CPU; "
                        + "load generator, balancer and replicas share the machine."));
    }

    static OptionalDouble figure(Measurement measurement, Figure figure) {
        Double value = measurement.figures().get(figure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
