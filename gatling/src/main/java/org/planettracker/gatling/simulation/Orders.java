package org.planettracker.gatling.simulation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a simulation is told, as system properties, each with a default, so that every simulation also runs by hand.
 */
final class Orders {

    private Orders() {}

    /** Where the server is: {@code -DbaseUrl}. */
    static String baseUrl() {
        return text("baseUrl", "http://localhost:8080");
    }

    /** What is asked for: {@code -Dpath}. */
    static String path(String fallback) {
        return text("path", fallback);
    }

    /** What every right answer contains: {@code -Dexpect}; empty to look at the status only. */
    static String expect() {
        return text("expect", "");
    }

    /** Process id of the server, whose processor time is then recorded: {@code -DserverPid}; 0 when unknown. */
    static long serverPid() {
        return (long) number("serverPid", 0);
    }

    /** File for the recorded windows: {@code -Drecord}; absent to print a line a window. */
    static @Nullable Path record() {
        String record = text("record", "");
        return record.isEmpty() ? null : Path.of(record);
    }

    /** Whether the laboratory started this simulation, and reads what it records. */
    static boolean ofLaboratory() {
        return flag("laboratory", false) || record() != null;
    }

    static boolean flag(String name, boolean fallback) {
        return Boolean.parseBoolean(text(name, String.valueOf(fallback)));
    }

    static int count(String name, int fallback) {
        double value = number(name, fallback);
        if (value < 1 || value != Math.rint(value) || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("-D" + name + "=" + value + ": a whole number of 1 or more");
        }
        return (int) value;
    }

    static double number(String name, double fallback) {
        String value = text(name, String.valueOf(fallback));
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("-D" + name + "=" + value + ": not a number", e);
        }
    }

    static List<Integer> counts(String name, String fallback) {
        return Arrays.stream(text(name, fallback).split(",", -1)).map(String::strip).map(Integer::valueOf).toList();
    }

    static String text(String name, String fallback) {
        return System.getProperty(name, fallback);
    }
}
