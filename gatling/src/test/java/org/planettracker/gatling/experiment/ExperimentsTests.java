package org.planettracker.gatling.experiment;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.planettracker.gatling.server.Contenders;

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

    @Test
    void everyServerIsMeasuredInEveryBlock() {
        Session session = new Session(Plan.DEFAULT, Contenders.choose(List.of("webflux", "mvc"), List.of()), true, 1);
        Experiment experiment = new DevVersusProduction();
        int servers = 2 * 3 + 1;
        assertThat(experiment.measurements(session)).isEqualTo(servers * Plan.DEFAULT.blocks());
        assertThat(experiment.steps(session)).isEqualTo(2 * servers * Plan.DEFAULT.blocks());
        Session thorough = new Session(Plan.THOROUGH, session.chosen(), true, 1);
        assertThat(experiment.measurements(thorough)).isEqualTo((servers + 2) * Plan.THOROUGH.blocks());
    }

    @Test
    void fewServersTakeLittleTime() {
        Experiment experiment = new DevVersusProduction();
        Session one = new Session(Plan.DEFAULT, Contenders.choose(List.of("mvc"), List.of()), true, 1);
        Session three = new Session(Plan.DEFAULT,
                Contenders.choose(List.of("webflux", "mvc", "mvc-virtual"), List.of()), true, 1);
        assertThat(experiment.seconds(one)).isLessThan(0.5 * experiment.seconds(three));
    }
}
