package org.planettracker.gatling.experiment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.planettracker.gatling.server.Children;

/** ApacheBench and wrk, when they are installed: a second opinion on the same running server. */
final class OtherTools {

    private static final Pattern AB_RATE = Pattern.compile("Requests per second:\\s+([0-9.]+)");
    private static final Pattern AB_KEPT = Pattern.compile("Keep-Alive requests:\\s+([0-9]+)");
    private static final Pattern AB_FAILED = Pattern.compile("Failed requests:\\s+([0-9]+)");
    private static final Pattern WRK_RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final long PATIENCE_SECONDS = 30;

    /**
     * What ApacheBench said.
     *
     * @param answersPerSecond its requests per second
     * @param keptAlive requests on a connection that was kept
     * @param failed requests it calls failed
     */
    record ApacheBench(double answersPerSecond, long keptAlive, long failed) {}

    private final Children children;
    private final List<String> prefix;

    OtherTools(Children children) {
        this(children, List.of());
    }

    /**
     * With more in front of each command.
     *
     * @param prefix what keeps it on some cores, say
     */
    OtherTools(Children children, List<String> prefix) {
        this.children = children;
        this.prefix = prefix;
    }

    static boolean installed(String tool) {
        return find(tool).isPresent();
    }

    private static Optional<Path> find(String tool) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Pattern.compile(":").splitAsStream(path).map(folder -> Path.of(folder, tool)).filter(Files::isExecutable)
                .findFirst();
    }

    /** One run of {@code ab -k -c connections -n requests}; empty when ab is not installed or does not finish. */
    Optional<ApacheBench> ab(String url, int connections, int requests) {
        return ab(url, connections, requests, 0);
    }

    /** The same for so many seconds at most; 0 for as long as it takes. */
    Optional<ApacheBench> ab(String url, int connections, int requests, int longestSeconds) {
        List<String> command = new ArrayList<>(List.of("ab", "-q", "-k"));
        // -l: the length of an answer depends on the hour, which is not a failure.
        command.add("-l");
        if (longestSeconds > 0) {
            // Before -n, which it would set otherwise.
            command.addAll(List.of("-t", String.valueOf(longestSeconds)));
        }
        command.addAll(List.of("-c", String.valueOf(connections), "-n", String.valueOf(requests), url));
        return run(command)
                .flatMap(text -> number(AB_RATE, text).map(
                        rate -> new ApacheBench(rate, number(AB_KEPT, text).orElse(0.0).longValue(),
                                number(AB_FAILED, text).orElse(0.0).longValue())));
    }

    /** One run of {@code wrk -t1}, with the headers that ApacheBench sends; empty when wrk is not installed or does not finish. */
    Optional<Double> wrk(String url, int connections, int seconds) {
        return run(List.of("wrk", "-t1", "-c" + connections, "-d" + seconds + "s", "-H",
                "Connection: keep-alive", "-H", "Accept: */*", "-H", "User-Agent: wrk", url))
                .flatMap(text -> number(WRK_RATE, text));
    }

    private Optional<String> run(List<String> command) {
        if (!installed(command.getFirst())) {
            return Optional.empty();
        }
        try {
            List<String> all = Stream.concat(prefix.stream(), command.stream()).toList();
            Process process = children.start(new ProcessBuilder(all).redirectErrorStream(true));
            try {
                List<String> lines = new ArrayList<>();
                Thread reader = Thread.ofVirtual()
                        .start(() -> process.inputReader(StandardCharsets.UTF_8).lines().forEach(lines::add));
                boolean finished = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (!finished) {
                    return Optional.empty();
                }
                reader.join();
                return process.exitValue() == 0 ? Optional.of(String.join("\n", lines)) : Optional.empty();
            } finally {
                children.end(process);
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExperimentException("interrupted while " + command.getFirst() + " ran", e);
        }
    }

    private static Optional<Double> number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(Double.valueOf(matcher.group(1))) : Optional.empty();
    }
}
