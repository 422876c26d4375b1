package org.planettracker.gatling.experiment;

import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

final class KeepAliveTests {

    @Test
    void tooFewFileDescriptorsAreNamedBeforeAnythingStarts() {
        assertThatExceptionOfType(ExperimentException.class)
                .isThrownBy(() -> KeepAlive.requireFiles(OptionalLong.of(1_024), 10_000))
                .withMessageContaining("ulimit -n 10500").withMessageContaining("only 1024");
    }

    @Test
    void enoughFileDescriptorsOrNoLimitWillDo() {
        assertThatCode(() -> KeepAlive.requireFiles(OptionalLong.of(20_000), 10_000)).doesNotThrowAnyException();
        assertThatCode(() -> KeepAlive.requireFiles(OptionalLong.empty(), 10_000)).doesNotThrowAnyException();
    }
}
