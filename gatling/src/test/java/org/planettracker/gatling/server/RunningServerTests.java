package org.planettracker.gatling.server;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.planettracker.gatling.baseline.EventLoopServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

final class RunningServerTests {

    private final Children children = new Children();
    @TempDir
    Path folder = Path.of("");

    @AfterEach
    void endAll() {
        children.endAll();
    }

    private RunningServer start(String contender, int port) {
        Variant variant = new Variant(Contenders.choose(List.of(contender), List.of()).getFirst(), Mode.PRODUCTION);
        return RunningServer.start(variant, new Launcher(folder, folder), children, port, folder.resolve("server.log"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"socket-blocking", "socket-virtual", "event-loop"})
    void baselinesAnswerAndEndWithTheirOwner(String contender) {
        RunningServer server = start(contender, 0);
        assertThat(server.troubles()).isEmpty();
        assertThat(server.get("/ping").body()).isEqualTo("Pong!");
        assertThat(server.get("/ping?again").statusCode()).isEqualTo(200);
        server.close();
        assertThat(ProcessHandle.of(server.pid()).map(ProcessHandle::isAlive).orElse(false)).isFalse();
    }

    @Test
    void portInUseIsOneClearLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(ServerException.class).isThrownBy(() -> start("event-loop", taken.getLocalPort()))
                    .withMessage("event-loop/production cannot start: port " + taken.getLocalPort()
                            + " is in use (0 takes a free one)");
        }
    }

    @Test
    void serverThatDoesNotStartSaysWhy() throws Exception {
        Path target = Files.createDirectories(folder.resolve("mvc-app/target"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "no.such.Program");
        new JarOutputStream(Files.newOutputStream(target.resolve("mvc-app.jar")), manifest).close();
        assertThatExceptionOfType(ServerException.class).isThrownBy(() -> start("mvc", 0))
                .withMessageContaining("mvc/production did not start")
                .withMessageContaining("no.such.Program");
    }

    /** Starts, and never listens. */
    static final class Silent {

        private Silent() {}

        public static void main(String[] args) throws InterruptedException {
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    /** Listens only where a process of the same parent was silent before it. */
    static final class SilentAtFirst {

        private SilentAtFirst() {}

        static Path trace(ProcessHandle parent) {
            return Path.of(System.getProperty("java.io.tmpdir"), "silent-at-first-" + parent.pid());
        }

        public static void main(String[] args) throws Exception {
            Path trace = trace(ProcessHandle.current().parent().orElseThrow());
            if (Files.exists(trace)) {
                EventLoopServer.main(args);
            } else {
                Files.createFile(trace);
                Silent.main(args);
            }
        }
    }

    private RunningServer start(Class<?> program, Duration first, Duration second) {
        Variant variant = new Variant(new Contender("silent", "silent", new Program.Baseline(program), List.of()),
                Mode.PRODUCTION);
        return RunningServer.start(variant, new Launcher(folder, folder), children, 0, folder.resolve("server.log"),
                List.of(first, second));
    }

    @Test
    void serverThatNeverAnswersIsOneClearLine() {
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> start(Silent.class, Duration.ofMillis(100), Duration.ofSeconds(1)))
                .withMessageMatching("silent/production did not answer http://127.0.0.1:\\d+/ping within 1 s, at last: "
                        + "nobody listens \\(its log, with what its threads did: \\S+second-server.log\\)");
    }

    @Test
    void processThatDoesNotAnswerIsReplacedAndLeavesInItsLogWhatItDid() throws Exception {
        Path trace = SilentAtFirst.trace(ProcessHandle.current());
        Files.deleteIfExists(trace);
        // Time enough for a slow machine to come as far as main.
        try (RunningServer server = start(SilentAtFirst.class, Duration.ofSeconds(8), Duration.ofMinutes(1))) {
            assertThat(server.get("/ping").body()).isEqualTo("Pong!");
            assertThat(server.troubles()).singleElement().asString().startsWith("silent/production did not answer")
                    .endsWith("/server.log)");
            assertThat(folder.resolve("server.log")).content().contains("Full thread dump").contains("Silent.main");
        } finally {
            Files.deleteIfExists(trace);
        }
    }

    @Test
    void serverThatDiesInTheMiddleIsNoticed() {
        RunningServer server = start("event-loop", 0);
        server.requireAlive();
        ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
        assertThatExceptionOfType(ServerException.class).isThrownBy(server::requireAlive)
                .withMessageContaining("died in the middle");
    }

    @Test
    void remoteServerThatIsNotThereIsOneClearLine() {
        Variant nobody = new Variant(
                new Contender("nobody", "nobody", new Program.Remote(URI.create("http://127.0.0.1:9")), List.of()),
                Mode.PRODUCTION);
        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> RunningServer.start(nobody, new Launcher(folder, folder), children, 0,
                        folder.resolve("log")))
                .withMessage("nobody/production: nobody listens at http://127.0.0.1:9");
    }
}
