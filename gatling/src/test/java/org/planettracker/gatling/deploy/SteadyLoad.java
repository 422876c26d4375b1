package org.planettracker.gatling.deploy;

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

/** A {@link SteadyLoadSimulation} in a process of its own. */
final class SteadyLoad implements AutoCloseable {

    private static final Path SCRATCH = Path.of("target", "deploy");

    private final Process process;
    private final Path figures;
    private final Path log;
    private final Duration length;

    private SteadyLoad(Process process, Path figures, Path log, Duration length) {
        this.process = process;
        this.figures = figures;
        this.log = log;
        this.length = length;
    }

    /**
     * What came of it.
     *
     * @param answered answers with status 200
     * @param failed   everything else
     * @param reasons  why, with counts
     * @param p50      half of the requests took less than this, in microseconds
     * @param p99      99 % of the requests took less than this, in microseconds
     * @param longest  in microseconds
     */
    record Figures(long answered, long failed, Map<String, Long> reasons, long p50, long p99, long longest) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,d requests, %d failed %s, p50 %.1f ms, p99 %.1f ms, longest %.1f ms",
                    answered + failed, failed, reasons, p50 / 1e3, p99 / 1e3, longest / 1e3);
        }
    }

    /**
     * Starts an open workload and returns with its first answer.
     *
     * @param requestsPerSecond demanded rate
     * @param paths             what is asked for, in turn
     */
    static SteadyLoad open(URI server, int requestsPerSecond, Duration length, String... paths) {
        return start(server, "-DusersPerSecond=" + requestsPerSecond / SteadyLoadSimulation.REQUESTS, length, paths);
    }

    /**
     * Starts a closed workload, which no server is too slow for, and returns with its first answer.
     *
     * @param users that ask at the same time
     * @param paths what is asked for, in turn
     */
    static SteadyLoad closed(URI server, int users, Duration length, String... paths) {
        return start(server, "-DconcurrentUsers=" + users, length, paths);
    }

    private static SteadyLoad start(URI server, String workload, Duration length, String... paths) {
        Path figures = SCRATCH.resolve("steady-load.properties");
        Path log = SCRATCH.resolve("steady-load.log");
        try {
            Files.createDirectories(SCRATCH);
            Files.deleteIfExists(figures);
            Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m", "--enable-native-access=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    // Gatling looks for a newer version of itself; it will find nobody to ask.
                    "-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=9",
                    "-Djava.util.prefs.userRoot=" + SCRATCH.toAbsolutePath(), "-Dgatling.conf.file=steady-load.conf",
                    "-DbaseUrl=" + server, workload, "-Dseconds=" + length.toSeconds(),
                    "-Dpaths=" + String.join(" ", paths), "-Dfigures=" + figures,
                    "-cp", System.getProperty("java.class.path"), Gatling.class.getName(), "--simulation",
                    SteadyLoadSimulation.class.getName(), "--results-folder", SCRATCH.resolve("gatling").toString(),
                    "--no-reports").redirectErrorStream(true).redirectOutput(log.toFile()).start();
            await().atMost(Duration.ofMinutes(1)).until(
                    () -> !process.isAlive() || Files.readString(log).contains(SteadyLoadSimulation.BEGUN));
            return new SteadyLoad(process, figures, log, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Waits for the end. */
    Figures figures() {
        try {
            if (!process.waitFor(length.plusSeconds(60).toSeconds(), TimeUnit.SECONDS) || !Files.exists(figures)) {
                throw new AssertionError("the load did not end well, see " + log.toAbsolutePath());
            }
            Properties read = new Properties();
            try (Reader reader = Files.newBufferedReader(figures)) {
                read.load(reader);
            }
            Map<String, Long> reasons = new TreeMap<>();
            read.stringPropertyNames().stream().filter(name -> name.startsWith("reason."))
                    .forEach(name -> reasons.put(name.substring("reason.".length()), number(read, name)));
            return new Figures(number(read, "answered"), number(read, "failed"), reasons, number(read, "p50"),
                    number(read, "p99"), number(read, "longest"));
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
