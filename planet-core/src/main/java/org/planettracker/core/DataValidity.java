package org.planettracker.core;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the almanac's data are, and until when they are good.
 *
 * @param ephemerides      planetary ephemerides, the first that covers a day is used for it
 * @param earthOrientation the Earth's rotation and pole
 * @param leapSeconds      TAI - UTC
 */
public record DataValidity(List<Ephemeris> ephemerides, EarthOrientation earthOrientation, LeapSeconds leapSeconds) {

    public DataValidity {
        ephemerides = List.copyOf(ephemerides);
    }

    /**
     * A planetary ephemeris.
     *
     * @param name  such as {@code DE405}
     * @param first first day that it covers
     * @param last  last day that it covers
     */
    public record Ephemeris(String name, LocalDate first, LocalDate last) {}

    /**
     * Earth orientation. From {@code measuredFrom} to {@code measuredUntil} an apparent place is as exact as the
     * ephemeris; before, UT1 is known to a few hundredths of a second (0.3"); afterwards predictions are used, and after
     * {@code predictedUntil} the last value is held, which UT1 leaves by some tenths of a second a year (15" a second).
     *
     * @param source         the published series
     * @param measuredFrom   first day with measured values
     * @param measuredUntil  last day with measured values
     * @param predictedUntil last day with predicted values
     */
    public record EarthOrientation(String source, LocalDate measuredFrom, LocalDate measuredUntil,
            LocalDate predictedUntil) {}

    /**
     * Leap seconds.
     *
     * @param source     the published list
     * @param lastChange day from which the last known value of TAI - UTC is valid
     * @param validUntil until when the list promises to be complete, null if it does not say
     */
    public record LeapSeconds(String source, LocalDate lastChange, @Nullable LocalDate validUntil) {}
}
