package org.planettracker.gatling.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** A variant that answers: started as a fresh process, or somebody else's. Closing ends the process. */
public final class RunningServer implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(25);
    private final Variant variant;
    private final URI url;
    private final Children children;
    private final @Nullable Process process;
    private final List<String> command;
    private final double startSeconds;

    private RunningServer(Variant variant, URI url, Children children, @Nullable Process process, List<String> command,
            double startSeconds) {
        this.variant = variant;
        this.url = url;
        this.children = children;
        this.process = process;
        this.command = command;
        this.startSeconds = startSeconds;
    }

    /**
     * Starts a fresh process and waits until it answers {@code /ping}; a remote server is only looked for.
     *
     * @param port where to listen, 0 for a free one
     * @param log file for what the server prints
     * @throws ServerException if it does not answer within a minute, twice
     */
    public static RunningServer start(Variant variant, Launcher launcher, Children children, int port, Path log) {
        if (variant.contender().program() instanceof Program.Remote(URI remote)) {
            RunningServer server = new RunningServer(variant, remote, children, null, List.of(), 0);
            server.get("/ping");
            return server;
        }
        Optional<RunningServer> started = tryToStart(variant, launcher, children, port, log);
        if (started.isPresent()) {
            return started.get();
        }
        // A process that shows no sign of life for a minute is the machine's fault, not the server's; once is forgiven.
        return tryToStart(variant, launcher, children, port, log.resolveSibling("again-" + log.getFileName()))
                .orElseThrow(() -> new ServerException(variant.id() + " did not answer /ping within "
                        + LONGEST_START.toSeconds() + " s, twice (its log: " + log + ")"));
    }

    /** Empty if the process is alive and does not answer in time; what it printed until then is in its log. */
    private static Optional<RunningServer> tryToStart(Variant variant, Launcher launcher, Children children, int port,
            Path log) {
        int listening = free(variant, port);
        List<String> command = launcher.command(variant, listening);
        long began = System.nanoTime();
        Process process;
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            process = children
                    .start(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()));
        } catch (IOException e) {
            throw new ServerException(variant.id() + " cannot be started: " + e.getMessage(), e);
        }
        URI url = URI.create("http://127.0.0.1:" + listening);
        boolean answers = false;
        try {
            answers = answersInTime(variant, url, process, log);
        } finally {
            if (!answers) {
                children.end(process);
            }
        }
        return answers
                ? Optional.of(new RunningServer(variant, url, children, process, command,
                        (System.nanoTime() - began) / 1e9))
                : Optional.empty();
    }

    private static boolean answersInTime(Variant variant, URI url, Process process, Path log) {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest ping = HttpRequest.newBuilder(url.resolve("/ping")).timeout(LONGEST_ANSWER).build();
            while (System.nanoTime() < deadline) {
                if (!process.isAlive()) {
                    Children.letAnInterruptionComeFirst(process);
                    throw new ServerException(
                            variant.id() + " did not start: " + ServerLog.reason(log) + " (whole log: " + log + ")");
                }
                if (answersTo(client, ping) && process.isAlive()) {
                    return true;
                }
                Thread.sleep(BETWEEN_TRIES);
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException(variant.id() + ": interrupted while it started", e);
        }
    }

    private static boolean answersTo(HttpClient client, HttpRequest ping) throws InterruptedException {
        try {
            return client.send(ping, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Asks once.
     *
     * @param pathAndQuery as sent, {@code /planets/mars?lat=1}
     * @throws ServerException if there is no answer
     */
    public HttpResponse<String> get(String pathAndQuery) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url + pathAndQuery)).timeout(LONGEST_ANSWER).build(),
                    BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new ServerException(variant.id() + ": nobody listens at " + url, e);
        } catch (IOException e) {
            throw new ServerException(variant.id() + ": no answer to " + url + pathAndQuery + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException(variant.id() + ": interrupted", e);
        }
    }

    /**
     * Looks whether the server is still there.
     *
     * @throws ServerException if its process has ended
     */
    public void requireAlive() {
        if (process != null && !process.isAlive()) {
            Children.letAnInterruptionComeFirst(process);
            throw new ServerException(variant.id() + " died in the middle, with exit code " + process.exitValue());
        }
    }

    public Variant variant() {
        return variant;
    }

    public URI url() {
        return url;
    }

    /** The process that serves; 0 for a remote server. */
    public long pid() {
        return process == null ? 0 : process.pid();
    }

    /** The command line, empty for a remote server. */
    public List<String> command() {
        return command;
    }

    /** From the start of the process to its first answer. */
    public double startSeconds() {
        return startSeconds;
    }

    @Override
    public void close() {
        if (process != null) {
            children.end(process);
        }
    }

    /** A free port, or the one wanted if nobody listens there: somebody else's server would answer in place of ours. */
    private static int free(Variant variant, int wanted) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new ServerException(
                    variant.id() + " cannot start: port " + wanted + " is in use (0 takes a free one)", e);
        }
    }
}
