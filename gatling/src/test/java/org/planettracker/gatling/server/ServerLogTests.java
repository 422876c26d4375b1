package org.planettracker.gatling.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

final class ServerLogTests {

    @TempDir
    Path folder = Path.of("");

    private String reason(String printed) throws IOException {
        return ServerLog.reason(Files.writeString(folder.resolve("server.log"), printed));
    }

    @Test
    void descriptionOfSpringBootIsTheReason() throws IOException {
        assertThat(reason("""
                APPLICATION FAILED TO START

                Description:

                Web server failed to start. Port 8080 was already in use.

                Action:

                Identify and stop the process that's listening on port 8080.
                """)).isEqualTo("Web server failed to start. Port 8080 was already in use.");
    }

    @Test
    void innermostCauseOfAnExceptionIsTheReason() throws IOException {
        assertThat(reason("""
                Exception in thread "main" java.lang.IllegalStateException: outer
                    at A.main(A.java:1)
                Caused by: java.io.IOException: inner
                    at B.b(B.java:2)
                """)).isEqualTo("Caused by: java.io.IOException: inner");
    }

    @Test
    void lastLineIsTheReasonOtherwise() throws IOException {
        assertThat(reason("starting\nthe ephemeris is truncated\n\n")).isEqualTo("the ephemeris is truncated");
        assertThat(reason("")).isEqualTo("it printed nothing");
    }
}
