package org.planettracker.gatling.experiment;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ProgressTests {

    @Test
    void everyStepIsAPlainLineWithTheTimeLeft() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Progress progress = new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), 2, 60);
        progress.done(30, "first");
        progress.done(30, "second");
        assertThat(printed.toString(StandardCharsets.UTF_8).lines()).hasSize(2).satisfiesExactly(
                first -> assertThat(first).matches("\\[1/2, .* left] first"),
                second -> assertThat(second).isEqualTo("[2/2, 0 s left] second"));
    }

    @Test
    void oneStepSaysLittleAboutTheOthers() {
        Progress progress = new Progress(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                60, 600);
        progress.done(10, "at once");
        assertThat(progress.secondsLeft()).isBetween(450.0, 590.0);
    }

    @Test
    void timesReadAsPeopleSayThem() {
        assertThat(Progress.words(40.4)).isEqualTo("40 s");
        assertThat(Progress.words(440)).isEqualTo("7 min 20 s");
    }
}
