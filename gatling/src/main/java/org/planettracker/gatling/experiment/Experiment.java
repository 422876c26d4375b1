package org.planettracker.gatling.experiment;

/** One question put to the servers. */
public interface Experiment {

    /** Short name, as typed in options and kept in results. */
    String id();

    /** How many measurements it makes. */
    int steps(Session session);

    /** About how long a step takes, in seconds. */
    double secondsAStep(Session session);

    /** Makes all measurements; each is in the results file when the next begins. */
    void run(Bench bench);
}
