package org.planettracker.gatling.deploy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.planettracker.gatling.deploy.Command.docker;

/** Many containers behind the balancer: {@code docker compose --profile balanced up --scale replica=4}. */
@OnDocker
class ReplicasIT {

    /** Requests a second; {@code -Ddeploy.rate} for a machine that is busy with something else. */
    private static final int RATE = Integer.getInteger("deploy.rate", 600);
    private static final Duration LENGTH = Duration.ofSeconds(90);
    private static final Pattern ANSWERS = Pattern
            .compile("haproxy_server_http_responses_total\\{proxy=\"replicas\",server=\"(\\w+)\",code=\"2xx\"} (\\d+)");
    private static final Pattern UP = Pattern
            .compile("haproxy_server_status\\{proxy=\"replicas\",server=\"(\\w+)\",state=\"UP\"} 1");

    @ParameterizedTest
    @CsvSource({"webflux-app", "mvc-app"})
    void noRequestFailsWhileAReplicaIsKilledAndAllAreReplaced(String variant) {
        try (Composition composition = new Composition(Map.of("VARIANT", variant))) {
            composition.compose("up", "--detach", "--wait", "--scale", "replica=4", "balancer");
            URI operations = composition.published("OPERATIONS_PORT");
            awaitServingReplicas(operations, 4, Map.of());

            SteadyLoad.Figures figures;
            try (SteadyLoad load = SteadyLoad.open(composition.published("BALANCED_PORT"), RATE, LENGTH,
                    "/planets/mars",
                    "/planets/venus?lon=145.051&lat=-39.754&elevation=0")) {
                awaitServingReplicas(operations, 4, answers(operations));

                docker("kill", "--signal", "KILL", composition.containers("replica").getFirst());
                awaitServingReplicas(operations, 3, answers(operations));
                composition.compose("up", "--detach", "--wait", "--no-recreate", "--scale", "replica=4", "balancer");
                awaitServingReplicas(operations, 4, answers(operations));

                composition.change("TAG", DockerEngine.NEXT_TAG);
                Command.run(composition.environment(), "deploy/roll");
                List<String> replicas = composition.containers("replica");
                assertThat(replicas).hasSize(4).allSatisfy(replica -> assertThat(docker("inspect", "--format",
                        "{{.Config.Image}}", replica)).isEqualTo(DockerEngine.image(variant, DockerEngine.NEXT_TAG)));
                awaitServingReplicas(operations, 4, answers(operations));
                assertThat(load.isRunning()).describedAs("all of this happened under load").isTrue();
                figures = load.figures();
            }
            System.out.printf("%s, 4 replicas, one killed, all replaced: %s%n", variant, figures);
            assertThat(figures.failed()).describedAs(figures.toString()).isZero();
            assertThat(figures.answered()).isEqualTo(RATE * LENGTH.toSeconds());
        }
    }

    /** Waits until so many replicas are up in the balancer, no more, and each has answered since. */
    private static void awaitServingReplicas(URI operations, int count, Map<String, Long> since) {
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            String metrics = metrics(operations);
            List<String> up = UP.matcher(metrics).results().map(match -> match.group(1)).toList();
            assertThat(up).hasSize(count);
            if (!since.isEmpty()) {
                Map<String, Long> now = answers(metrics);
                assertThat(up).allSatisfy(
                        replica -> assertThat(now.get(replica)).isGreaterThan(since.getOrDefault(replica, 0L)));
            }
        });
    }

    private static Map<String, Long> answers(URI operations) {
        return answers(metrics(operations));
    }

    private static Map<String, Long> answers(String metrics) {
        Map<String, Long> answers = new HashMap<>();
        Matcher matcher = ANSWERS.matcher(metrics);
        while (matcher.find()) {
            answers.put(matcher.group(1), Long.valueOf(matcher.group(2)));
        }
        return answers;
    }

    private static String metrics(URI operations) {
        return Browser.get(operations, "/metrics").body();
    }
}
