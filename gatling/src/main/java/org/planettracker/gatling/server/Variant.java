package org.planettracker.gatling.server;

/** One contender in one mode: what a row of a table is about. */
public record Variant(Contender contender, Mode mode) {

    public String id() {
        return contender.id() + "/" + mode.id();
    }

    /** Name and mode in words. */
    public String label() {
        return contender.hasModes() ? contender.label() + ", " + mode.label()
                : contender.label();
    }
}
