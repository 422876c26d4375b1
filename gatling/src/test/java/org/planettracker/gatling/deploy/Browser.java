package org.planettracker.gatling.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Asks one thing at a time, as a person would. */
final class Browser {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    private Browser() {}

    /** @param header names and values in turn */
    static HttpResponse<String> get(URI server, String path, String... header) {
        return send(server, path, HttpResponse.BodyHandlers.ofString(), header);
    }

    /** The first such lines of an answer, which need not have an end; ends the connection then. */
    static List<String> first(URI server, String path, int count, Predicate<String> wanted) {
        try (Stream<String> lines = send(server, path, HttpResponse.BodyHandlers.ofLines()).body()) {
            return lines.filter(wanted).limit(count).toList();
        }
    }

    private static <T> HttpResponse<T> send(URI server, String path, HttpResponse.BodyHandler<T> body,
            String... header) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(30));
        try {
            return CLIENT.send((header.length == 0 ? request : request.headers(header)).build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + path, e);
        }
    }

    /** Whether the server takes a connection. */
    static boolean connects(URI server) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), 2_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
