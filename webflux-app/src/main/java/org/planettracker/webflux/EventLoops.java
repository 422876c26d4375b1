package org.planettracker.webflux;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;

/**
 * Where an answer is written. The event loop of a connection also reads what its client sends next and notices when it
 * leaves; an answer that another thread writes meanwhile can be begun twice, or give its buffers back twice. So what comes
 * from other threads, and from timers, returns to the event loop first.
 */
final class EventLoops {

    private EventLoops() {}

    /** The event loop of the connection that a request came on. */
    static Scheduler of(ServerHttpRequest request) {
        Connection connection = ServerHttpRequestDecorator.getNativeRequest(request);
        return Schedulers.fromExecutorService(connection.channel().eventLoop());
    }
}
