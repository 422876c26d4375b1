package org.planettracker.gatling.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A project of {@code docker compose} with a name and ports of its own; closing it removes all that it made. */
final class Composition implements AutoCloseable {

    private final Map<String, String> environment = new HashMap<>();
    private final Thread atExit = new Thread(this::remove);

    /** @param settings variables of {@code .env.example} */
    Composition(Map<String, String> settings) {
        environment.put("COMPOSE_PROJECT_NAME", "planet-tracker-it");
        // Whoever runs the tests may have an .env of their own.
        environment.put("COMPOSE_ENV_FILES", "/dev/null");
        environment.put("TAG", DockerEngine.TAG);
        for (String port : List.of("WEBFLUX_PORT", "MVC_PORT", "BALANCED_PORT", "HTTPS_PORT", "OPERATIONS_PORT")) {
            environment.put(port, String.valueOf(freePort()));
        }
        environment.putAll(settings);
        remove();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    Map<String, String> environment() {
        return environment;
    }

    String valueOf(String variable) {
        return Objects.requireNonNull(environment.get(variable), variable);
    }

    /** Every later command gets another value. */
    void change(String variable, String value) {
        environment.put(variable, value);
    }

    /** {@code docker compose WORDS}, expected to end well. */
    String compose(String... words) {
        return Command.run(environment, command(words));
    }

    /** {@code docker compose WORDS}, good or bad. */
    Command.Outcome attempt(String... words) {
        return Command.attempt(environment, command(words));
    }

    private static String[] command(String... words) {
        List<String> command = new ArrayList<>(List.of("docker", "compose", "--profile", "*"));
        command.addAll(List.of(words));
        return command.toArray(String[]::new);
    }

    /** The containers of a service, running or not. */
    List<String> containers(String service) {
        return compose("ps", "--all", "--quiet", service).lines().toList();
    }

    /** The one container of a service. */
    String container(String service) {
        List<String> containers = containers(service);
        if (containers.size() != 1) {
            throw new AssertionError("one container of " + service + " expected: " + containers);
        }
        return containers.getFirst();
    }

    /** Where a service is published for the world; the variable names its port. */
    URI published(String variable) {
        return URI.create("http://" + DockerEngine.address() + ":" + valueOf(variable));
    }

    /** Where the balancer tells how it is, on this machine alone. */
    URI operations() {
        return URI.create("http://127.0.0.1:" + valueOf("OPERATIONS_PORT"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remove() {
        Command.run(environment, command("down", "--volumes", "--remove-orphans", "--timeout", "1"));
    }

    @Override
    public void close() {
        remove();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
