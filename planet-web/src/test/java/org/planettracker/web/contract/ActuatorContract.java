package org.planettracker.web.contract;

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
        assertThat(settings.get("requestHeaderSize").asInt()).isEqualTo(8192);
        assertThat(settings.get("compression").asString()).isEqualTo("off");
        assertThat(info.get("data").get("ephemerides").get(0).get("name").asString()).contains("DE405");
        assertThat(info.get("jvm").get("collectors").size()).isPositive();
    }
}
