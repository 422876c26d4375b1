package org.planettracker.gatling.server;

import java.util.List;

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
        return program instanceof Program.Application;
    }
}
