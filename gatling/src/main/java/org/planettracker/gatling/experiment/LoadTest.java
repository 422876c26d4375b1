package org.planettracker.gatling.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

import io.gatling.app.Gatling;
import io.gatling.javaapi.core.Simulation;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.planettracker.gatling.measure.Window;
import org.planettracker.gatling.server.Children;
import org.planettracker.gatling.server.Cores;
import org.planettracker.gatling.server.Launcher;
import org.planettracker.gatling.server.RunningServer;

/** Runs simulations, each in a Java process of its own, and reads the windows they recorded. */
final class LoadTest {

    /** Heap of the load generator; a large young generation, because all it makes is soon garbage. */
    private static final List<String> JVM_FLAGS = List.of("-XX:+UseParallelGC", "-Xms1g", "-Xmx1g", "-Xmn700m",
            "--enable-native-access=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED");

    private final Path scratch;
    private final Children children;
    private final int firstCore;
    private final int cores;

    LoadTest(Path scratch, Children children) {
        this(scratch, children, 0, cores());
    }

    private LoadTest(Path scratch, Children children, int firstCore, int cores) {
        this.scratch = scratch;
        this.children = children;
        this.firstCore = firstCore;
        this.cores = cores;
    }

    /**
     * The same on other cores than the first ones, which are the server's: the kernel likes to wake a client where its server runs, and
     * would take from a busy server what an idle core has. Where there are no others, or no way to choose, the same as it is.
     */
    LoadTest besides(int serverCores) {
        boolean others = serverCores < Runtime.getRuntime().availableProcessors();
        return others && Cores.canBeChosen() ? new LoadTest(scratch, children, serverCores, cores) : this;
    }

    /** The same with an event loop on as many cores. */
    LoadTest on(int manyCores) {
        return new LoadTest(scratch, children, firstCore, manyCores);
    }

    /** Cores the load generator uses unless told otherwise: half of the machine, one event loop each. */
    static int cores() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    /** How long to wait for what should take so many seconds before it is said to hang. */
    static Duration patience(double seconds) {
        return Duration.ofSeconds(Math.round(2 * seconds) + 60);
    }

    /**
     * Runs a simulation against one server, to the end.
     *
     * @param simulation what runs
     * @param orders system properties it reads
     * @param longest between two signs of life
     * @param onSignal called with the load generator's process id whenever the simulation gives a signal
     * @throws ExperimentException if it does not end well
     */
    List<Window> run(Class<? extends Simulation> simulation, RunningServer server, Map<String, String> orders,
            Duration longest, LongConsumer onSignal) {
        Path record = record();
        List<String> properties = new ArrayList<>(List.of("-DbaseUrl=" + server.url(), "-DserverPid=" + server.pid(),
                "-Drecord=" + record));
        try (LoadGenerator generator = start(simulation, orders, properties)) {
            Optional<String> signal = generator.signal(longest, server);
            while (signal.isPresent()) {
                onSignal.accept(generator.pid());
                signal = generator.signal(longest, server);
            }
            generator.requireGoodEnd();
        }
        return read(record);
    }

    /** Starts a load generator that takes orders; the caller ends it. */
    LoadGenerator start(Class<? extends Simulation> simulation, Map<String, String> orders) {
        return start(simulation, orders, List.of("-Dlaboratory=true"));
    }

    private LoadGenerator start(Class<? extends Simulation> simulation, Map<String, String> orders,
            List<String> properties) {
        try {
            Files.createDirectories(scratch);
            return new LoadGenerator(command(simulation, orders, properties), scratch.resolve("load-test.log"),
                    children);
        } catch (IOException e) {
            throw new ExperimentException("the load generator cannot be run: " + e.getMessage(), e);
        }
    }

    /** Where the next windows are to be written; what was there is gone. */
    Path record() {
        Path record = scratch.resolve("windows.json");
        try {
            Files.createDirectories(scratch);
            Files.deleteIfExists(record);
        } catch (IOException e) {
            throw new ExperimentException("cannot write " + record + ": " + e.getMessage(), e);
        }
        return record;
    }

    /** The windows that were written. */
    static List<Window> read(Path record) {
        try {
            return JsonMapper.shared().readValue(Files.readAllBytes(record), new TypeReference<List<Window>>() {
            });
        } catch (IOException e) {
            throw new ExperimentException("the load generator recorded nothing: " + e.getMessage(), e);
        }
    }

    private List<String> command(Class<? extends Simulation> simulation, Map<String, String> orders,
            List<String> properties) {
        List<String> command = new ArrayList<>();
        if (firstCore > 0) {
            List<Integer> usable = Cores.usable();
            command.addAll(Cores.only(usable.subList(firstCore, usable.size())));
        }
        command.add(Launcher.java());
        command.addAll(JVM_FLAGS);
        command.add("-Dio.netty.eventLoopThreads=" + cores);
        command.add("-Dgatling.conf.file=laboratory.conf");
        // Gatling asks for its newest version and keeps the answer in the preferences; neither is wanted.
        command.add("-Dhttps.proxyHost=127.0.0.1");
        command.add("-Dhttps.proxyPort=9");
        command.add("-Djava.util.prefs.userRoot=" + scratch);
        command.addAll(properties);
        orders.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Gatling.class.getName(), "--simulation",
                simulation.getName(),
                "--results-folder", scratch.resolve("gatling").toString(), "--no-reports"));
        return command;
    }
}
