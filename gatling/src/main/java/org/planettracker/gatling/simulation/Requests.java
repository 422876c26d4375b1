package org.planettracker.gatling.simulation;

import java.util.function.Function;

import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/** The requests and the protocol that all simulations share. */
final class Requests {

    /** The request of the published experiment: Mars from Apollo Bay, Victoria. */
    static final String MARS = "/planets/mars?lon=145.051&lat=-39.754&elevation=0";
    /** The cheapest answer of every server. */
    static final String PING = "/ping";

    private Requests() {}

    /** Asks for a path; right is status 200 and, unless empty, the given text in the body. */
    static HttpRequestActionBuilder get(String path, String expect) {
        return checked(http(path).get(path), expect);
    }

    /** The same of an address that differs from one request to the next. */
    static HttpRequestActionBuilder get(String name, Function<Session, String> url, String expect) {
        return checked(http(name).get(url), expect);
    }

    private static HttpRequestActionBuilder checked(HttpRequestActionBuilder unchecked, String expect) {
        HttpRequestActionBuilder request = unchecked.check(status().is(200));
        return expect.isEmpty() ? request : request.check(substring(expect));
    }

    /**
     * HTTP/1.1 without redirects, caches, resources and encoding of addresses, which are given encoded; a new connection a request if they are
     * not kept. That they are kept is said too, though HTTP/1.1 does not need it: browsers and {@code ab -k} do, and to answer it costs a
     * server something.
     */
    static HttpProtocolBuilder protocol(boolean keepAlive) {
        HttpProtocolBuilder protocol = http.baseUrl(Orders.baseUrl()).disableFollowRedirect().disableCaching()
                .disableUrlEncoding()
                .acceptHeader("*/*")
                .userAgentHeader("planet-tracker-laboratory");
        return protocol.header("Connection", keepAlive ? "keep-alive" : "close");
    }
}
