package org.planettracker.gatling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import org.planettracker.gatling.report.ResultsFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Ctrl-C as a terminal sends it: SIGINT to the laboratory and to all it started, in the middle. */
@EnabledOnOs(OS.LINUX)
final class InterruptionTests {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    @Test
    void controlCLeavesNoProcessAndKeepsWhatWasMeasured(@TempDir Path folder) throws Exception {
        Path printed = folder.resolve("printed.txt");
        Path output = folder.resolve("comparison");
        // A session of its own, as in a terminal. Who runs this test in the background may ignore SIGINT; the laboratory must not inherit that.
        Process laboratory = new ProcessBuilder("setsid", "env", "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Laboratory.class.getName(), "--quick",
                "--experiments=concurrency,keep-alive", "--contenders=event-loop", "--output=" + output)
                .redirectErrorStream(true).redirectOutput(printed.toFile()).start();
        try {
            await().atMost(LONGEST)
                    .until(() -> !laboratory.isAlive() || Files.readString(printed).contains("block 1:"));
            assertThat(laboratory.isAlive()).as(() -> all(printed, output.resolve("logs"))).isTrue();
            run("kill", "-INT", "--", "-" + laboratory.pid());
            assertThat(laboratory.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(run("pgrep", "-s", String.valueOf(laboratory.pid()))).as("processes left").isEmpty();
            // The second experiment has to open two thousand connections before it has anything to keep.
            assertThat(Files.readString(printed))
                    .containsPattern("Interrupted: 1 of [2-9] measurements were made and are kept");
            assertThat(ResultsFile.read(output.resolve("results.json")).measurements()).hasSize(1);
            assertThat(output.resolve("index.html")).isNotEmptyFile();
        } finally {
            run("pkill", "-KILL", "-s", String.valueOf(laboratory.pid()));
        }
    }

    /** What the laboratory and its servers printed: the folder is gone when somebody reads of a failure. */
    private static String all(Path printed, Path logs) {
        try (Stream<Path> files = Files.isDirectory(logs) ? Files.list(logs) : Stream.empty()) {
            StringBuilder all = new StringBuilder();
            for (Path file : Stream.concat(Stream.of(printed), files.sorted()).toList()) {
                all.append(file.getFileName()).append(":\n").append(Files.readString(file)).append('\n');
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = process.inputReader().lines().toList();
        process.waitFor();
        return lines;
    }
}
