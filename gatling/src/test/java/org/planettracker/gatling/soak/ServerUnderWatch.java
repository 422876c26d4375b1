package org.planettracker.gatling.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A packaged server in a process of its own that can be looked into. */
final class ServerUnderWatch implements AutoCloseable {

    private static final int LOOKS = 6;
    private static final Path SCRATCH = Path.of("target", "soak");
    private static final Path TOOLS = Path.of(System.getProperty("java.home"), "bin");

    private final Path jar;
    private final int port;
    private final Path log;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    private ServerUnderWatch(Path jar, int port, Path log, Process process) {
        this.jar = jar;
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /**
     * What was seen at one moment.
     *
     * @param heapMegabytes in use after a full collection
     * @param threads alive, virtual ones not counted
     * @param descriptors open files and connections
     */
    record Look(double heapMegabytes, double threads, double descriptors) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "heap after collection %.1f MB, %.0f threads, %.0f descriptors",
                    heapMegabytes, threads, descriptors);
        }
    }

    static ServerUnderWatch start(Path jar) throws IOException {
        assertThat(jar).as("package the servers first: mvn package -DskipTests").isRegularFile();
        Files.createDirectories(SCRATCH);
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path log = SCRATCH.resolve(jar.getFileName() + ".log");
        Process process = new ProcessBuilder(TOOLS.resolve("java").toString(), "-Xmx128m", "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "-jar", jar.toString(), "--server.port=" + port)
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        ServerUnderWatch server = new ServerUnderWatch(jar, port, log, process);
        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> !server.get("/ping").isEmpty());
        return server;
    }

    int port() {
        return port;
    }

    Path log() {
        return log;
    }

    String name() {
        return jar.getFileName().toString();
    }

    /** Looks some times and takes the lowest of each: what requests under way hold for the moment has not grown. */
    Look look() throws IOException, InterruptedException {
        Look lowest = lookOnce();
        for (int again = 1; again < LOOKS; again++) {
            Look look = lookOnce();
            lowest = new Look(Math.min(lowest.heapMegabytes, look.heapMegabytes),
                    Math.min(lowest.threads, look.threads), Math.min(lowest.descriptors, look.descriptors));
        }
        return lowest;
    }

    private Look lookOnce() throws IOException, InterruptedException {
        Process collection = new ProcessBuilder(TOOLS.resolve("jcmd").toString(), String.valueOf(process.pid()),
                "GC.run")
                .redirectErrorStream(true).redirectOutput(SCRATCH.resolve("jcmd.log").toFile()).start();
        assertThat(collection.waitFor(1, TimeUnit.MINUTES)).as("jcmd has ended").isTrue();
        assertThat(collection.exitValue()).as("exit code of jcmd").isZero();
        String metrics = get("/actuator/prometheus");
        return new Look(sum(metrics, "jvm_memory_used_bytes{area=\"heap\"") / (1 << 20),
                sum(metrics, "jvm_threads_live_threads"), sum(metrics, "process_files_open_files"));
    }

    private static double sum(String metrics, String name) {
        Matcher value = Pattern.compile("^" + Pattern.quote(name) + "\\S*( .*)?$", Pattern.MULTILINE).matcher(metrics);
        double sum = Double.NaN;
        while (value.find()) {
            String line = value.group();
            double read = Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
            sum = Double.isNaN(sum) ? read : sum + read;
        }
        assertThat(sum).as(name + " in what /actuator/prometheus tells").isNotNaN();
        return sum;
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.shutdownNow();
    }
}
