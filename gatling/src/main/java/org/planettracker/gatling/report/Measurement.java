package org.planettracker.gatling.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.planettracker.gatling.measure.Window;

/**
 * One measurement: a cell of a table, once.
 *
 * @param experiment its id
 * @param at when it ended
 * @param block which block of the session, from 1
 * @param order which place in that block, from 1
 * @param subject who was measured
 * @param window what the load generator saw
 * @param figures single numbers beside it
 * @param invalid why the figures must not be compared; empty if they may
 * @param notes what a reader should know
 */
public record Measurement(String experiment, Instant at, int block, int order, Subject subject, Window window,
        Map<Figure, Double> figures,
        List<String> invalid, List<String> notes) {

    public Measurement {
        figures = Map.copyOf(figures);
        invalid = List.copyOf(invalid);
        notes = List.copyOf(notes);
    }

    /** Whether the figures may be compared. */
    public boolean valid() {
        return invalid.isEmpty();
    }
}
