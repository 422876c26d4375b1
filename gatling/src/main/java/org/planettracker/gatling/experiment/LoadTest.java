package org.planettracker.gatling.experiment;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

import io.gatling.app.Gatling;
import io.gatling.javaapi.core.Simulation;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.planettracker.gatling.measure.Window;
import org.planettracker.gatling.server.Children;
import org.planettracker.gatling.server.Launcher;
import org.planettracker.gatling.server.RunningServer;

/**
 * Runs a simulation in a Java process of its own, and reads the windows it recorded. A fresh process a measurement: a load generator that has
 * run for long is not the same one as at its start.
 */
final class LoadTest {

    /** Heap of the load generator; a large young generation, because all it makes is soon garbage. */
    private static final List<String> JVM_FLAGS = List.of("-XX:+UseParallelGC", "-Xms1g", "-Xmx1g", "-Xmn700m",
            "--enable-native-access=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED");

    /** Lines that begin so are for the laboratory. */
    private static final String SIGNAL = "@";

    private final Path scratch;
    private final Children children;

    LoadTest(Path scratch, Children children) {
        this.scratch = scratch;
        this.children = children;
    }

    /** Cores the load generator may use: half of the machine, one event loop each. */
    static int cores() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    /**
     * Runs to the end.
     *
     * @param simulation what runs
     * @param orders system properties it reads
     * @param onSignal called with the load generator's process id whenever the simulation gives a signal; the simulation then waits if it
     *            asked for that
     * @throws ExperimentException if it does not end well
     */
    List<Window> run(Class<? extends Simulation> simulation, RunningServer server, Map<String, String> orders,
            LongConsumer onSignal) {
        Path record = scratch.resolve("windows.json");
        Path log = scratch.resolve("load-test.log");
        try {
            Files.createDirectories(scratch);
            Files.deleteIfExists(record);
            Process process = children
                    .start(new ProcessBuilder(command(simulation, server, orders, record)).redirectErrorStream(true));
            try {
                listen(process, log, onSignal);
                int exit = process.waitFor();
                server.requireAlive();
                if (exit != 0 || !Files.exists(record)) {
                    throw new ExperimentException(
                            "the load generator ended with exit code " + exit + " (its log: " + log + ")");
                }
            } finally {
                children.end(process);
            }
            return JsonMapper.shared().readValue(Files.readAllBytes(record), new TypeReference<List<Window>>() {
            });
        } catch (IOException e) {
            throw new ExperimentException("the load generator cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExperimentException("interrupted while measuring", e);
        }
    }

    private static void listen(Process process, Path log, LongConsumer onSignal) throws IOException {
        try (BufferedReader printed = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter kept = Files.newBufferedWriter(log);
                OutputStream answers = process.getOutputStream()) {
            String line = printed.readLine();
            while (line != null) {
                kept.write(line);
                kept.newLine();
                if (line.startsWith(SIGNAL)) {
                    onSignal.accept(process.pid());
                    answers.write('\n');
                    answers.flush();
                }
                line = printed.readLine();
            }
        }
    }

    private List<String> command(Class<? extends Simulation> simulation, RunningServer server,
            Map<String, String> orders, Path record) {
        List<String> command = new ArrayList<>();
        command.add(Launcher.java());
        command.addAll(JVM_FLAGS);
        command.add("-Dio.netty.eventLoopThreads=" + cores());
        command.add("-Dgatling.conf.file=laboratory.conf");
        // Gatling asks for its newest version and keeps the answer in the preferences; neither is wanted.
        command.add("-Dhttps.proxyHost=127.0.0.1");
        command.add("-Dhttps.proxyPort=9");
        command.add("-Djava.util.prefs.userRoot=" + scratch);
        command.add("-DbaseUrl=" + server.url());
        command.add("-DserverPid=" + server.pid());
        command.add("-Drecord=" + record);
        orders.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Gatling.class.getName(), "--simulation",
                simulation.getName(),
                "--results-folder", scratch.resolve("gatling").toString(), "--no-reports"));
        return command;
    }
}
