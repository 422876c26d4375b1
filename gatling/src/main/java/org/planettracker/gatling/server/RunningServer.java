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

import org.jspecify.annotations.Nullable;

/** A variant that answers: started as a fresh process or as containers, or somebody else's. Closing ends what was started. */
public final class RunningServer implements AutoCloseable {

    /** Of the first process, and of the one that replaces it. */
    private static final List<Duration> LONGEST_STARTS = List.of(Duration.ofSeconds(60), Duration.ofSeconds(60));
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(25);
    private final Variant variant;
    private final URI url;
    private final Children children;
    private final @Nullable Process process;
    private final List<String> command;
    private final double startSeconds;
    private final @Nullable Composition composition;
    private final List<String> troubles;

    private RunningServer(Variant variant, URI url, Children children, @Nullable Process process, List<String> command,
            double startSeconds, @Nullable Composition composition, List<String> troubles) {
        this.variant = variant;
        this.url = url;
        this.children = children;
        this.process = process;
        this.command = command;
        this.startSeconds = startSeconds;
        this.composition = composition;
        this.troubles = troubles;
    }

    /**
     * Starts a fresh process or fresh containers and waits until they answer; a remote server is only looked for. A process that runs and
     * does not answer within a minute is replaced, once: a session of an hour starts a hundred of them. {@link #troubles} tells.
     *
     * @param port where to listen, 0 for a free one
     * @param log file for what the server prints
     * @throws ServerException if it ends, or the second process does not answer either
     */
    public static RunningServer start(Variant variant, Launcher launcher, Children children, int port, Path log) {
        return start(variant, launcher, children, port, log, LONGEST_STARTS);
    }

    static RunningServer start(Variant variant, Launcher launcher, Children children, int port, Path log,
            List<Duration> longest) {
        try {
            return start(variant, launcher, children, port, log, longest.getFirst(), List.of());
        } catch (SilentServerException e) {
            return start(variant, launcher, children, port, log.resolveSibling("second-" + log.getFileName()),
                    longest.getLast(), List.of(e.getMessage()));
        }
    }

    private static RunningServer start(Variant variant, Launcher launcher, Children children, int port, Path log,
            Duration longest, List<String> troubles) {
        if (variant.contender().program() instanceof Program.Remote(URI remote)) {
            RunningServer server = new RunningServer(variant, remote, children, null, List.of(), 0, null,
                    troubles);
            server.get("/ping");
            return server;
        }
        if (variant.contender().program() instanceof Program.Composed composed) {
            Composition composition = new Composition(launcher.project(), variant, composed);
            return new RunningServer(variant, composition.url(), children, null, composition.command(),
                    composition.startSeconds(), composition, troubles);
        }
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
        try {
            awaitAnswer(variant, url, process, log, longest);
        } catch (ServerException e) {
            children.end(process);
            throw e;
        }
        return new RunningServer(variant, url, children, process, command, (System.nanoTime() - began) / 1e9,
                null, troubles);
    }

    private static void awaitAnswer(Variant variant, URI url, Process process, Path log, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest ping = HttpRequest.newBuilder(url.resolve("/ping")).timeout(LONGEST_ANSWER).build();
            while (true) {
                if (!process.isAlive()) {
                    Children.letAnInterruptionComeFirst(process);
                    throw new ServerException(
                            variant.id() + " did not start: " + ServerLog.reason(log) + " (whole log: " + log + ")");
                }
                String failure = failureOf(client, ping);
                if (failure == null && process.isAlive()) {
                    return;
                }
                if (failure != null && System.nanoTime() > deadline) {
                    Children.printThreads(process);
                    throw new SilentServerException(
                            variant.id() + " did not answer " + ping.uri() + " within " + longest.toSeconds()
                                    + " s, at last: " + failure + " (its log, with what its threads did: " + log
                                    + ")");
                }
                Thread.sleep(BETWEEN_TRIES);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException(variant.id() + ": interrupted while it started", e);
        }
    }

    /** What is wrong with the answer, null if nothing is. */
    private static @Nullable String failureOf(HttpClient client, HttpRequest ping) throws InterruptedException {
        try {
            int status = client.send(ping, BodyHandlers.discarding()).statusCode();
            return status == 200 ? null : "status " + status;
        } catch (ConnectException e) {
            return "nobody listens";
        } catch (IOException e) {
            return e.toString();
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

    /** The process that serves; 0 for a remote server, and for containers. */
    public long pid() {
        return process == null ? 0 : process.pid();
    }

    /** The command line, empty for a remote server. */
    public List<String> command() {
        return command;
    }

    /** From the start of the process to its first answer; of containers, until the last is healthy. */
    public double startSeconds() {
        return startSeconds;
    }

    /** What went wrong before it answered, empty if nothing did: the message of a process that was replaced. */
    public List<String> troubles() {
        return troubles;
    }

    @Override
    public void close() {
        if (process != null) {
            children.end(process);
        }
        if (composition != null) {
            composition.close();
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
