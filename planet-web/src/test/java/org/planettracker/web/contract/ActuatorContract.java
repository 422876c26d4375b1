package org.planettracker.web.contract;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators see. */
interface ActuatorContract extends Contract {

    @Test
    default void onlyHealthInfoAndPrometheusAreOperated() throws Exception {
        assertThat(get("/actuator/health").text()).contains("\"UP\"");
        assertThat(get("/actuator/health/liveness").text()).contains("\"UP\"");
        assertThat(get("/actuator/health/readiness").text()).contains("\"UP\"");
        assertThat(get("/actuator/prometheus").text()).contains("jvm_memory_used_bytes");
        for (String endpoint : List.of("", "/beans", "/env", "/configprops", "/loggers", "/metrics", "/threaddump",
                "/heapdump", "/mappings", "/conditions", "/shutdown", "/scheduledtasks", "/caches")) {
            assertThat(get("/actuator" + endpoint).status()).as(endpoint).isEqualTo(404);
        }
    }

    @Test
    default void infoTellsServerSettingsAndDataSoThatParityCanBeRead() throws Exception {
        JsonNode info = json(get("/actuator/info"));

        assertThat(info.get("server").asString()).isEqualTo(serverName());
        JsonNode settings = info.get("settings");
        assertThat(settings.get("workers").asInt()).isPositive();
        assertThat(settings.get("backlog").asInt()).isEqualTo(4096);
        assertThat(settings.get("maxConnections").asInt()).isEqualTo(16_384);
        assertThat(settings.get("keepAliveRequests").asInt()).isEqualTo(-1);
        assertThat(settings.get("idleTimeout").asInt()).isEqualTo(60_000);
        assertThat(settings.get("headerTimeout").asInt()).isEqualTo(10_000);
        assertThat(settings.get("writeTimeout").asInt()).isEqualTo(30_000);
        assertThat(settings.get("requestHeaderSize").asInt()).isEqualTo(8192);
        assertThat(settings.get("requestHeaders").asInt()).isEqualTo(100);
        assertThat(settings.get("trackPoints").asInt()).isEqualTo(80_000);
        assertThat(settings.get("trackWorkers").asInt()).isPositive();
        assertThat(settings.get("liveSubscribers").asInt()).isEqualTo(MAX_SUBSCRIBERS);
        assertThat(settings.get("compression").asString()).isEqualTo("off");
        assertThat(info.get("data").get("ephemerides").get(0).get("name").asString()).contains("DE405");
        assertThat(info.get("jvm").get("collectors").size()).isPositive();
    }

    @Test
    default void infoAndMetricsSayNothingSecret() throws Exception {
        for (String endpoint : List.of("info", "health", "prometheus")) {
            assertThat(get("/actuator/" + endpoint).header("Content-Type")).as(endpoint).doesNotContain("spring");
            assertThat(get("/actuator/" + endpoint).text()).as(endpoint).doesNotContain(
                    System.getProperty("user.home") + "/",
                    System.getProperty("user.dir"), "password", "secret", "token", "java.class.path");
        }
    }

    @Test
    default void metricsTellTimesByRouteAndStatusSaturationSubscribersAndHowLongTheDataAreGood() throws Exception {
        get(MARS);
        get("/planets/vulcan");
        get("/planets/%00");
        get("/planets/sun/track?" + WHEN + "&until=2026-11-20T09:00:00Z&step=PT10M");

        await(() -> metrics().contains("tracker_requests_seconds_count{"));
        assertThat(metrics()).contains("tracker_requests_seconds_bucket{", "route=\"/planets/{name}\",status=\"200\"",
                "route=\"/planets/{name}\",status=\"404\"", "route=\"/planets/{name}/track\",status=\"200\"",
                "tracker_requests_refused_total{", "tracker_live_subscribers ", "tracker_track_points ",
                "tracker_connections_held_bytes ",
                "tracker_workers_lag_seconds ", "tracker_data_valid_until_seconds{", "data=\"leap seconds\"",
                "jvm_gc_", "process_cpu_usage");
    }

    private String metrics() throws IOException {
        return get("/actuator/prometheus").text();
    }
}
