package org.planettracker.gatling.report;

/** A results file cannot be written or read. The message is one line for the person at the terminal. */
public final class ResultsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ResultsException(String message, Throwable cause) {
        super(message, cause);
    }
}
