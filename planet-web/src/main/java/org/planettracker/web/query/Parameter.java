package org.planettracker.web.query;

import org.jspecify.annotations.Nullable;

/** A query parameter of the API. */
public enum Parameter {
    LON("lon", "a number of degrees from -180 to 180, east positive"),
    LAT("lat",
            "a number of degrees from -90 to 90, north positive"),
    ELEVATION("elevation",
            "a number of metres from -500 to 100000"),
    WHEN("when",
            "an ISO-8601 instant or offset date-time such as 2026-11-20T08:29:00Z, from 1960-01-01T00:00:00Z to 2060-01-01T00:00:00Z"),
    REFRACTION(
            "refraction", "standard or none"),
    UNTIL("until", "an ISO-8601 instant or offset date-time, not before when, at most 2060-01-01T00:00:00Z, and not more than 10000 points away"),
    STEP("step", "an ISO-8601 duration of PT1S or more, such as PT10M"),
    EVERY(
            "every", "an ISO-8601 duration from PT1S to PT1H");

    private static final Parameter[] ALL = values();

    private final String id;
    private final String accepted;

    Parameter(String id, String accepted) {
        this.id = id;
        this.accepted = accepted;
    }

    /** The name in the query. */
    public String id() {
        return id;
    }

    /** What values are accepted, in words. */
    public String accepted() {
        return accepted;
    }

    static @Nullable Parameter called(String id) {
        for (Parameter parameter : ALL) {
            if (parameter.id.equals(id)) {
                return parameter;
            }
        }
        return null;
    }
}
