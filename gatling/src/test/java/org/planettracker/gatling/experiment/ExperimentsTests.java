package org.planettracker.gatling.experiment;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ExperimentsTests {

    @Test
    void allAreThoseThatNeedNoDockerEngine() {
        assertThat(Experiments.choose(List.of("all"))).extracting(Experiment::id).containsExactly("dev-vs-production",
                "concurrency", "connection-rate", "keep-alive", "live", "clients", "endurance");
    }

    @Test
    void replicasComeWhenTheyAreNamed() {
        assertThat(Experiments.choose(List.of("all", "replicas"))).extracting(Experiment::id).hasSize(8)
                .endsWith("replicas");
    }

    @Test
    void unknownNameIsToldWhatIsAccepted() {
        assertThatIllegalArgumentException().isThrownBy(() -> Experiments.choose(List.of("speed")))
                .withMessageContaining("'speed'").withMessageEndingWith("clients, endurance, replicas");
    }
}
