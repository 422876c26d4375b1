package org.planettracker.web.server;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** What a server says about itself once it runs: values read back from it, not the settings it was given. */
public interface RunningServer {

    /** The contender's name: {@code webflux}, {@code mvc} or {@code mvc-virtual}. */
    String name();

    /**
     * Effective values by name, the same names from both servers: workers, backlog, maxConnections, keepAliveRequests
     * (-1 is no limit), headerTimeout, idleTimeout and writeTimeout (milliseconds), requestHeaderSize (bytes),
     * requestHeaders (lines), compression, transport.
     */
    Map<String, Object> effective();

    /** What serves requests, each to be watched by itself: every event loop, or the pool of threads; once the server runs. */
    List<? extends Executor> workers();
}
