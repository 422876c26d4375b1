package org.planettracker.gatling;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Alone, because it listens to what the whole process says. */
@Isolated
final class OptionsTests {

    private record Ended(int code, String errors) {}

    private static Ended run(String... arguments) {
        PrintStream before = System.err;
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            return new Ended(Laboratory.run(arguments), errors.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    @Test
    void wrongExperimentSaysWhichThereAre() {
        Ended ended = run("--experiments=speed");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errors()).hasLineCount(1).contains("'speed'", "dev-vs-production", "concurrency",
                "connection-rate", "keep-alive",
                "clients", "all");
    }

    @Test
    void wrongContenderSaysWhichThereAre() {
        Ended ended = run("--contenders=jetty");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errors()).hasLineCount(1).contains("'jetty'", "webflux", "mvc", "mvc-virtual", "event-loop");
    }

    @Test
    void wrongTargetSaysItsForm() {
        assertThat(run("--targets=localhost:8080").errors()).contains("name=http://host:port");
    }

    @Test
    void wrongOptionIsNamed() {
        Ended ended = run("--quik");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errors()).contains("--quik");
    }

    @Test
    void quickAndThoroughExcludeEachOther() {
        assertThat(run("--quick", "--thorough").errors()).contains("choose one");
    }

    @Test
    void mistypedMavenPropertySaysWhichThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.checkMavenProperties("-Pcompare verify -Dcompare.quik=true"))
                .withMessageContaining("-Dcompare.quik").withMessageContaining("-Dcompare.quick");
    }

    @Test
    void wellTypedMavenPropertiesPass() {
        Options.checkMavenProperties(
                "-Pcompare verify -Dcompare.quick -Dcompare.report-only=a.json -Dmaven.repo.local=/tmp/x");
    }

    @Test
    void helpListsEveryOptionOfTheIssueAndEndsWell() {
        assertThat(run("--help").code()).isZero();
    }

    @Test
    void reportOfNoFileIsOneLine(@TempDir Path folder) {
        Ended ended = run("--report-only=" + folder.resolve("none.json"));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.errors()).hasLineCount(1).contains("none.json");
    }

    @Test
    void reportOfSomethingElseIsOneLine(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("other.json"), "{\"schema\":\"something/9\"}");
        Ended ended = run("--report-only=" + file);
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.errors()).hasLineCount(1).contains("planet-tracker/results/1");
    }

    @Test
    void projectThatIsNotBuiltIsOneLine(@TempDir Path folder) {
        Ended ended = run("--project=" + folder, "--output=" + folder.resolve("out"), "--quick");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.errors()).hasLineCount(1).contains("build the project first");
    }
}
