package org.planettracker.web.traffic;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class TrafficTests {

    private static final String QUERY = "lon=145.0513&lat=-39.7549&when=2026-11-20T08:29:00Z";

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void countsByRouteAndStatusWhateverThePath() {
        Traffic traffic = new Traffic(meters, null, JsonMapper.shared());

        traffic.answered("GET", "/planets/mars", QUERY, 200, 1_000);
        traffic.answered("GET", "/planets/moon", null, 200, 3_000);
        traffic.answered("GET", "/planets/mars/%zz", null, 400, 1_000);
        traffic.answered("GET", "/no/such/path", null, 404, 1_000);

        assertThat(meters.get("tracker.requests").tags("route", "/planets/{name}", "status", "200").timer().count())
                .isEqualTo(2);
        assertThat(meters.get("tracker.requests").tags("route", "/**", "status", "404").timer().count()).isEqualTo(1);
        assertThat(meters.get("tracker.requests").tags("route", "/**", "status", "400").timer().count()).isEqualTo(1);
    }

    @Test
    void logsThePlaceNoFinerThanAHundredthOfADegreeAndNothingElseOfTheQuery() {
        List<String> lines = new ArrayList<>();
        new Traffic(meters, lines::add, JsonMapper.shared()).answered("GET", "/planets/mars", QUERY, 200, 42_000);

        assertThat(lines).containsExactly(
                """
                        {"method":"GET","path":"/planets/mars","route":"/planets/{name}","lon":145.05,"lat":-39.75,"status":200,\
                        "micros":42}""");
    }
}
