package org.planettracker.web.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;

/**
 * Waits, when the server has stopped, until the kernel has delivered what it was given to send, for a few seconds at most.
 *
 * <p>An answer that is written is not yet an answer that has arrived: a slow reader's last part lies in the kernel's buffer. The
 * kernel of a machine sends it on when the process has ended; the network of a container ends with the process.
 */
public final class LastBytes implements SmartLifecycle {

    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final Duration BETWEEN = Duration.ofMillis(20);
    /** What Linux tells about its connections; elsewhere there is nothing to look at, and nothing is waited for. */
    private static final List<Path> CONNECTIONS = List.of(Path.of("/proc/self/net/tcp"),
            Path.of("/proc/self/net/tcp6"));
    private static final int LOCAL_ADDRESS = 1;
    private static final int QUEUES = 4;
    private static final String LISTENING = "0A";
    private static final int STATE = 3;

    private final Environment environment;
    private volatile boolean running;

    /** @param environment where Spring Boot tells the port when the server has it */
    public LastBytes(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        int port = environment.getProperty("local.server.port", Integer.class, 0);
        long end = System.nanoTime() + LONGEST.toNanos();
        try {
            while (unsent(port) && System.nanoTime() < end) {
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        running = false;
    }

    private static boolean unsent(int port) {
        for (Path connections : CONNECTIONS) {
            try (Stream<String> lines = Files.lines(connections)) {
                if (lines.anyMatch(line -> unsent(line, port))) {
                    return true;
                }
            } catch (IOException | UncheckedIOException notHere) {
                return false;
            }
        }
        return false;
    }

    /**
     * Whether a line of {@code /proc/net/tcp} is a connection of this port with bytes that the other side has not acknowledged.
     *
     * @param line columns are number, local address and port, remote ones, state, bytes to send and to read; hexadecimal
     */
    static boolean unsent(String line, int port) {
        String[] columns = line.strip().split("\\s+", QUEUES + 2);
        if (columns.length <= QUEUES || columns[STATE].equals(LISTENING)) {
            return false;
        }
        return columns[LOCAL_ADDRESS].endsWith(String.format(Locale.ROOT, ":%04X", port))
                && !columns[QUEUES].startsWith("00000000:");
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Ends after the web server, whose own phases are a little below the default one. */
    @Override
    public int getPhase() {
        return 0;
    }
}
