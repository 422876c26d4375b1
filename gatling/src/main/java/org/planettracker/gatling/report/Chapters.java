package org.planettracker.gatling.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

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
        if (!results.of("connection-rate").isEmpty()) {
            chapters.add(connectionRate(results));
        }
        if (!results.of("keep-alive").isEmpty()) {
            chapters.add(keepAlive(results));
        }
        if (!results.of("live").isEmpty()) {
            chapters.add(live(results));
        }
        if (!results.of(EnduranceTables.ID).isEmpty()) {
            chapters.add(endurance(results));
        }
        if (!results.of("clients").isEmpty()) {
            chapters.add(clients(results));
        }
        if (!results.of("replicas").isEmpty()) {
            chapters.add(replicas(results));
        }
        return List.copyOf(chapters);
    }

    private static Chapter concurrency(Results results) {
        List<Cell> cells = Cell.of(results, "concurrency");
        List<Cell> shown = cells.stream().filter(cell -> !cell.subject().twin()).toList();
        return new Chapter("concurrency", "Many clients at once", verdicts(results, cells),
                List.of(Costs.times("150 clients, a new connection a request", shown), ExperimentTables.failures(shown),
                        Costs.costs("Cost of a request with its connection, and memory", shown)),
                List.of(Charts.throughput(shown), Charts.latencies(shown)));
    }

    private static Chapter connectionRate(Results results) {
        List<Measurement> measurements = inTableOrder(results, "connection-rate");
        List<String> sentences = new ArrayList<>();
        ExperimentTables.bySubject(measurements).forEach((subject, byRate) -> {
            double best = Charts.ceiling(List.copyOf(byRate.values()));
            sentences.add(best == 0 ? subject.label() + " answered all at none of the rates demanded."
                    : String.format(Locale.ROOT, "%s answered all up to %,.0f connections/s demanded.", subject.label(),
                            best));
        });
        sentences.add(String.format(Locale.ROOT,
                "Published, 14 Python frameworks: the best kept up %,d connections/s, the worst %,d.",
                Published.BEST_CONNECTION_RATE, Published.WORST_CONNECTION_RATE));
        Grid taken = ExperimentTables.rates(measurements, "Successful connections/s at each demanded rate; * not valid",
                one -> String.format(Locale.ROOT, "%,.0f%s", one.window().answersPerSecond(), one.valid() ? "" : "*"));
        Grid times = ExperimentTables.rates(measurements,
                "Response time at each demanded rate, median and 99th percentile, ms",
                one -> String.format(Locale.ROOT, "%.1f / %.1f", millis(one, 50), millis(one, 99)));
        Grid failed = ExperimentTables.rates(measurements, "Failed, of connections made at each demanded rate",
                one -> String.format(Locale.ROOT,
                        "%,d of %,d", one.window().failed(), one.window().answers() + one.window().failed()));
        List<String> reasons = measurements.stream().filter(one -> !one.valid())
                .map(one -> one.subject().label() + " at " + one.window().name() + ": "
                        + String.join("; ", one.invalid()) + ".")
                .toList();
        Grid memory = new Grid("Server memory after the sweep, MiB", List.of("server", "RSS"),
                ExperimentTables.bySubject(measurements).entrySet()
                        .stream().map(entry -> List.of(entry.getKey().label(), Words.mebibytes(ExperimentTables
                                .figure(List.copyOf(entry.getValue().values()).getLast(), Figure.SERVER_RSS_BYTES))))
                        .toList(),
                reasons);
        return new Chapter("connection-rate", "New connections", sentences, List.of(taken, times, failed, memory),
                List.of(Charts.rates(measurements, "Successful connections a second", "1/s",
                        one -> one.window().answersPerSecond()),
                        Charts.rates(measurements, "Response time, median", "ms", one -> millis(one, 50)),
                        Charts.rates(measurements, "Failed connections, % of those made", "%",
                                one -> 100.0 * one.window().failed()
                                        / (one.window().failed() + one.window().answers()))));
    }

    private static double millis(Measurement measurement, double percentile) {
        return measurement.window().latencies().getValueAtPercentile(percentile) / 1e3;
    }

    private static Chapter keepAlive(Results results) {
        List<Measurement> measurements = inTableOrder(results, "keep-alive");
        return new Chapter("keep-alive", "Connections that hardly speak", held(measurements, "request"),
                List.of(ExperimentTables.keepAlive(measurements)), heldCharts(measurements));
    }

    private static Chapter live(Results results) {
        List<Measurement> measurements = inTableOrder(results, "live");
        return new Chapter("live", "Subscribers of the live sky", held(measurements, "event"),
                List.of(ExperimentTables.live(measurements)), heldCharts(measurements));
    }

    private static Chapter endurance(Results results) {
        EnduranceTables tables = new EnduranceTables(inTableOrder(results, EnduranceTables.ID));
        return new Chapter(EnduranceTables.ID, "Clients that are a burden", tables.sentences(),
                List.of(tables.crowds(), tables.overload()),
                List.of(Charts.bars("Answers with 200 at three times the capacity", "1/s", tables.of("overload"),
                        one -> one.window().answersPerSecond())));
    }

    private static List<String> held(List<Measurement> measurements, String what) {
        return holding(measurements).stream()
                .map(one -> String.format(Locale.ROOT, "%s held %,.0f of %,.0f connections%s.", one.subject().label(),
                        one.figures().getOrDefault(Figure.CONNECTIONS_HELD, 0.0),
                        one.figures().getOrDefault(Figure.CONNECTIONS_MADE, 0.0),
                        one.window().failed() == 0 ? " without a failed " + what
                                : "; " + Words.count(one.window().failed()) + " " + what + "s failed"))
                .toList();
    }

    private static List<Measurement> holding(List<Measurement> measurements) {
        return measurements.stream().filter(one -> "hold".equals(one.window().name())).toList();
    }

    private static List<Map<String, Object>> heldCharts(List<Measurement> measurements) {
        return List.of(
                Charts.bars("Server memory while holding", "MiB", holding(measurements),
                        one -> mebi(one.figures().get(Figure.SERVER_RSS_BYTES))),
                Charts.bars("Processor time of the server, % of a core", "%", measurements, Chapters::serverPercent));
    }

    private static @Nullable Double mebi(@Nullable Double bytes) {
        return bytes == null ? null : bytes / (1 << 20);
    }

    private static @Nullable Double serverPercent(Measurement measurement) {
        Double seconds = measurement.window().serverCpuSeconds();
        return seconds == null ? null : 100 * seconds / measurement.window().seconds();
    }

    private static Chapter clients(Results results) {
        List<Cell> cells = Cell.of(results, "clients");
        List<Measurement> one = cells.stream().map(cell -> cell.measurements().getFirst()).toList();
        List<String> sentences = cells.stream().min(Comparator.comparingDouble(Chapters::wall))
                .map(shortest -> String.format(Locale.ROOT, "Of these ways %s took the shortest time: %.3f s.",
                        shortest.subject().label(), wall(shortest)))
                .stream().toList();
        return new Chapter("clients", "Asking instead of answering", sentences,
                List.of(ExperimentTables.clients(cells)),
                List.of(Charts.bars("Wall time of 100 requests, first block", "s", one,
                        block -> block.figures().get(Figure.WALL_SECONDS)),
                        Charts.bars("Processor time of 100 requests, first block", "s", one,
                                block -> block.figures().get(Figure.CPU_SECONDS))));
    }

    private static Chapter replicas(Results results) {
        List<Cell> cells = Cell.of(results, "replicas").stream()
                .sorted(Comparator.comparing((Cell cell) -> cell.subject().mode())).toList();
        return new Chapter("replicas", "More replicas behind a balancer", verdicts(results, cells),
                List.of(ExperimentTables.replicas(cells),
                        Costs.times("20 connections to the balancer, kept alive", cells)),
                List.of(Charts.throughput(cells), Charts.latencies(cells)));
    }

    private static double wall(Cell cell) {
        return cell.median(Figure.WALL_SECONDS).orElse(Double.POSITIVE_INFINITY);
    }

    private static List<Measurement> inTableOrder(Results results, String experiment) {
        List<String> contenders = results.session().contenders();
        List<String> modes = results.session().modes();
        return results.of(experiment).stream()
                .sorted(Comparator.comparingInt((Measurement one) -> contenders.indexOf(one.subject().contender()))
                        .thenComparingInt(one -> modes.indexOf(one.subject().mode())))
                .toList();
    }

    private static Chapter devVersusProduction(Results results) {
        List<Cell> cells = Cell.of(results, DevVersusProductionTables.ID);
        List<Cell> shown = cells.stream().filter(cell -> !cell.subject().twin()).toList();
        DevVersusProductionTables tables = new DevVersusProductionTables(results);
        return new Chapter(DevVersusProductionTables.ID, "Development server and production server",
                verdicts(results, cells),
                Stream.of(List.of(tables.published()), tables.costs(), List.of(tables.crossCheck()))
                        .flatMap(List::stream)
                        .toList(),
                List.of(Charts.throughput(shown), Charts.latencies(shown)));
    }

    /** Verdicts of all pairs, then the noise, then how even the machine was and what was repeated. */
    private static List<String> verdicts(Results results, List<Cell> cells) {
        List<String> sentences = new ArrayList<>();
        Finding.of(cells).forEach(finding -> sentences.add(finding.sentence()));
        if (cells.stream().anyMatch(cell -> cell.subject().twin())) {
            sentences.add(Finding.noise(cells).map(noise -> noise(noise, cells)).orElse(
                    "Noise: no block has valid figures of both equal servers. No difference is called one."));
        }
        Finding.hidden(cells).ifPresent(sentences::add);
        Pace.sentence(cells).ifPresent(sentences::add);
        String replicates = results.environment().get("replicates");
        if (replicates != null) {
            sentences.add("Repeated: " + replicates + ".");
        }
        return sentences;
    }

    private static String noise(Finding noise, List<Cell> cells) {
        Comparison comparison = noise.comparison();
        String interval = comparison.blocks() < 3 ? ""
                : String.format(Locale.ROOT, ", 95 %% interval %+.1f to %+.1f %%", 100 * (comparison.low() - 1),
                        100 * (comparison.high() - 1));
        double floor = Finding.noiseFloor(cells);
        String least = Double.isInfinite(floor) ? "No difference is called one"
                : String.format(Locale.ROOT, "No difference below %.1f %% is called one", 100 * (floor - 1));
        double restarted = Finding.noiseFloor(cells, true);
        boolean both = restarted != floor && cells.stream().anyMatch(Cell::restarted);
        String others = both ? String.format(Locale.ROOT,
                "; of servers that are started anew in every block, whose intervals contain what processes differ by, none below %.1f %%",
                100 * (restarted - 1)) : "";
        return String.format(Locale.ROOT, "Noise: %s measured against itself differs by %+.1f %%%s. %s%s.",
                noise.first().label(), 100 * (comparison.ratio() - 1), interval, least, others);
    }
}
