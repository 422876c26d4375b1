package org.planettracker.gatling.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** The ways. The blocking ones use the JDK's {@code HttpURLConnection}, which really blocks its thread; the last one Reactor Netty. */
public enum Way {
    /** One after the other on one thread. */
    SEQUENCE("blocking, in sequence") {
        @Override
        void request(URI page, int requests, LongConsumer onAnswer) {
            for (int i = 0; i < requests; i++) {
                blocking(page, onAnswer);
            }
        }
    },
    /** Ten platform threads. */
    THREADS_10("blocking, 10 platform threads") {
        @Override
        void request(URI page, int requests, LongConsumer onAnswer) {
            on(Executors.newFixedThreadPool(10), page, requests, onAnswer);
        }
    },
    /** Twenty platform threads. */
    THREADS_20("blocking, 20 platform threads") {
        @Override
        void request(URI page, int requests, LongConsumer onAnswer) {
            on(Executors.newFixedThreadPool(20), page, requests, onAnswer);
        }
    },
    /** A virtual thread for every request. */
    VIRTUAL("blocking, virtual threads") {
        @Override
        void request(URI page, int requests, LongConsumer onAnswer) {
            on(Executors.newVirtualThreadPerTaskExecutor(), page, requests, onAnswer);
        }
    },
    /** Event loops. */
    REACTIVE("reactive") {
        @Override
        void request(URI page, int requests, LongConsumer onAnswer) {
            Flux.range(0, requests).flatMap(i -> {
                long start = System.nanoTime();
                return EventLoops.CLIENT.get().uri(page).responseContent().aggregate().asByteArray()
                        .doOnSuccess(body -> onAnswer.accept(System.nanoTime() - start));
            }, requests).blockLast(Duration.ofMinutes(1));
        }
    };

    /** Connections are kept from one time to the next, as the blocking client keeps its own; loaded by the way that needs it alone. */
    private static final class EventLoops {
        private static final HttpClient CLIENT = HttpClient
                .create(ConnectionProvider.create("clients", Integer.getInteger("http.maxConnections", 100)));
    }

    private final String words;

    Way(String words) {
        this.words = words;
    }

    /** In words. */
    public String words() {
        return words;
    }

    /**
     * Asks for a page many times and returns when all answers are there.
     *
     * @param onAnswer takes the nanoseconds of each; called from any thread
     */
    abstract void request(URI page, int requests, LongConsumer onAnswer);

    private static void on(ExecutorService threads, URI page, int requests, LongConsumer onAnswer) {
        try (threads) {
            var answers = IntStream.range(0, requests).mapToObj(i -> threads.submit(() -> blocking(page, onAnswer)))
                    .toList();
            answers.forEach(answer -> {
                try {
                    answer.get();
                } catch (Exception e) {
                    throw new IllegalStateException("a request failed", e);
                }
            });
        }
    }

    private static void blocking(URI page, LongConsumer onAnswer) {
        long start = System.nanoTime();
        try (InputStream in = page.toURL().openStream()) {
            in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        onAnswer.accept(System.nanoTime() - start);
    }
}
