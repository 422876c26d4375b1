package org.planettracker.gatling.server;

/** A server does not start, dies or answers wrongly. The message is one line for the person at the terminal. */
public class ServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerException(String message) {
        super(message);
    }

    public ServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
