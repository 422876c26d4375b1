package org.planettracker.mvc;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import org.planettracker.web.contract.RawHttp;
import org.planettracker.web.contract.RawHttp.Answer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What becomes of a server process, and of its clients, when something breaks; both servers at the same time. */
@Isolated
class FaultsIT {

    private static final List<Path> JARS = List.of(Path.of("../webflux-app/target/webflux-app.jar"),
            Path.of("target/mvc-app.jar"));
    private static final Path LEAP_SECONDS = Path
            .of("../planet-core/src/main/resources/org/planettracker/core/data/Leap_Second.dat");
    private static final String MARS = "/planets/mars?when=2026-11-20T08:29:00Z";
    private static final int CLIENTS = 4;
    /** Enough to start with, and soon used up. */
    private static final int FEW_FILES = 250;
    private static final int SOON_MILLIS = 3_000;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    /** What a shell reports for a process that a signal has ended: 128 and the number of SIGTERM. */
    private static final int TERMINATED = 143;

    @Test
    void aServerAnswersWhatItHasBegunWhenItIsToldToEndThoughItsDataFolderIsGoneAndItsPortIsWanted(@TempDir Path folder)
            throws Exception {
        forBoth(jar -> {
            Path data = Files.createDirectory(folder.resolve(jar.getFileName().toString()));
            Path leapSeconds = Files.copy(LEAP_SECONDS, data.resolve(LEAP_SECONDS.getFileName()));
            try (ServerProcess server = ServerProcess.start(jar, ServerProcess.freePort(),
                    "--tracker.orekit-data=" + data)) {
                server.awaitReady();
                Files.delete(leapSeconds);
                Files.delete(data);
                assertASecondOneSaysWhyItDoesNotStart(jar, server.port());

                assertNoAnswerIsCutShort(server, server::terminate);

                assertThat(server.awaitEnd()).isEqualTo(TERMINATED);
                assertThat(server.log()).doesNotContain("ERROR", "WARN ", "xception");
            }
        });
    }

    private static void assertASecondOneSaysWhyItDoesNotStart(Path jar, int port) throws Exception {
        try (ServerProcess second = ServerProcess.start(jar, port)) {
            assertThat(second.awaitEnd()).isNotZero();
            assertThat(second.log()).containsOnlyOnce("Not started:").contains(String.valueOf(port))
                    .doesNotContain("\tat ");
        }
    }

    /** Requests go on, one behind the other on kept connections, until the server takes no more. */
    private static void assertNoAnswerIsCutShort(ServerProcess server, Runnable fault) throws Exception {
        AtomicInteger answered = new AtomicInteger();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> asking = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                asking.add(clients.submit(() -> {
                    askUntilNobodyAnswers(server.port(), answered);
                    return null;
                }));
            }
            while (answered.get() < 200) {
                assertThat(server.isAlive()).isTrue();
                Thread.sleep(10);
            }
            fault.run();
            for (Future<?> client : asking) {
                client.get();
            }
        }
    }

    private static void askUntilNobodyAnswers(int port, AtomicInteger answered) throws IOException {
        while (true) {
            try (RawHttp connection = new RawHttp(port)) {
                for (boolean kept = true; kept;) {
                    connection.write("GET " + MARS + " HTTP/1.1\r\nHost: a\r\n\r\n");
                    if (isClosed(connection)) {
                        // Closed between two requests: nothing was begun.
                        break;
                    }
                    Answer answer = connection.read(false);
                    assertThat(answer.status()).as(answer.text()).isIn(200, 503);
                    assertThat(answer.body()).hasSize(Integer.parseInt(answer.header("Content-Length")));
                    answered.incrementAndGet();
                    kept = !answer.header("Connection").equals("close");
                }
            } catch (ConnectException ended) {
                return;
            } catch (SocketException closedWhileWriting) {
                // The next connection tells whether anybody is there.
            }
        }
    }

    private static boolean isClosed(RawHttp connection) throws IOException {
        try {
            return connection.isClosedByServer();
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void aKilledServerLeavesItsPortToTheNextOne() throws Exception {
        forBoth(jar -> {
            int port = ServerProcess.freePort();
            try (ServerProcess killed = ServerProcess.start(jar, port); RawHttp kept = connected(killed)) {
                assertThat(kept.send("GET", MARS).status()).isEqualTo(200);
                killed.kill();
                killed.awaitEnd();
                try (ServerProcess next = ServerProcess.start(jar, port)) {
                    next.awaitReady();
                    assertThat(RawHttp.exchange(port, "GET", MARS).status()).isEqualTo(200);
                }
            }
        });
    }

    private static RawHttp connected(ServerProcess server) throws Exception {
        server.awaitReady();
        return new RawHttp(server.port());
    }

    @Test
    void dataThatCannotBeReadAreNamedInOneLine(@TempDir Path garbage) throws Exception {
        for (String file : List.of("tai-utc.dat", "finals2000A.all", "eopc04.1962-now", "Leap_Second.dat")) {
            Files.writeString(garbage.resolve(file), "this is\u0000not what it seems\n".repeat(100));
        }
        forBoth(jar -> {
            try (ServerProcess server = ServerProcess.start(jar, ServerProcess.freePort(),
                    "--tracker.orekit-data=" + garbage)) {
                assertThat(server.awaitEnd()).isNotZero();
                assertThat(server.log()).containsOnlyOnce("Not started:").doesNotContain("\tat ");
            }
        });
    }

    /** Connections that say nothing take all descriptors; one that was there before is served, a new one waits. */
    @Test
    void aServerOutOfDescriptorsServesAgainWhenConnectionsHaveGone() throws Exception {
        forBoth(jar -> {
            int port = ServerProcess.freePort();
            List<Socket> silent = new ArrayList<>();
            try (ServerProcess server = ServerProcess.startWithFewFiles(FEW_FILES, jar, port,
                    "--tracker.limits.header-timeout=1h"); RawHttp kept = connected(server)) {
                assertThat(kept.send("GET", MARS).status()).isEqualTo(200);
                for (int i = 0; i < FEW_FILES; i++) {
                    silent.add(new Socket(InetAddress.getLoopbackAddress(), port));
                }
                assertThat(isServedSoon(port)).as("a connection without a descriptor").isFalse();
                assertThat(kept.send("GET", MARS).status()).isEqualTo(200);
                close(silent);
                long end = System.nanoTime() + PATIENCE_NANOS;
                while (!isServedSoon(port)) {
                    assertThat(System.nanoTime()).as("served again").isLessThan(end);
                }
                assertThat(server.isAlive()).isTrue();
            } finally {
                close(silent);
            }
        });
    }

    private static void close(List<Socket> connections) throws IOException {
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private static boolean isServedSoon(int port) throws IOException {
        try (Socket connection = new Socket(InetAddress.getLoopbackAddress(), port)) {
            connection.setSoTimeout(SOON_MILLIS);
            connection.getOutputStream().write("GET /ping HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
            return connection.getInputStream().read() == 'H';
        } catch (SocketTimeoutException | SocketException notServed) {
            return false;
        }
    }

    /** Writing to this device fails as a full disk does. */
    @Test
    void aFullDiskUnderTheLogKeepsNobodyFromBeingServed(@TempDir Path folder) throws Exception {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        forBoth(jar -> {
            Path log = Files.createSymbolicLink(folder.resolve(jar.getFileName() + ".log"), full);
            try (ServerProcess server = ServerProcess.start(jar, ServerProcess.freePort(), "--tracker.access-log=true",
                    "--logging.file.name=" + log); RawHttp kept = connected(server)) {
                for (int i = 0; i < 100; i++) {
                    assertThat(kept.send("GET", MARS).status()).isEqualTo(200);
                }
                assertThat(server.isAlive()).isTrue();
            }
        });
    }

    private static void forBoth(Experiment experiment) throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(JARS.size())) {
            List<Callable<Void>> runs = new ArrayList<>();
            for (Path jar : JARS) {
                runs.add(() -> {
                    experiment.run(jar);
                    return null;
                });
            }
            for (Future<Void> run : both.invokeAll(runs)) {
                run.get();
            }
        }
    }

    private interface Experiment {
        void run(Path jar) throws Exception;
    }
}
