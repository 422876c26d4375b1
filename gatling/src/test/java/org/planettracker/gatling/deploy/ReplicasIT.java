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

import org.planettracker.gatling.load.SteadyLoad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.planettracker.gatling.deploy.Command.docker;

/** Many containers behind the balancer: {@code docker compose --profile balanced up --scale replica=4}. */
@OnDocker
class ReplicasIT {

    /** Requests a second; a machine that is busy with something else gives fewer. */
    private static final int RATE = 600;
    private static final Duration LEAST_LENGTH = Duration.ofSeconds(60);
    /** What the load comes to at least: 60 s at 500 requests a second, or longer at fewer. */
    private static final long LEAST_ANSWERS = 30_000;
    private static final Pattern ANSWERS = Pattern
            .compile("haproxy_server_http_responses_total\\{proxy=\"replicas\",server=\"(\\w+)\",code=\"2xx\"} (\\d+)");
    private static final Pattern UP = Pattern
            .compile("haproxy_server_status\\{proxy=\"replicas\",server=\"(\\w+)\",state=\"UP\"} 1");

    @ParameterizedTest
    @CsvSource({"webflux-app", "mvc-app"})
    void noRequestFailsWhileAReplicaIsKilledAndAllAreReplaced(String variant) {
        try (Composition composition = new Composition(Map.of("VARIANT", variant))) {
            composition.compose("up", "--detach", "--wait", "--scale", "replica=4", "balancer");
            URI operations = composition.operations();
            awaitServingReplicas(operations, 4, Map.of());

            SteadyLoad.Figures figures;
            try (SteadyLoad load = SteadyLoad.atRate(composition.published("BALANCED_PORT"), RATE, "/planets/mars",
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
                load.last(LEAST_LENGTH);
                await().atMost(Duration.ofMinutes(5)).until(() -> answers(operations).values().stream()
                        .mapToLong(Long::longValue).sum() >= LEAST_ANSWERS);
                figures = load.figures();
            }
            System.out.printf("%s, 4 replicas, one killed, all replaced: %s%n", variant, figures);
            assertThat(figures.failed() + figures.unanswered()).describedAs(figures.toString()).isZero();
            assertThat(figures.answered()).isGreaterThanOrEqualTo(LEAST_ANSWERS);

            List<String> good = composition.containers("replica");
            composition.change("TRACKER_WORKERS", "many");
            assertThat(Command.attempt(composition.environment(), "deploy/roll").lines()).last().asString()
                    .startsWith("roll: a replica of the new image does not become healthy");
            assertThat(composition.containers("replica")).containsExactlyInAnyOrderElementsOf(good);
            awaitServingReplicas(operations, 4, Map.of());
        }
    }

    /** What a replica prints of a request that asks whose it is, and where: the header it got, or whom it takes the client for. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            webflux-app, docker logs, 'X-Forwarded-For:"%s"', \
            -Dlogging.level.org.springframework.web.server.adapter=trace -Dspring.http.codecs.log-request-details=true
            mvc-app, docker exec, '%s - - ', \
            -Dserver.tomcat.accesslog.enabled=true -Dserver.tomcat.accesslog.directory=/tmp \
            -Dserver.tomcat.accesslog.buffered=false -Dserver.tomcat.accesslog.request-attributes-enabled=true
            """)
    void sendsEventsAtOnceAndTellsTheClientsOwnAddress(String variant, String where, String form, String options) {
        try (Composition composition = new Composition(Map.of("VARIANT", variant, "JDK_JAVA_OPTIONS", options))) {
            composition.compose("up", "--detach", "--wait", "--scale", "replica=1", "balancer");
            URI balancer = composition.published("BALANCED_PORT");
            awaitServingReplicas(composition.operations(), 1, Map.of());

            // A stream that has no end: buffered, it would not even begin.
            assertThat(Browser.first(balancer, "/planets/live?every=PT1S", 3, line -> line.startsWith("data:")))
                    .hasSize(3);

            assertThat(Browser.get(balancer, "/ping?whose", "X-Forwarded-For", "203.0.113.7").statusCode())
                    .isEqualTo(200);
            // A connection from this machine comes from the address it has in the containers' network.
            String own = docker("inspect", "--format", "{{range .NetworkSettings.Networks}}{{.Gateway}}{{end}}",
                    composition.container("balancer"));
            String replica = composition.container("replica");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(printed(where, replica))
                            .filteredOn(line -> line.contains("/ping?whose")).singleElement().asString()
                            .containsIgnoringCase(form.formatted(own)).doesNotContain("203.0.113.7"));
        }
    }

    private static List<String> printed(String where, String replica) {
        return (where.equals("docker logs") ? docker("logs", replica)
                : docker("exec", replica, "bash", "-c", "cat /tmp/access_log*")).lines().toList();
    }

    /** Waits until so many replicas are up in the balancer, no more, and each has answered since. */
    private static void awaitServingReplicas(URI operations, int count, Map<String, Long> since) {
        await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
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
