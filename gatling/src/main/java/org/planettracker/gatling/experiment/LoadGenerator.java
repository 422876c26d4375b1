package org.planettracker.gatling.experiment;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.planettracker.gatling.server.Children;
import org.planettracker.gatling.server.RunningServer;

/** A running process of Gatling. It speaks in lines that begin with {@code @}; all it prints is kept in a log. */
final class LoadGenerator implements AutoCloseable {

    private static final String SIGNAL = "@";
    private static final String END = "end";
    private static final long LOOK_AROUND_MILLIS = 500;

    private final Children children;
    private final Process process;
    private final Path log;
    private final BlockingQueue<String> signals = new LinkedBlockingQueue<>();
    private volatile boolean ended;

    /** Starts it. */
    LoadGenerator(List<String> command, Path log, Children children) throws IOException {
        this.children = children;
        this.log = log;
        process = children.start(new ProcessBuilder(command).redirectErrorStream(true));
        Thread.ofPlatform().daemon().name("load-generator").start(this::listen);
    }

    private void listen() {
        try (BufferedReader printed = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter kept = Files.newBufferedWriter(log)) {
            String line = printed.readLine();
            while (line != null) {
                kept.write(line);
                kept.newLine();
                kept.flush();
                if (line.startsWith(SIGNAL)) {
                    signals.add(line);
                }
                line = printed.readLine();
            }
        } catch (IOException e) {
            // Its output is closed when it is ended from here: then nobody listens any more.
            if (!ended) {
                System.err.println("the load generator cannot be heard: " + e.getMessage() + " (its log: " + log + ")");
            }
        } finally {
            signals.add(END);
        }
    }

    long pid() {
        return process.pid();
    }

    /**
     * Waits for what it says next.
     *
     * @param longest a load generator that says nothing for so long hangs, or its server does
     * @param server it asks, which must stay alive; absent while it asks none
     * @return empty when it has ended
     * @throws ExperimentException if it says nothing in time
     */
    Optional<String> signal(Duration longest, @Nullable RunningServer server) {
        long deadline = System.nanoTime() + longest.toNanos();
        try {
            while (true) {
                String signal = signals.poll(LOOK_AROUND_MILLIS, TimeUnit.MILLISECONDS);
                if (server != null) {
                    server.requireAlive();
                }
                if (END.equals(signal)) {
                    return Optional.empty();
                }
                if (signal != null) {
                    return Optional.of(signal);
                }
                if (System.nanoTime() > deadline) {
                    throw new ExperimentException("the load generator did not finish within " + longest.toSeconds()
                            + " s" + (server == null ? "" : " against " + server.variant().id()) + " (its log: " + log
                            + ")");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExperimentException("interrupted while measuring", e);
        }
    }

    /** Gives it a line. */
    void say(String line) {
        try {
            OutputStream to = process.getOutputStream();
            to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            to.flush();
        } catch (IOException e) {
            throw new ExperimentException("the load generator does not listen: " + e.getMessage() + " (its log: " + log
                    + ")", e);
        }
    }

    /**
     * After its last line.
     *
     * @throws ExperimentException if it did not end well
     */
    void requireGoodEnd() {
        try {
            int exit = process.waitFor();
            Children.letAnInterruptionComeFirst(process);
            if (exit != 0) {
                throw new ExperimentException(
                        "the load generator ended with exit code " + exit + " (its log: " + log + ")");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExperimentException("interrupted while measuring", e);
        }
    }

    @Override
    public void close() {
        ended = true;
        children.end(process);
    }
}
