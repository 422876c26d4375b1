package org.planettracker.web.contract;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection to a server, to which anything can be sent, valid or not, byte for byte. */
public final class RawHttp implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int SHORT_MILLIS = 20;

    private final Socket socket;
    private final InputStream in;
    private final StringBuilder events = new StringBuilder();

    /** Connects to a server on this machine. */
    public RawHttp(int port) throws IOException {
        this(new Socket(), port);
    }

    private RawHttp(Socket unconnected, int port) throws IOException {
        socket = unconnected;
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Connects with so small a window that an answer which is not read soon waits in the server. */
    public static RawHttp withSmallBuffer(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        return new RawHttp(socket, port);
    }

    /**
     * An answer.
     *
     * @param version such as {@code HTTP/1.1}
     * @param status  the status code
     * @param headers by lower-case name, values of one name joined with a comma
     * @param body    the bytes, chunks joined
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(String version, int status, Map<String, String> headers, byte[] body) {

        /** The value of a header, empty if there is none. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Sends one HTTP/1.1 request on a connection of its own. */
    public static Answer exchange(int port, String method, String target, String... headers) throws IOException {
        try (RawHttp connection = new RawHttp(port)) {
            return connection.send(method, target, headers);
        }
    }

    /** Sends an HTTP/1.1 request without a body and reads its answer. */
    public Answer send(String method, String target, String... headers) throws IOException {
        StringBuilder request = new StringBuilder(method).append(' ').append(target)
                .append(" HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return sendText(request.append("\r\n").toString(), method.equals("HEAD"));
    }

    /** Sends any text and reads one answer; {@code bodiless} tells that none has a body, as for HEAD. */
    public Answer sendText(String text, boolean bodiless) throws IOException {
        write(text);
        return read(bodiless);
    }

    /**
     * Sends any text and reads one answer, if there is one: a server that waits for more is soon told that there is none.
     */
    public Answer sendAll(String text, boolean bodiless) throws IOException {
        write(text);
        socket.setSoTimeout(SHORT_MILLIS);
        in.mark(1);
        try {
            in.read();
            in.reset();
        } catch (SocketTimeoutException waitsForMore) {
            socket.shutdownOutput();
        }
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return read(bodiless);
    }

    /** Sends any text, in ISO-8859-1. */
    public void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Reads one answer; a stream of events, which does not end, without its body. */
    public Answer read(boolean bodiless) throws IOException {
        String[] statusLine = line().split(" ", 3);
        int status = Integer.parseInt(statusLine[1]);
        Map<String, String> headers = readHeaders();
        boolean endless = headers.getOrDefault("content-type", "").startsWith("text/event-stream");
        byte[] body = bodiless || endless || status == 204 || status == 304 ? new byte[0] : readBody(headers);
        return new Answer(statusLine[0], status, headers, body);
    }

    /** Reads status line and headers and leaves the body, for answers that do not end. */
    public Answer readHead() throws IOException {
        return read(true);
    }

    /** Reads one line of text, without its end; a chunk's size is such a line too. */
    public String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("closed after " + line.toString(StandardCharsets.ISO_8859_1));
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** Reads one server-sent event of a chunked answer, without the empty line that ends it. */
    public String event() throws IOException {
        while (!events.toString().contains("\n\n")) {
            events.append(new String(in.readNBytes(Integer.parseInt(line(), 16)), StandardCharsets.UTF_8));
            line();
        }
        int end = events.indexOf("\n\n");
        String event = events.substring(0, end);
        events.delete(0, end + 2);
        return event;
    }

    /** Reads all that comes until the server closes the connection, or breaks it off with bytes unread. */
    public String readToTheEnd() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (SocketException brokenOff) {
            // What was read until then counts.
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether the server has closed the connection; waits until it does or something arrives. */
    public boolean isClosedByServer() throws IOException {
        in.mark(1);
        int next = in.read();
        in.reset();
        return next < 0;
    }

    private Map<String, String> readHeaders() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.merge(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip(),
                    (first, second) -> first + ", " + second);
        }
        return headers;
    }

    private byte[] readBody(Map<String, String> headers) throws IOException {
        String length = headers.get("content-length");
        if (length != null) {
            return in.readNBytes(Integer.parseInt(length));
        }
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            return in.readAllBytes();
        }
        byte[] body = new byte[0];
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            byte[] chunk = in.readNBytes(size);
            int end = body.length;
            body = Arrays.copyOf(body, end + size);
            System.arraycopy(chunk, 0, body, end, size);
            line();
        }
        line();
        return body;
    }

    /** Closes with a reset: whatever the server still has to say cannot be delivered. */
    public void leave() throws IOException {
        socket.setSoLinger(true, 0);
        close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
