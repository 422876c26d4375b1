package org.planettracker.gatling.experiment;

/** One question put to the servers. */
public interface Experiment {

    /** Short name, as typed in options and kept in results. */
    String id();

    /** How many times a server or a client is started and measured. */
    int steps(Session session);

    /** How many measurements a step gives. */
    default int measurementsAStep(Session session) {
        return 1;
    }

    /** About how long a step takes, in seconds. */
    double secondsAStep(Session session);

    /** Makes all measurements; each is in the results file when the next begins. */
    void run(Bench bench);
}
