package org.planettracker.gatling.deploy;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.planettracker.gatling.load.SteadyLoad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.planettracker.gatling.deploy.Command.docker;

/** One container of either variant: {@code docker compose up webflux-app}. */
@OnDocker
class SingleContainerIT {

    /** Over a megabyte, more than the buffers between a server and a slow reader hold. */
    private static final String LONG = "/planets/pluto/track?when=2026-11-20T00:00:00Z&until=2026-11-26T00:00:00Z&step=PT1M";
    /** One more is refused with 503: the points of tracks that nobody has read yet are bounded. */
    private static final int READERS = 8;
    /**
     * What may become of a request that comes when the server has been told to stop: a connection that never came to be, refused or reset by
     * a port that closed meanwhile; one that the kernel had taken, and the server had not, when the port closed; and, from a Tomcat that
     * reads no more requests, 503. A proxy asks the next server after each of them.
     */
    private static final List<String> NOT_TAKEN = List.of("ConnectException", "NoRouteToHost", "No route to host",
            "connection timed out", "Premature close", "Connection reset", "found 503");
    private static final String[] WHOLE_API = {"/", "/ping", "/planets", "/planets/mars",
        "/planets/mars?lon=145.051&lat=-39.754&elevation=0", "/planets/moon/events",
        "/planets/sun/track?when=2026-11-20T00:00:00Z&until=2026-11-21T00:00:00Z&step=PT10M", "/openapi.yaml",
        "/actuator/health", "/actuator/info", "/actuator/prometheus"};

    @ParameterizedTest
    @CsvSource({"webflux-app, WEBFLUX_PORT, false, webflux", "mvc-app, MVC_PORT, false, mvc",
        "mvc-app, MVC_PORT, true, mvc-virtual"})
    void servesAloneAndHealthy(String service, String port, String virtualThreads, String name) {
        try (Composition composition = new Composition(Map.of("MVC_VIRTUAL_THREADS", virtualThreads))) {
            composition.compose("up", "--detach", "--wait", service);

            URI server = composition.published(port);
            HttpResponse<String> mars = Browser.get(server, "/planets/mars");
            assertThat(mars.statusCode()).isEqualTo(200);
            assertThat(mars.body()).startsWith("{\"name\":\"mars\",\"az\":");
            HttpResponse<String> page = Browser.get(server, "/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("content-type")).hasValueSatisfying(
                    type -> assertThat(type).startsWith("text/html"));
            assertThat(Browser.get(server, "/actuator/info").body()).contains("\"server\":\"" + name + "\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"webflux-app", "mvc-app"})
    void mayDoNothingButServe(String service, @TempDir Path scratch) throws Exception {
        // The JVM ends at once if the cache in the image does not fit it.
        try (Composition composition = new Composition(Map.of("JDK_JAVA_OPTIONS", "-XX:AOTMode=on"))) {
            composition.compose("up", "--detach", "--wait", service);
            String container = composition.container(service);

            assertThat(inspect(container, "{{.Config.User}}")).isEqualTo("10001:10001");
            assertThat(inspect(container, "{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}}"))
                    .isEqualTo("true [ALL]");
            assertThat(inspect(container, "{{.HostConfig.SecurityOpt}}")).contains("no-new-privileges");
            assertThat(inspect(container, "{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}}"))
                    .isEqualTo("536870912 1000000000 1024");
            assertThat(inspect(container, "{{index .Config.Labels \"org.opencontainers.image.revision\"}}"))
                    .isEqualTo("first");

            // The kernel's own word for the same.
            assertThat(inside(container, "cat /proc/1/status")).containsPattern("Uid:\\s10001\\s10001")
                    .containsPattern("CapEff:\\s0{16}\\n").containsPattern("CapBnd:\\s0{16}\\n")
                    .containsPattern("NoNewPrivs:\\s1\\n");
            assertThat(inside(container, "tr '\\0' ' ' </proc/1/cmdline")).startsWith("java @/app/java.options ");
            assertThat(inside(container, "touch /app/x; touch /tmp/x && echo written"))
                    .contains("Read-only file system")
                    .endsWith("written");

            Path jar = scratch.resolve("app.jar");
            docker("cp", container + ":/app/app.jar", jar.toString());
            try (JarFile file = new JarFile(jar.toFile())) {
                assertThat(new String(
                        file.getInputStream(file.getEntry("META-INF/sbom/application.cdx.json")).readAllBytes(),
                        StandardCharsets.UTF_8)).contains("\"CycloneDX\"")
                        .contains("pkg:maven/org.springframework/spring-web@");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"webflux-app", "mvc-app"})
    void finishesWhatIsInFlightWhenStoppedUnderLoad(String service) {
        // A reader that takes nothing for as long as a header may take is cut off; on a busy machine all this takes longer.
        try (Composition composition = new Composition(
                Map.of("JDK_JAVA_OPTIONS", "-Dtracker.limits.header-timeout=2m"))) {
            composition.compose("up", "--detach", "--wait", service);
            String container = composition.container(service);
            // The container itself: the engine's proxy before a published port accepts connections that nobody will serve.
            URI server = URI.create("http://"
                    + inspect(container, "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}") + ":8080");
            String whole = Browser.get(server, LONG).body();

            List<SlowReader> inFlight = new ArrayList<>();
            try (SteadyLoad load = SteadyLoad.ofUsers(server, 50, "/planets/mars")) {
                for (int i = 0; i < READERS; i++) {
                    inFlight.add(new SlowReader(server, LONG));
                }
                Instant told = Instant.now();
                CompletableFuture<String> stopped = CompletableFuture
                        .supplyAsync(() -> composition.compose("stop", service));
                await().atMost(Duration.ofSeconds(30)).until(() -> !Browser.connects(server));
                assertThat(stopped).describedAs("it waits for answers that are not read yet").isNotDone();
                List<String> answers = inFlight.stream().map(SlowReader::rest).toList();
                stopped.join();
                Duration took = Duration.between(told, Instant.now());

                SteadyLoad.Figures figures = load.figures();
                System.out.printf("%s stopped in %d ms under load, %d long answers in flight; %s%n", service,
                        took.toMillis(), answers.size(), figures);
                assertThat(took).isLessThan(Duration.ofSeconds(20));
                // Killed would be 137.
                assertThat(inspect(container, "{{.State.ExitCode}}")).isEqualTo("143");
                assertThat(answers.stream()
                        .filter(answer -> answer.startsWith("HTTP/1.") && answer.endsWith("\r\n\r\n" + whole))
                        .count()).describedAs("answers that came to their end").isEqualTo(answers.size());
                // The load knows of answers, and of requests that nobody took.
                assertThat(figures.answered()).isPositive();
                assertThat(figures.unanswered()).isZero();
                assertThat(figures.reasons().keySet())
                        .allMatch(reason -> NOT_TAKEN.stream().anyMatch(reason::contains));
            } finally {
                inFlight.forEach(SlowReader::close);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"webflux-app, WEBFLUX_PORT", "mvc-app, MVC_PORT"})
    void servesTheWholeApiUnderLoadIn256Megabytes(String service, String port) {
        try (Composition composition = new Composition(Map.of("MEMORY", "256M"))) {
            composition.compose("up", "--detach", "--wait", service);
            String container = composition.container(service);
            try (SteadyLoad load = SteadyLoad.ofUsers(composition.published(port), 50, WHOLE_API)) {
                SteadyLoad.Figures figures = load.last(Duration.ofSeconds(20)).figures();
                System.out.printf("%s in 256 MB: %s, most memory ever used %s%n", service, figures,
                        mostMemory(container));
                assertThat(figures.failed()).describedAs(figures.toString()).isZero();
                assertThat(figures.answered()).isGreaterThan(1000);
            }
            assertThat(inspect(container,
                    "{{.HostConfig.Memory}} {{.State.Status}} {{.State.OOMKilled}} {{.RestartCount}}"))
                    .isEqualTo("268435456 running false 0");
        }
    }

    /** What the kernel counted for the container, file cache included, and the JVM's own part. */
    private static String mostMemory(String container) {
        return inside(container,
                "cat /sys/fs/cgroup/memory.peak /sys/fs/cgroup/memory/memory.max_usage_in_bytes 2>/dev/null;"
                        + " grep VmHWM /proc/1/status")
                .replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @CsvSource({"webflux-app, TRACKER_WORKERS, many", "mvc-app, TRACKER_WORKERS, many",
        "mvc-app, TRACKER_SHUTDOWN_DELAY, soon"})
    void saysInOneLineWhichSettingIsWrong(String service, String variable, String value) {
        try (Composition composition = new Composition(Map.of(variable, value))) {
            assertThat(composition.attempt("up", "--detach", "--wait", service).exitCode()).isNotZero();

            String container = composition.container(service);
            assertThat(inspect(container, "{{.State.Status}} {{.State.ExitCode}}")).isEqualTo("exited 1");
            assertThat(complaints(container)).singleElement().asString()
                    .contains(variable.toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '.'),
                            value, "accepted is");
        }
    }

    @Test
    void saysInOneLineThatItsPortIsTaken() {
        try (Composition composition = new Composition(Map.of())) {
            composition.compose("up", "--detach", "--wait", "webflux-app");
            String first = composition.container("webflux-app");

            String second = docker("run", "--detach", "--network", "container:" + first,
                    DockerEngine.image("mvc-app", DockerEngine.TAG));
            try {
                assertThat(docker("wait", second)).isEqualTo("1");
                assertThat(complaints(second)).singleElement().asString().contains("8080");
            } finally {
                docker("rm", "--force", second);
            }

            // The same outside: then it is the engine that says it.
            composition.change("MVC_PORT", composition.valueOf("WEBFLUX_PORT"));
            Command.Outcome outcome = composition.attempt("up", "--detach", "mvc-app");
            assertThat(outcome.exitCode()).isNotZero();
            assertThat(outcome.lines()).filteredOn(line -> line.startsWith("Error")).singleElement().asString()
                    .contains(composition.valueOf("MVC_PORT"));
        }
    }

    /** Lines of a container's log that are about a fault. */
    private static List<String> complaints(String container) {
        return docker("logs", container).lines().filter(line -> !line.contains(" INFO ") && !line.startsWith("NOTE: "))
                .toList();
    }

    private static String inspect(String container, String template) {
        return docker("inspect", "--format", template, container);
    }

    /** What a shell in the container prints, whatever its exit code; into one stream, since the engine keeps no order between two. */
    private static String inside(String container, String script) {
        return docker("exec", container, "bash", "-c", "exec 2>&1; " + script + "; true");
    }
}
