package org.planettracker.gatling.baseline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One page over a plain socket: as little HTTP as a load generator needs. */
final class Exchange {

    private static final int IDLE_MILLIS = 60_000;
    private static final int LONGEST_LINE = 8_192;
    private static final String BODY = "Pong!";

    private final BufferedReader in;
    private final OutputStream out;

    Exchange(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(IDLE_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1),
                LONGEST_LINE);
        out = socket.getOutputStream();
    }

    /**
     * Reads one request and answers it.
     *
     * @param mayStayOpen whether this server keeps connections at all
     * @return whether the connection stays open
     */
    boolean serve(boolean mayStayOpen) throws IOException {
        String request = in.readLine();
        if (request == null) {
            return false;
        }
        boolean open = mayStayOpen;
        String header = in.readLine();
        while (header != null && !header.isEmpty()) {
            open &= !"connection: close".equals(header.toLowerCase(Locale.ROOT));
            header = in.readLine();
        }
        out.write(answer(open, !request.startsWith("HEAD ")).getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return open;
    }

    private static String answer(boolean open, boolean withBody) {
        return "HTTP/1.1 200 OK\r\nContent-Type: text/plain;charset=UTF-8\r\nContent-Length: " + BODY.length()
                + "\r\nConnection: "
                + (open ? "keep-alive" : "close") + "\r\n\r\n" + (withBody ? BODY : "");
    }
}
