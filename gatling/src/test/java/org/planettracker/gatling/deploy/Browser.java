package org.planettracker.gatling.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks one thing at a time, as a person would. */
final class Browser {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    private Browser() {}

    static HttpResponse<String> get(URI server, String path) {
        try {
            return CLIENT.send(request(server, path), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + path, e);
        }
    }

    /** Sends now; the answer comes when it comes. */
    static CompletableFuture<HttpResponse<String>> ask(URI server, String path) {
        return CLIENT.sendAsync(request(server, path), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(URI server, String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(30)).build();
    }
}
