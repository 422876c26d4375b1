package org.planettracker.mvc;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.planettracker.mvc.TwinServersIT.Request;
import org.planettracker.web.contract.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

/** A packaged server that runs as a process of its own, on a free port, until it is closed or this JVM ends. */
final class ServerProcess implements AutoCloseable {

    private static final long START_SECONDS = 120;

    private final Path jar;
    private final int port;
    private final File log;
    private final Process process;
    private final Thread lastResort;

    private ServerProcess(Path jar, int port, File log, Process process) {
        this.jar = jar;
        this.port = port;
        this.log = log;
        this.process = process;
        lastResort = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    static ServerProcess start(Path jar) throws IOException {
        return start(jar, freePort());
    }

    static ServerProcess start(Path jar, int port, String... arguments) throws IOException {
        return start(List.of(), jar, port, arguments);
    }

    /** Starts it with a limit of open files and sockets. */
    static ServerProcess startWithFewFiles(int files, Path jar, int port, String... arguments) throws IOException {
        return start(List.of("/bin/sh", "-c", "ulimit -n " + files + " && exec \"$@\"", "sh"), jar, port, arguments);
    }

    private static ServerProcess start(List<String> before, Path jar, int port, String... arguments)
            throws IOException {
        assertThat(jar).as("package the servers first: mvn -pl mvc-app -am verify").isRegularFile();
        File log = File.createTempFile(jar.getFileName() + "-", ".log", new File("target"));
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-jar",
                jar.toString(),
                "--server.port=" + port));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        return new ServerProcess(jar, port, log, process);
    }

    int port() {
        return port;
    }

    /** Tells it to end, as the system does at shutdown. */
    void terminate() {
        process.destroy();
    }

    /** Ends it without telling. */
    void kill() {
        process.destroyForcibly();
    }

    /** Waits for its end and tells its exit code. */
    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(START_SECONDS, TimeUnit.SECONDS)).as("%s has ended", jar).isTrue();
        return process.exitValue();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void awaitReady() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!isReady()) {
            assertThat(process.isAlive()).as("%s ended: %s", jar, Files.readString(log.toPath())).isTrue();
            assertThat(System.nanoTime()).as("%s is not ready after %d s", jar, START_SECONDS).isLessThan(end);
            Thread.sleep(100);
        }
    }

    private boolean isReady() {
        try {
            return RawHttp.exchange(port, "GET", "/ping").status() == 200;
        } catch (IOException notListeningYet) {
            return false;
        }
    }

    /** What it has written. */
    String log() throws IOException {
        return Files.readString(log.toPath());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The name of its jar. */
    String name() {
        return jar.getFileName().toString();
    }

    /** Sends any text on a connection of its own and reads one answer. */
    RawHttp.Answer sendText(String text, boolean bodiless) throws IOException {
        try (RawHttp connection = new RawHttp(port)) {
            return connection.sendText(text, bodiless);
        }
    }

    /** Sends any text, of which nothing more follows, and reads one answer. */
    RawHttp.Answer sendAll(String text, boolean bodiless) throws IOException {
        try (RawHttp connection = new RawHttp(port)) {
            return connection.sendAll(text, bodiless);
        }
    }

    RawHttp.Answer send(Request request) throws IOException {
        return RawHttp.exchange(port, request.method(), request.target(), request.headers().toArray(String[]::new));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }
}
