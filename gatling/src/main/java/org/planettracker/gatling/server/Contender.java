package org.planettracker.gatling.server;

import java.util.List;

import org.planettracker.gatling.baseline.BlockingServer;

/**
 * A server that takes part.
 *
 * @param id short name, as typed in options
 * @param label name in tables
 * @param program what runs
 * @param arguments what the program is told in every mode
 */
public record Contender(String id, String label, Program program, List<String> arguments) {

    public Contender {
        arguments = List.copyOf(arguments);
    }

    /** Whether it can be started in different modes: a framework can, a bare socket or somebody else's server is what it is. */
    public boolean hasModes() {
        return program instanceof Program.Application || program instanceof Program.Composed;
    }

    /** Whether the laboratory starts it, rather than only asking it. */
    public boolean isStartedHere() {
        return !(program instanceof Program.Remote);
    }

    /** Whether it serves more than one request on a connection. */
    public boolean keepsConnections() {
        return !(program instanceof Program.Baseline(Class<?> main) && main == BlockingServer.class);
    }
}
