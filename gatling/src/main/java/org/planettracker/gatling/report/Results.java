package org.planettracker.gatling.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that a session found, as kept in its results file.
 *
 * @param schema name and version of this form, {@link #SCHEMA}
 * @param session what was asked for
 * @param environment where it ran, in the order to print
 * @param servers how each server ran
 * @param measurements in the order they were made
 */
public record Results(String schema, Session session, Map<String, String> environment, List<Server> servers,
        List<Measurement> measurements) {

    /** The version is raised when a reader of the old form would misread the new one. */
    public static final String SCHEMA = "planet-tracker/results/1";

    /**
     * What was asked for.
     *
     * @param started when
     * @param plan quick, default or thorough
     * @param seed of the order of variants
     * @param experiments ids
     * @param contenders ids, in the order of the tables
     * @param modes ids, in the order of the tables
     * @param planned how many measurements there should be
     * @param options as typed
     */
    public record Session(Instant started, String plan, long seed, List<String> experiments, List<String> contenders,
            List<String> modes,
            int planned, List<String> options) {}

    /**
     * How a server ran.
     *
     * @param subject who
     * @param command its command line; empty for a server that ran already
     * @param settings what it said its settings are
     */
    public record Server(Subject subject, List<String> command, Map<String, String> settings) {}

    public Results {
        if (!SCHEMA.equals(schema)) {
            throw new IllegalArgumentException("schema '" + schema + "' is not " + SCHEMA);
        }
        servers = List.copyOf(servers);
        measurements = List.copyOf(measurements);
    }

    /** With one more measurement. */
    public Results with(Measurement measurement) {
        List<Measurement> more = new ArrayList<>(measurements);
        more.add(measurement);
        return new Results(schema, session, environment, servers, more);
    }

    /** With one more server. */
    public Results with(Server server) {
        List<Server> more = new ArrayList<>(servers);
        more.add(server);
        return new Results(schema, session, environment, more, measurements);
    }

    /** The measurements of one experiment. */
    public List<Measurement> of(String experiment) {
        return measurements.stream().filter(measurement -> measurement.experiment().equals(experiment)).toList();
    }
}
