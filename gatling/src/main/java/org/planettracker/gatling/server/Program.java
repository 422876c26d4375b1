package org.planettracker.gatling.server;

import java.net.URI;

/** What a contender runs. */
public sealed interface Program {

    /** One of the two applications, by the name of its module. */
    record Application(String module) implements Program {}

    /**
     * Containers of one of the two applications behind the balancer, as {@code docker-compose.yml} says.
     *
     * @param module   the application
     * @param replicas how many containers of it
     * @param cpus     how much of a processor core each may use
     */
    record Composed(String module, int replicas, double cpus) implements Program {}

    /** A server of this module, by its main class; takes port and listen backlog. */
    record Baseline(Class<?> main) implements Program {}

    /** Somebody else's server, already running; only asked, never started. */
    record Remote(URI url) implements Program {}
}
