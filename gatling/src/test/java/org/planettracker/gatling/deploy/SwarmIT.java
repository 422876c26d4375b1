package org.planettracker.gatling.deploy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.planettracker.gatling.load.SteadyLoad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.planettracker.gatling.deploy.Command.docker;

/** The same file on a swarm of one node: {@code docker stack deploy}. */
@OnDocker
class SwarmIT {

    private static final String STACK = "planet-tracker-it";
    private static final String PORT = "18082";
    private static final URI BALANCER = URI.create("http://" + DockerEngine.address() + ":" + PORT);
    /** Requests a second; a machine that is busy with something else gives fewer. */
    private static final int RATE = 600;
    private static final Duration LEAST_LENGTH = Duration.ofSeconds(30);

    private static boolean ownSwarm;

    @BeforeAll
    static void joinASwarm() {
        ownSwarm = docker("info", "--format", "{{.Swarm.LocalNodeState}}").equals("inactive");
        if (ownSwarm) {
            docker("swarm", "init", "--advertise-addr", "127.0.0.1");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(SwarmIT::remove));
    }

    @AfterAll
    static void remove() {
        Command.attempt(Map.of(), "docker", "stack", "rm", STACK);
        String label = "label=com.docker.stack.namespace=" + STACK;
        await().atMost(Duration.ofSeconds(60)).until(() -> docker("ps", "--all", "--quiet", "--filter", label).isEmpty()
                && docker("network", "ls", "--quiet", "--filter", label).isEmpty());
        if (ownSwarm) {
            docker("swarm", "leave", "--force");
            // Made by the engine when it joined, and left behind.
            docker("network", "rm", "docker_gwbridge");
            ownSwarm = false;
        }
    }

    @Test
    void rollsToANewImageWithoutAFailedRequestAndBackFromABadOne() {
        deploy(Map.of());
        await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(1))
                .until(() -> replicas("replica").equals("3/3") && replicas("balancer").equals("1/1"));
        await().atMost(Duration.ofSeconds(30)).ignoreException(UncheckedIOException.class)
                .until(() -> Browser.get(BALANCER, "/planets/mars").statusCode() == 200);
        assertThat(replicas("webflux-app")).describedAs("a single container is for labelled nodes").startsWith("0/0");

        SteadyLoad.Figures figures;
        try (SteadyLoad load = SteadyLoad.atRate(BALANCER, RATE, "/planets/mars")) {
            deploy(Map.of("TAG", DockerEngine.NEXT_TAG));
            awaitUpdate("completed");
            assertThat(docker("service", "inspect", "--format", "{{.Spec.TaskTemplate.ContainerSpec.Image}}",
                    STACK + "_replica"))
                    .isEqualTo(DockerEngine.image("mvc-app", DockerEngine.NEXT_TAG));
            figures = load.last(LEAST_LENGTH).figures();
        }
        System.out.printf("swarm, 3 replicas of mvc-app, all replaced: %s%n", figures);
        assertThat(figures.failed() + figures.unanswered()).describedAs(figures.toString()).isZero();

        deploy(Map.of("TAG", DockerEngine.NEXT_TAG, "TRACKER_WORKERS", "many"));
        awaitUpdate("rollback_completed");
        assertThat(replicas("replica")).isEqualTo("3/3");
        assertThat(Browser.get(BALANCER, "/planets/mars").statusCode()).isEqualTo(200);
    }

    private static void deploy(Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(
                Map.of("VARIANT", "mvc-app", "REPLICAS", "3", "TAG", DockerEngine.TAG, "BALANCED_PORT", PORT));
        environment.putAll(settings);
        Command.run(environment, "docker", "stack", "deploy", "--resolve-image", "never", "--compose-file",
                "docker-compose.yml", STACK);
    }

    private static void awaitUpdate(String state) {
        await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofSeconds(1))
                .until(() -> docker("service", "inspect",
                        "--format", "{{if .UpdateStatus}}{{.UpdateStatus.State}}{{end}}", STACK + "_replica")
                        .equals(state));
    }

    private static String replicas(String service) {
        return docker("service", "ls", "--filter", "name=" + STACK + "_" + service, "--format", "{{.Replicas}}");
    }
}
