package org.planettracker.gatling.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.planettracker.gatling.baseline.SlowServer;
import org.planettracker.gatling.client.ManyRequests;
import org.planettracker.gatling.client.Way;
import org.planettracker.gatling.measure.Statistics;
import org.planettracker.gatling.measure.Window;
import org.planettracker.gatling.report.Figure;
import org.planettracker.gatling.report.Subject;
import org.planettracker.gatling.server.Contender;
import org.planettracker.gatling.server.Launcher;
import org.planettracker.gatling.server.Mode;
import org.planettracker.gatling.server.Program;
import org.planettracker.gatling.server.RunningServer;
import org.planettracker.gatling.server.Variant;

/**
 * The other end of the line: how long does a program take that needs a hundred answers from a page 100 ms away? In sequence, on threads, on
 * virtual threads, on event loops; a fresh process each, wall time and processor time.
 */
final class Clients implements Experiment {

    private static final int REQUESTS = 100;
    private static final List<String> JVM_FLAGS = List.of("-Xms256m", "-Xmx256m", "-XX:+UseSerialGC",
            "-Dhttp.maxConnections=100");
    private static final Variant PAGE = new Variant(
            new Contender("slow-page", "a page 100 ms away", new Program.Baseline(SlowServer.class), List.of()),
            Mode.PRODUCTION);

    @Override
    public String id() {
        return "clients";
    }

    @Override
    public int steps(Session session) {
        return Way.values().length * session.plan().blocks();
    }

    @Override
    public int measurements(Session session) {
        return steps(session);
    }

    @Override
    public double seconds(Session session) {
        return steps(session) * secondsAStep(session);
    }

    private static double secondsAStep(Session session) {
        double perWay = 0;
        for (Way way : Way.values()) {
            perWay += 1 + (1 + repeats(way, session.plan())) * (way == Way.SEQUENCE ? 10 : 0.7);
        }
        return perWay / Way.values().length;
    }

    /** In sequence it takes ten seconds each time, and little can vary. */
    private static int repeats(Way way, Plan plan) {
        return way == Way.SEQUENCE ? 1 : plan.clientRepeats();
    }

    @Override
    public void run(Bench bench) {
        try (RunningServer page = RunningServer.start(PAGE, bench.launcher(), bench.children(), bench.port(),
                bench.output().resolve("logs").resolve("slow-page.log"))) {
            int block = 1;
            for (List<Way> ways : Order.balanced(List.of(Way.values()), bench.plan().blocks(),
                    bench.session().seed())) {
                int order = 1;
                for (Way way : ways) {
                    measure(bench, way, page, block, order++);
                }
                block++;
            }
        }
    }

    private void measure(Bench bench, Way way, RunningServer page, int block, int order) {
        List<Window> windows = request(bench, way, page);
        Window cold = windows.getFirst();
        List<Window> warm = windows.subList(1, windows.size());
        double wall = Statistics.median(warm.stream().map(Window::seconds).toList());
        double cpu = Statistics.median(warm.stream().map(Window::clientCpuSeconds).toList());
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        figures.put(Figure.COLD_WALL_SECONDS, cold.seconds());
        figures.put(Figure.COLD_CPU_SECONDS, cold.clientCpuSeconds());
        figures.put(Figure.WALL_SECONDS, wall);
        figures.put(Figure.CPU_SECONDS, cpu);
        Subject subject = new Subject(way.name().toLowerCase(Locale.ROOT).replace('_', '-'), way.words(), "", "",
                false);
        bench.add(this, block, order, subject, warm.getLast(), figures, List.of(), List.of());
        bench.progress().done(secondsAStep(bench.session()),
                String.format(Locale.ROOT, "block %d: %s: %.3f s, processor %.3f s", block, way.words(), wall, cpu));
    }

    private static List<Window> request(Bench bench, Way way, RunningServer page) {
        Path record = bench.output().resolve("scratch").resolve("clients.json");
        List<String> command = Stream.of(Stream.of(Launcher.java()), JVM_FLAGS.stream(),
                Stream.of("-cp", System.getProperty("java.class.path"), ManyRequests.class.getName(), way.name(),
                        page.url() + "/",
                        String.valueOf(REQUESTS), String.valueOf(repeats(way, bench.plan())), record.toString()))
                .flatMap(part -> part).toList();
        Path log = bench.output().resolve("logs").resolve("clients.log");
        try {
            Files.createDirectories(record.getParent());
            Files.deleteIfExists(record);
            Process process = bench.children()
                    .start(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()));
            try {
                int exit = process.waitFor();
                page.requireAlive();
                if (exit != 0) {
                    throw new ExperimentException(
                            "requests " + way.words() + " ended with exit code " + exit + " (log: " + log + ")");
                }
            } finally {
                bench.children().end(process);
            }
            return JsonMapper.shared().readValue(Files.readAllBytes(record), new TypeReference<List<Window>>() {
            });
        } catch (IOException e) {
            throw new ExperimentException("requests " + way.words() + " cannot be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExperimentException("interrupted while measuring", e);
        }
    }
}
