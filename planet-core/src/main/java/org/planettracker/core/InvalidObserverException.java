package org.planettracker.core;

/** An observer's coordinate is out of range or not finite. */
public final class InvalidObserverException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidObserverException(String field, double value, double lowest, double highest, String unit) {
        super("%s is %s, accepted are %s to %s %s".formatted(field, value, lowest, highest, unit));
        this.field = field;
    }

    /** Which component of {@link Observer} was refused: {@code longitude}, {@code latitude} or {@code elevation}. */
    public String field() {
        return field;
    }
}
