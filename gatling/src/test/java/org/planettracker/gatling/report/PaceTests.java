package org.planettracker.gatling.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.planettracker.gatling.measure.Latencies;
import org.planettracker.gatling.measure.Window;

import static org.assertj.core.api.Assertions.assertThat;

final class PaceTests {

    private static final Subject SUBJECT = SampleResults.subject(0, 1);

    @Test
    void saysWithinWhatTheMachineWavered() {
        assertThat(Pace.sentence(cells(Map.of(Figure.YARDSTICK_SECONDS, 0.05, Figure.STOLEN_CORES, 0.0),
                Map.of(Figure.YARDSTICK_SECONDS, 0.04, Figure.STOLEN_CORES, 0.001),
                Map.of(Figure.YARDSTICK_SECONDS, 0.09, Figure.STOLEN_CORES, 0.0)))).hasValue(
                        "Machine: the same arithmetic on all cores took 40 to 90 ms of their time between the measurements, in the middle 50.");
    }

    @Test
    void saysWhatOtherGuestsGot() {
        assertThat(Pace.sentence(cells(Map.of(Figure.YARDSTICK_SECONDS, 0.05, Figure.STOLEN_CORES, 0.02),
                Map.of(Figure.YARDSTICK_SECONDS, 0.05, Figure.STOLEN_CORES, 0.31)))).get().asString()
                .endsWith("in the middle 50; meanwhile its hypervisor gave up to 0.31 cores to others.");
    }

    @Test
    void saysNothingOfResultsThatDoNotTell() {
        assertThat(Pace.sentence(cells(Map.of()))).isEmpty();
    }

    @SafeVarargs
    private static List<Cell> cells(Map<Figure, Double>... blocks) {
        List<Measurement> measurements = new ArrayList<>();
        for (Map<Figure, Double> figures : blocks) {
            Window window = new Window("measured", 100, 1, List.of(), Latencies.encode(Latencies.histogram()), 1, 1.0,
                    null, Map.of(),
                    true);
            measurements.add(new Measurement("dev-vs-production", Instant.EPOCH, measurements.size() + 1, 1, SUBJECT,
                    window, figures, List.of(), List.of()));
        }
        return List.of(new Cell(SUBJECT, "measured", measurements));
    }
}
