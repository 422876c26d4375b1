package org.planettracker.gatling.experiment;

import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

final class HeldLoadTests {

    @Test
    void tooFewFileDescriptorsAreNamedBeforeAnythingStarts() {
        assertThatExceptionOfType(ExperimentException.class)
                .isThrownBy(() -> HeldLoad.requireFiles("keep-alive", OptionalLong.of(1_024), 10_000))
                .withMessageContaining("ulimit -n 10500").withMessageContaining("only 1024");
    }

    @Test
    void enoughFileDescriptorsOrNoLimitWillDo() {
        assertThatCode(() -> HeldLoad.requireFiles("keep-alive", OptionalLong.of(20_000), 10_000))
                .doesNotThrowAnyException();
        assertThatCode(() -> HeldLoad.requireFiles("keep-alive", OptionalLong.empty(), 10_000))
                .doesNotThrowAnyException();
    }
}
