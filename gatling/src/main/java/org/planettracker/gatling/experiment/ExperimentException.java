package org.planettracker.gatling.experiment;

/** A measurement could not be made. The message is one line for the person at the terminal. */
public final class ExperimentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ExperimentException(String message) {
        super(message);
    }

    public ExperimentException(String message, Throwable cause) {
        super(message, cause);
    }
}
