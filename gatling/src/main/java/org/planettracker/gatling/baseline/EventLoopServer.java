package org.planettracker.gatling.baseline;

import io.netty.channel.ChannelOption;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/** Event loops that never wait: Reactor Netty without Spring, and the ceiling. */
public final class EventLoopServer {

    private EventLoopServer() {}

    /**
     * Serves until the process ends.
     *
     * @param args port and listen backlog
     */
    public static void main(String[] args) {
        HttpServer.create().host("127.0.0.1").port(Integer.parseInt(args[0]))
                .option(ChannelOption.SO_BACKLOG, Integer.parseInt(args[1]))
                .handle((request, response) -> response.header("Content-Type", "text/plain;charset=UTF-8")
                        .header("Content-Length", "5").sendString(Mono.just("Pong!")))
                .bindNow().onDispose().block();
    }
}
