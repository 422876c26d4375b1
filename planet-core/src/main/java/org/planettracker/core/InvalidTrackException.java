package org.planettracker.core;

/** The points asked for along a track are too many, too close, or run backwards. */
public final class InvalidTrackException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidTrackException(String field, Object value, String accepted) {
        super("%s is %s, accepted is %s".formatted(field, value, accepted));
        this.field = field;
    }

    /** What was refused: {@code until} or {@code step}. */
    public String field() {
        return field;
    }
}
