package org.planettracker.gatling.load;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.gatling.app.Gatling;

import static org.awaitility.Awaitility.await;

/** A {@link SteadyLoadSimulation} in a process of its own; it goes on until it is asked for its figures. */
public final class SteadyLoad implements AutoCloseable {

    private static final Path SCRATCH = Path.of("target", "load");
    /** For the last answers, and for the process to end: longer than a request may take. */
    private static final Duration LONGEST_END = Duration.ofSeconds(60);

    private final Process process;
    private final Path figures;
    private final Path log;
    private final long begun = System.nanoTime();

    private SteadyLoad(Process process, Path figures, Path log) {
        this.process = process;
        this.figures = figures;
        this.log = log;
    }

    /**
     * What came of it.
     *
     * @param answered answers with status 200
     * @param failed everything else
     * @param unanswered neither, when the load ended
     * @param reasons why requests failed, with counts
     * @param seconds from the first answer until it was told to end
     * @param p50 half of the requests took less than this, in microseconds
     * @param p99 99 % of the requests took less than this, in microseconds
     * @param longest in microseconds
     */
    public record Figures(long answered, long failed, long unanswered, Map<String, Long> reasons, double seconds,
            long p50, long p99, long longest) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT,
                    "%,d requests, %.0f/s for %.0f s; %d failed %s, %d unanswered; p50 %.1f ms, p99 %.1f ms, longest %.1f ms",
                    answered + failed + unanswered, answered / seconds, seconds, failed, reasons, unanswered, p50 / 1e3,
                    p99 / 1e3,
                    longest / 1e3);
        }
    }

    /**
     * Starts users that together ask at this rate, or less if the answers take long, and returns with the first answer.
     *
     * @param paths what is asked for, in turn
     */
    public static SteadyLoad atRate(URI server, int requestsPerSecond, String... paths) {
        return start(server, "-DrequestsPerSecond=" + requestsPerSecond, paths);
    }

    /**
     * Starts users that ask as fast as they are answered, and returns with the first answer.
     *
     * @param users that ask at the same time
     * @param paths what is asked for, in turn
     */
    public static SteadyLoad ofUsers(URI server, int users, String... paths) {
        return start(server, "-Dusers=" + users, paths);
    }

    private static SteadyLoad start(URI server, String workload, String... paths) {
        // Loads of several servers may go on at the same time.
        String name = "steady-load-" + server.getPort();
        Path figures = SCRATCH.resolve(name + ".properties");
        Path log = SCRATCH.resolve(name + ".log");
        try {
            Files.createDirectories(SCRATCH);
            Files.deleteIfExists(figures);
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m", "--enable-native-access=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    // Gatling looks for a newer version of itself; it will find nobody to ask.
                    "-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=9",
                    "-Djava.util.prefs.userRoot=" + SCRATCH.toAbsolutePath(), "-Dgatling.conf.file=steady-load.conf",
                    "-DbaseUrl=" + server, workload, "-Dpaths=" + String.join(" ", paths), "-Dfigures=" + figures,
                    "-cp", System.getProperty("java.class.path"), Gatling.class.getName(), "--simulation",
                    SteadyLoadSimulation.class.getName(), "--results-folder", SCRATCH.resolve("gatling").toString(),
                    "--no-reports").redirectErrorStream(true).redirectOutput(log.toFile()).start();
            await().atMost(Duration.ofMinutes(2)).until(
                    () -> !process.isAlive() || Files.readString(log).contains(SteadyLoadSimulation.BEGUN));
            return new SteadyLoad(process, figures, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it go on until it has lasted so long. */
    public SteadyLoad last(Duration length) {
        long rest = begun + length.toNanos() - System.nanoTime();
        try {
            if (rest > 0 && process.waitFor(rest, TimeUnit.NANOSECONDS)) {
                throw new AssertionError("the load ended by itself, see " + log.toAbsolutePath());
            }
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while under load", e);
        }
    }

    /** Ends it and waits for the last answers. */
    public Figures figures() {
        double seconds = (System.nanoTime() - begun) / 1e9;
        try {
            if (!process.isAlive()) {
                throw new AssertionError("the load ended by itself, see " + log.toAbsolutePath());
            }
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS) || !Files.exists(figures)) {
                throw new AssertionError("the load did not end well, see " + log.toAbsolutePath());
            }
            Properties read = new Properties();
            try (Reader reader = Files.newBufferedReader(figures)) {
                read.load(reader);
            }
            Map<String, Long> reasons = new TreeMap<>();
            read.stringPropertyNames().stream().filter(name -> name.startsWith("reason."))
                    .forEach(name -> reasons.put(name.substring("reason.".length()), number(read, name)));
            return new Figures(number(read, "answered"), number(read, "failed"), number(read, "unanswered"), reasons,
                    seconds, number(read, "p50"), number(read, "p99"), number(read, "longest"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the load", e);
        }
    }

    private static long number(Properties figures, String name) {
        return Long.parseLong(figures.getProperty(name));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
