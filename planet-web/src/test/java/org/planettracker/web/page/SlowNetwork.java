package org.planettracker.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A way to a server on which the answer to one request comes in two pieces, as it does where the network is bad. Everything
 * else passes as it is.
 */
final class SlowNetwork implements AutoCloseable {

    private static final int PIECE = 64 * 1024;

    private final ServerSocket entrance;
    private final int server;
    private final String requestLine;
    private final int firstPiece;
    private final long pauseMs;

    /**
     * @param server the port of the server
     * @param requestLine how the request begins whose answer is held up
     * @param firstPiece how many bytes of that answer, header and body, come at once
     * @param pauseMs for how many milliseconds the rest stays away
     */
    SlowNetwork(int server, String requestLine, int firstPiece, long pauseMs) throws IOException {
        this.entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        this.server = server;
        this.requestLine = requestLine;
        this.firstPiece = firstPiece;
        this.pauseMs = pauseMs;
        Thread.ofVirtual().name("slow-network").start(() -> {
            try {
                while (true) {
                    connect(entrance.accept());
                }
            } catch (IOException closed) {
                // The end of the test.
            }
        });
    }

    String origin() {
        return "http://127.0.0.1:" + entrance.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }

    private void connect(Socket browser) throws IOException {
        new Way(browser, new Socket(InetAddress.getLoopbackAddress(), server)).open();
    }

    /** One connection of the browser and the one that goes with it to the server. */
    private final class Way {

        private final Socket browser;
        private final Socket target;
        /** How much of the answer that is held up may still pass; 0 where none is. Set before the request is sent on. */
        private final AtomicInteger left = new AtomicInteger();

        Way(Socket browser, Socket target) {
            this.browser = browser;
            this.target = target;
        }

        void open() {
            Thread.ofVirtual().name("slow-network-asks").start(() -> pass(browser, target, true));
            Thread.ofVirtual().name("slow-network-answers").start(() -> pass(target, browser, false));
        }

        private void pass(Socket from, Socket to, boolean requests) {
            try (from; to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] piece = new byte[PIECE];
                for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                    int begin = 0;
                    if (requests) {
                        String asked = new String(piece, 0, length, StandardCharsets.ISO_8859_1);
                        left.set(asked.startsWith(requestLine) ? firstPiece : 0);
                    } else if (left.get() > length) {
                        left.addAndGet(-length);
                    } else if (left.get() > 0) {
                        begin = left.getAndSet(0);
                        out.write(piece, 0, begin);
                        Thread.sleep(pauseMs);
                    }
                    out.write(piece, begin, length - begin);
                }
            } catch (IOException closed) {
                // One side has gone; the other is closed with it.
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
