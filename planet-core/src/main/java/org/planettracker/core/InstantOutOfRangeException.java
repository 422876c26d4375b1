package org.planettracker.core;

import java.time.Instant;

/** An instant lies outside the years that the ephemeris covers. */
public final class InstantOutOfRangeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InstantOutOfRangeException(Instant when, Instant first, Instant last) {
        super("when is %s, accepted are %s to %s".formatted(when, first, last));
    }
}
