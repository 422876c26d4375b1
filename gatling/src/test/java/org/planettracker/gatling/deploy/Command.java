package org.planettracker.gatling.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A command as a person types it at the root of the project. */
final class Command {

    /** Maven runs a module's tests in the module's folder. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Command() {}

    /**
     * What a command left behind.
     *
     * @param exitCode 0 for good
     * @param text     standard output and standard error in the order they came, without the last line's end
     */
    record Outcome(int exitCode, String text) {

        List<String> lines() {
            return text.lines().toList();
        }
    }

    /** Runs to the end and expects it to be a good one; returns what was printed. */
    static String run(Map<String, String> environment, String... words) {
        Outcome outcome = attempt(environment, words);
        if (outcome.exitCode() != 0) {
            throw new AssertionError(
                    "`%s` ended with %d: %s".formatted(String.join(" ", words), outcome.exitCode(), outcome.text()));
        }
        return outcome.text();
    }

    /** Runs to the end, good or bad. */
    static Outcome attempt(Map<String, String> environment, String... words) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), text.stripTrailing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + words[0], e);
        }
    }

    /** {@code docker WORDS}, expected to end well. */
    static String docker(String... words) {
        return run(Map.of(), Stream.concat(Stream.of("docker"), Stream.of(words)).toArray(String[]::new));
    }
}
