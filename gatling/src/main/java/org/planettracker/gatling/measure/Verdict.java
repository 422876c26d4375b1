package org.planettracker.gatling.measure;

/** What a comparison of two variants came to. */
public enum Verdict {
    /** The whole interval is above 1, and the difference is larger than the noise floor. */
    FASTER("faster than"),
    /** The whole interval is below 1, and the difference is larger than the noise floor. */
    SLOWER("slower than"),
    /** The whole interval is within 5 % of 1: whatever the difference is, it is smaller than that. */
    EQUIVALENT("equivalent to"),
    /** None of these: the run cannot tell. */
    NOT_RESOLVED("not resolved against");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** Between the names of the two variants. */
    public String words() {
        return words;
    }
}
