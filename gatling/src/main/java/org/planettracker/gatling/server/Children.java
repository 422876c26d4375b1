package org.planettracker.gatling.server;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * All processes of this session. Whatever ends the laboratory, none of them outlives it: Ctrl-C reaches them as the same terminal's
 * processes, and {@link #endAll} ends those that it did not.
 */
public final class Children {

    private static final long PATIENCE_SECONDS = 3;

    /** Exit codes of a process ended by SIGINT and SIGTERM. */
    private static final List<Integer> SIGNALLED = List.of(130, 143);

    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    /**
     * Starts a process that will be ended with the others.
     *
     * @throws IllegalStateException after {@link #endAll}
     */
    public synchronized Process start(ProcessBuilder builder) throws IOException {
        if (ended) {
            throw new IllegalStateException("the session is over");
        }
        Process process = builder.start();
        running.add(process);
        return process;
    }

    /** Ends one process, first kindly, and waits for its end. */
    public void end(Process process) {
        process.destroy();
        await(process);
        running.remove(process);
    }

    /** Ends all processes and lets none start any more. */
    public void endAll() {
        synchronized (this) {
            ended = true;
        }
        running.forEach(Process::destroy);
        running.forEach(Children::await);
        running.clear();
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Has a Java process print the stacks of its threads where it prints everything else, as far as this system knows how. */
    static void printThreads(Process process) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-QUIT", String.valueOf(process.pid())).redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD).start().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.waitFor(1, TimeUnit.SECONDS);
        } catch (IOException e) {
            // A system without kill: the log stays as it is.
        }
    }

    /**
     * Ctrl-C ends servers, load generator and laboratory at once. When one of the others is found to have ended so, this gives the
     * laboratory's own end the moment it needs to be first.
     */
    public static void letAnInterruptionComeFirst(Process ended) {
        if (SIGNALLED.contains(ended.exitValue())) {
            try {
                TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
