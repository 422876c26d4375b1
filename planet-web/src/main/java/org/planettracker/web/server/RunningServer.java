package org.planettracker.web.server;

import java.util.Map;

/** What a server says about itself once it runs: values read back from it, not the settings it was given. */
public interface RunningServer {

    /** The contender's name: {@code webflux}, {@code mvc} or {@code mvc-virtual}. */
    String name();

    /**
     * Effective values by name, the same names from both servers: workers, backlog, maxConnections, keepAliveRequests
     * (-1 is no limit), headerTimeout and idleTimeout (milliseconds), requestHeaderSize (bytes), compression, transport.
     */
    Map<String, Object> effective();
}
