package org.planettracker.webflux;

import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;

/**
 * Where an answer is written. The event loop of a connection also reads what its client sends next and notices when it
 * leaves. An answer that another thread writes meanwhile can be begun twice; and if it reaches the connection when that has just
 * been closed, Spring and Netty both give its buffer back, and who has got the buffer since then loses it. So what comes from other
 * threads, and from timers, returns to the event loop first.
 */
final class EventLoops {

    private EventLoops() {}

    /** The event loop of the connection that a request came on. */
    static Scheduler of(ServerHttpRequest request) {
        Connection connection = ServerHttpRequestDecorator.getNativeRequest(request);
        return Schedulers.fromExecutorService(connection.channel().eventLoop());
    }

    /**
     * The same response, which writes on an event loop whoever has made its body. Its buffers are of the heap: one of Netty's would be
     * lost between two threads when the client leaves.
     */
    static ServerHttpResponse writingOn(Scheduler loop, ServerHttpResponse response) {
        return new ServerHttpResponseDecorator(response) {
            @Override
            public DataBufferFactory bufferFactory() {
                return DefaultDataBufferFactory.sharedInstance;
            }

            @Override
            public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
                return super.writeWith(body instanceof Mono<? extends DataBuffer> one ? one.publishOn(loop)
                        : Flux.from(body).publishOn(loop));
            }

            @Override
            public Mono<Void> setComplete() {
                return Mono.defer(super::setComplete).subscribeOn(loop);
            }
        };
    }
}
