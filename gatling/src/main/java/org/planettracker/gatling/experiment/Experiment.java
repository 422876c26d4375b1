package org.planettracker.gatling.experiment;

/** One question put to the servers. */
public interface Experiment {

    /** Short name, as typed in options and kept in results. */
    String id();

    /** How many lines of progress there will be. */
    int steps(Session session);

    /** How many measurements there will be. */
    int measurements(Session session);

    /** About how long all of it takes, in seconds. */
    double seconds(Session session);

    /** Makes all measurements; each is in the results file when the next begins. */
    void run(Bench bench);
}
