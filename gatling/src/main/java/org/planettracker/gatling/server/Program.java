package org.planettracker.gatling.server;

import java.net.URI;

/** What a contender runs. */
public sealed interface Program {

    /** One of the two applications, by the name of its module. */
    record Application(String module) implements Program {}

    /** A server of this module, by its main class; takes port and listen backlog. */
    record Baseline(Class<?> main) implements Program {}

    /** Somebody else's server, already running; only asked, never started. */
    record Remote(URI url) implements Program {}
}
