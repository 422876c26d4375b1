package org.planettracker.gatling.measure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

final class CpuClockTests {

    @Test
    @EnabledOnOs(OS.LINUX)
    void compilersOfThisVeryProcessAreFound() {
        double compilers = CpuClock.compilerSecondsOf(ProcessHandle.current().pid());
        assertThat(compilers).isPositive().isLessThanOrEqualTo(CpuClock.ownSeconds() + 0.1);
    }

    @Test
    void aProcessThatIsGoneHasNoTimes() {
        assertThat(CpuClock.compilerSecondsOf(Long.MAX_VALUE)).isNaN();
        assertThat(CpuClock.secondsOf(Long.MAX_VALUE)).isEmpty();
    }
}
