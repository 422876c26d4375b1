package org.planettracker.gatling.server;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * All processes of this session. Whatever ends the laboratory, none of them outlives it: Ctrl-C reaches them as the same terminal's
 * processes, and {@link #endAll} ends those that it did not.
 */
public final class Children {

    private static final long PATIENCE_SECONDS = 3;

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
}
