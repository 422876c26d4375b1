package org.planettracker.gatling.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Containers of one application behind the balancer of {@code docker-compose.yml}. Closing removes them. */
final class Composition implements AutoCloseable {

    /** Of images made for the laboratory, so that nobody's own are replaced. */
    private static final String TAG = "laboratory";
    private static final int LONGEST_CONNECT_MILLIS = 1_000;

    private final Path project;
    private final Map<String, String> environment = new HashMap<>();
    private final Thread atExit = new Thread(this::down);
    private final Program.Composed program;
    private final double startSeconds;

    /**
     * Builds the image if anything has changed, starts the containers, waits until all are healthy, and only then limits their processor
     * time: a start under the limit would take minutes.
     *
     * @throws ServerException if no engine answers, or a container does not become healthy
     */
    Composition(Path project, Variant variant, Program.Composed program) {
        this.project = project;
        this.program = program;
        environment.put("COMPOSE_PROJECT_NAME",
                "planet-tracker-" + variant.id().replaceAll("[^a-z0-9-]", "-"));
        environment.put("COMPOSE_ENV_FILES", "/dev/null");
        environment.put("TAG", TAG);
        environment.put("VARIANT", program.module());
        environment.put("CPUS", "1.0");
        environment.put("JDK_JAVA_OPTIONS", variant.contender().arguments().stream()
                .map(argument -> argument.replaceFirst("^--", "-D")).collect(Collectors.joining(" ")));
        environment.put("BALANCED_PORT", String.valueOf(freePort()));
        environment.put("OPERATIONS_PORT", String.valueOf(freePort()));
        requireEngine();
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            run(compose("build", "--quiet", "replica"));
            long began = System.nanoTime();
            run(command());
            startSeconds = (System.nanoTime() - began) / 1e9;
            List<String> limit = new ArrayList<>(
                    List.of("docker", "update", "--cpus", String.format(Locale.ROOT, "%.2f", program.cpus())));
            limit.addAll(run(compose("ps", "--quiet", "replica")).lines().toList());
            run(limit);
        } catch (ServerException e) {
            close();
            throw e;
        }
    }

    /** The command that started the containers. */
    List<String> command() {
        return compose("up", "--detach", "--wait", "--no-build", "--scale", "replica=" + program.replicas(),
                "balancer");
    }

    double startSeconds() {
        return startSeconds;
    }

    /** Where the balancer listens. On 127.0.0.1 an engine puts a proxy of its own before it, so another address is better if there is one. */
    URI url() {
        String port = ":" + environment.get("BALANCED_PORT");
        return Bridge.address(run(Bridge.NAME)).map(address -> URI.create("http://" + address + port))
                .filter(Composition::isOpen).orElseGet(() -> URI.create("http://127.0.0.1" + port));
    }

    private static boolean isOpen(URI server) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), LONGEST_CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void requireEngine() {
        try {
            run(List.of("docker", "compose", "version"));
            run(List.of("docker", "info"));
        } catch (ServerException e) {
            throw new ServerException("replicas need a Docker engine with compose, and none answers: " + e.getMessage(),
                    e);
        }
    }

    private static List<String> compose(String... words) {
        List<String> command = new ArrayList<>(List.of("docker", "compose", "--profile", "balanced"));
        command.addAll(List.of(words));
        return command;
    }

    private String run(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            int exit = process.waitFor();
            if (exit != 0) {
                throw new ServerException("`" + String.join(" ", command) + "` ended with exit code " + exit + ": "
                        + text.lines().reduce((first, second) -> second).orElse("no word"));
            }
            return text;
        } catch (IOException e) {
            throw new ServerException("`" + String.join(" ", command) + "` cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("interrupted while waiting for `" + String.join(" ", command) + "`", e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new ServerException("no free port: " + e.getMessage(), e);
        }
    }

    private void down() {
        run(compose("down", "--volumes", "--remove-orphans", "--timeout", "1"));
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The laboratory is being ended, and the hook does it.
            return;
        }
        down();
    }
}
