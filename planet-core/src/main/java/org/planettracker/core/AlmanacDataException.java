package org.planettracker.core;

import org.jspecify.annotations.Nullable;

/** A data file that the almanac needs is missing, truncated or corrupt; the message names it and what was expected. */
public final class AlmanacDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Refuses a data file.
     *
     * @param file     name or path of the file or folder
     * @param problem  what was found, such as {@code "ends after 17 of 1141 records"}
     * @param expected what should have been there
     */
    public AlmanacDataException(String file, String problem, String expected) {
        this(file, problem, expected, null);
    }

    /** Refuses a data file because of {@code cause}. */
    public AlmanacDataException(String file, String problem, String expected, @Nullable Throwable cause) {
        super("%s: %s; expected %s".formatted(file, problem, expected), cause);
    }
}
