package org.planettracker.gatling.server;

/** A process runs and does not answer. */
final class SilentServerException extends ServerException {

    private static final long serialVersionUID = 1L;

    SilentServerException(String message) {
        super(message);
    }
}
