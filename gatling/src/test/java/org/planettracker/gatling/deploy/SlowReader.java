package org.planettracker.gatling.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Has asked, has seen the answer begin, and does not read on: an answer larger than the buffers between the two is in flight
 * for as long as this client likes.
 */
final class SlowReader implements AutoCloseable {

    private static final int FIRST_BYTES = 64;

    private final Socket socket;
    private final String beginning;

    /** Asks, and returns when the answer has begun. */
    SlowReader(URI server, String path) {
        socket = new Socket();
        try {
            // Small, so that little of the answer fits into it; must be said before connecting.
            socket.setReceiveBufferSize(4096);
            socket.setSoTimeout(Math.toIntExact(Duration.ofSeconds(60).toMillis()));
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()),
                    Math.toIntExact(Duration.ofSeconds(10).toMillis()));
            // 1.0, so that the answer comes in one piece, not in chunks.
            socket.getOutputStream().write(
                    ("GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            beginning = text(socket.getInputStream().readNBytes(FIRST_BYTES));
            if (!beginning.startsWith("200", "HTTP/1.1 ".length())) {
                throw new AssertionError(path + " was answered with " + beginning);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole answer as it came, status line and headers too; reads until the server closes the connection. */
    String rest() {
        try {
            return beginning + text(socket.getInputStream().readAllBytes());
        } catch (SocketException e) {
            return beginning + " ... " + e.getMessage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
