package org.planettracker.gatling.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.HdrHistogram.Histogram;

import org.planettracker.gatling.measure.FailureKind;
import org.planettracker.gatling.measure.Latencies;
import org.planettracker.gatling.measure.Window;

/** Results with all experiments, made up for tests, with known medians. */
final class SampleResults {

    static final List<String> CONTENDERS = List.of("webflux", "mvc", "mvc-virtual");
    private static final List<String> LABELS = List.of("WebFlux", "MVC", "MVC, virtual threads");
    private static final List<String> MODES = List.of("dev", "workers-1", "workers-4");
    private static final List<String> MODE_LABELS = List.of("dev server", "production, 1 worker",
            "production, 4 workers");
    private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");

    private final List<Measurement> measurements = new ArrayList<>();
    private final Random random = new Random(1);

    /** Three blocks in which WebFlux has 2,000 answers/s more a mode, MVC 10,000, and virtual threads as many as MVC. */
    static Results complete() {
        SampleResults sample = new SampleResults();
        sample.devVersusProduction();
        sample.concurrency();
        sample.connectionRate();
        sample.held("keep-alive");
        sample.held("live");
        sample.endurance();
        sample.clients();
        return sample.results();
    }

    private Results results() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("processor", "made up for a test <&>");
        environment.put("cores", "2");
        Results.Session session = new Results.Session(AT, "default", 7, List.of("dev-vs-production"), CONTENDERS, MODES,
                measurements.size(),
                List.of());
        List<Results.Server> servers = List.of(
                new Results.Server(subject(0, 0), List.of("java", "-jar", "webflux-app.jar"),
                        Map.of("settings.backlog", "4096")),
                new Results.Server(subject(1, 0), List.of("java", "-jar", "mvc-app.jar"),
                        Map.of("settings.backlog", "4096")));
        return new Results(Results.SCHEMA, session, environment, servers, measurements);
    }

    static Subject subject(int contender, int mode) {
        return new Subject(CONTENDERS.get(contender), LABELS.get(contender), MODES.get(mode), MODE_LABELS.get(mode),
                false);
    }

    private void devVersusProduction() {
        for (int block = 1; block <= 3; block++) {
            int order = 1;
            for (int mode = 0; mode < 3; mode++) {
                for (int contender = 0; contender < 3; contender++) {
                    double rate = 10_000 * (mode + 1) + (contender == 0 ? 2_000 * (mode + 1) : 0) + 50 * (block - 2);
                    add("dev-vs-production", block, order++, subject(contender, mode), closed(rate), figures(rate),
                            List.of());
                }
            }
            Subject twin = new Subject("webflux", "WebFlux", "workers-4", MODE_LABELS.get(2), true);
            add("dev-vs-production", block, order, twin, closed(36_100), figures(36_100), List.of());
        }
    }

    private void concurrency() {
        for (int contender = 0; contender < 3; contender++) {
            Map<FailureKind, Long> failures = contender == 2 ? Map.of(FailureKind.RESET, 130L) : Map.of();
            List<String> invalid = contender == 2
                    ? List.of("130 of 8,130 requests failed: 130 connection reset or closed early") : List.of();
            Window window = new Window("measured", 8_000, 4, List.of(2_000.0, 2_010.0), histogram(8_000), 2, 2.5, null,
                    failures, true);
            add("concurrency", 1, contender + 1, subject(contender, 1), window, figures(2_000), invalid);
        }
    }

    private void connectionRate() {
        for (int contender = 0; contender < 3; contender++) {
            for (int rate : List.of(400, 2_000, 4_000, 8_000)) {
                boolean reached = rate < 8_000;
                long answers = reached ? rate * 5L : 30_000;
                Map<Figure, Double> figures = figures(rate);
                figures.put(Figure.DEMANDED_PER_SECOND, (double) rate);
                Window window = new Window(rate + "/s", answers, 5, List.of(), histogram(2_000), 2, 2.5, 1.0, Map.of(),
                        true);
                add("connection-rate", 1, contender + 1, subject(contender, 1), window, figures,
                        reached ? List.of() : List.of("demanded rate not reached: 6000 of 8000/s"));
            }
        }
    }

    private void held(String experiment) {
        for (int contender = 0; contender < 3; contender++) {
            for (String name : List.of("ramp", "hold")) {
                Map<Figure, Double> figures = figures(500);
                figures.put(Figure.CONNECTIONS_HELD, 10_000.0);
                figures.put(Figure.CONNECTIONS_MADE, 10_000.0);
                figures.put(Figure.SERVER_RSS_BEFORE_BYTES, 2e8);
                Window window = new Window(name, 15_000, 30, List.of(), histogram(2_000), 3, 4.0, null, Map.of(), true);
                add(experiment, 1, contender + 1, subject(contender, 1), window, figures, List.of());
            }
        }
    }

    /** Beside the slow MVC fails once; under overload every server answers nine tenths of its peak. */
    private void endurance() {
        for (int contender = 0; contender < 3; contender++) {
            for (String name : List.of("alone", "slow, beside", "slow, closed", "deaf, beside", "deaf, closed",
                    "idle, beside", "idle, closed", "overload", "overload, refused", "overload, ordinary", "recovering",
                    "recovered")) {
                boolean failing = contender == 1 && name.equals("slow, beside");
                Map<Figure, Double> figures = figures(500);
                figures.put(Figure.CONNECTIONS_HELD, 5_000.0);
                figures.put(Figure.CONNECTIONS_MADE, 5_000.0);
                figures.put(Figure.PEAK_PER_SECOND, 1_000.0);
                figures.put(Figure.SENT_PER_SECOND, 3_000.0);
                Window window = new Window(name, 9_000, 10, List.of(), histogram(2_000), 3, 4.0, null,
                        failing ? Map.of(FailureKind.TIMEOUT, 1L) : Map.of(), true);
                add("endurance", 1, contender + 1, subject(contender, 1), window, figures, List.of());
            }
        }
    }

    private void clients() {
        for (String way : List.of("in sequence", "virtual threads")) {
            Map<Figure, Double> figures = new EnumMap<>(Figure.class);
            figures.put(Figure.WALL_SECONDS, way.startsWith("in") ? 10.2 : 0.15);
            figures.put(Figure.CPU_SECONDS, 0.1);
            figures.put(Figure.COLD_WALL_SECONDS, 10.9);
            figures.put(Figure.COLD_CPU_SECONDS, 0.4);
            Window window = new Window("measured", 100, 10.2, List.of(), histogram(100), 0.1, null, null, Map.of(),
                    true);
            add("clients", 1, 1, new Subject(way, way, "", "", false), window, figures, List.of());
        }
    }

    private Window closed(double rate) {
        return new Window("measured", (long) (rate * 4), 4, List.of(rate, rate, rate), histogram(4_000), 2,
                3.5, null, Map.of(), true);
    }

    private static Map<Figure, Double> figures(double rate) {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        figures.put(Figure.COLD_ANSWERS_PER_SECOND, rate / 10);
        figures.put(Figure.SERVER_RSS_BYTES, 300.0 * (1 << 20));
        figures.put(Figure.AB_ANSWERS_PER_SECOND, rate * 0.95);
        return figures;
    }

    private String histogram(int count) {
        Histogram histogram = Latencies.histogram();
        for (int i = 0; i < count; i++) {
            histogram.recordValue(200 + (long) (300 * random.nextDouble()) + (i % 100 == 0 ? 3_000 : 0));
        }
        return Latencies.encode(histogram);
    }

    private void add(String experiment, int block, int order, Subject subject, Window window,
            Map<Figure, Double> figures, List<String> invalid) {
        measurements.add(new Measurement(experiment, AT, block, order, subject, window, figures, invalid, List.of()));
    }
}
