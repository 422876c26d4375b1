package org.planettracker.gatling.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import org.planettracker.gatling.measure.Latencies;
import org.planettracker.gatling.measure.Window;

import static org.assertj.core.api.Assertions.assertThat;

class ReplicasTableTests {

    private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");

    private final List<Measurement> measurements = new ArrayList<>();

    @Test
    void showsEachNumberOfReplicasAndTheGainFromFewestToMost() {
        add("webflux", 4, 1_500);
        add("mvc", 1, 400);
        add("webflux", 1, 500);
        add("mvc", 4, 1_000);

        Grid table = chapter().tables().getFirst();

        assertThat(table.columns()).containsExactly("requests/s", "1 of them", "4 of them", "most over fewest, %");
        assertThat(table.rows()).containsExactlyInAnyOrder(List.of("WEBFLUX", "500", "1,500", "200.00"),
                List.of("MVC", "400", "1,000", "150.00"));
    }

    @Test
    void hasNoGainWhereANumberIsMissing() {
        add("webflux", 1, 500);
        add("mvc", 1, 400);
        add("mvc", 4, 1_000);

        assertThat(chapter().tables().getFirst().rows()).contains(List.of("WEBFLUX", "500", "–", "–"));
    }

    @Test
    void comparesContendersWithTheSameNumberOfReplicas() {
        add("webflux", 1, 500);
        add("mvc", 1, 400);
        add("webflux", 4, 1_500);
        add("mvc", 4, 1_000);

        assertThat(chapter().verdicts()).hasSize(2)
                .anyMatch(verdict -> verdict.startsWith("1 of them: "))
                .anyMatch(verdict -> verdict.startsWith("4 of them: "));
    }

    private Chapter chapter() {
        return Chapters.of(new Results(Results.SCHEMA,
                new Results.Session(AT, "quick", 1, List.of("replicas"), List.of("webflux", "mvc"), List.of(),
                        measurements.size(), List.of()),
                Map.of(), List.of(), measurements)).getFirst();
    }

    private void add(String contender, int replicas, double rate) {
        Subject subject = new Subject(contender, contender.toUpperCase(Locale.ROOT), "replicas-" + replicas,
                replicas + " of them", false);
        Histogram times = Latencies.histogram();
        times.recordValue(1_000);
        Window window = new Window("measured", (long) rate, 1, List.of(rate), Latencies.encode(times), 1, null, null,
                Map.of(), true);
        measurements.add(new Measurement("replicas", AT, 1, 1, subject, window, Map.of(), List.of(), List.of()));
    }
}
