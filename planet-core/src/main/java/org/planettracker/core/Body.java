package org.planettracker.core;

import java.util.Locale;

/** A body of the solar system that can be tracked, in the order in which the API lists them. */
public enum Body {
    SUN, MOON, MERCURY, VENUS, MARS, JUPITER, SATURN, URANUS, NEPTUNE, PLUTO;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** The lower-case English name, which is also the body's identifier in the API. */
    public String id() {
        return id;
    }
}
