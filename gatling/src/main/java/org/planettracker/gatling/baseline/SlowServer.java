package org.planettracker.gatling.baseline;

import java.time.Duration;

import io.netty.channel.ChannelOption;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/** A page far away: every answer takes 100 ms, however many are asked for at once. What the experiment {@code clients} asks. */
public final class SlowServer {

    private static final Duration DELAY = Duration.ofMillis(100);

    private SlowServer() {}

    /**
     * Serves until the process ends.
     *
     * @param args port and listen backlog
     */
    public static void main(String[] args) {
        HttpServer.create().host("127.0.0.1").port(Integer.parseInt(args[0]))
                .option(ChannelOption.SO_BACKLOG, Integer.parseInt(args[1]))
                .handle((request, response) -> response.header("Content-Length", "5")
                        .sendString(Mono.just("Pong!").delayElement(DELAY)))
                .bindNow().onDispose().block();
    }
}
