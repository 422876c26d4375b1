package org.planettracker.gatling.report;

import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as tables print them; what was not measured is a dash. */
final class Words {

    static final String NOTHING = "–";

    private static final double MEBI = 1L << 20;

    private Words() {}

    /** A rate in whole numbers. */
    static String rate(OptionalDouble value) {
        return decimals(value, 0);
    }

    static String decimals(OptionalDouble value, int digits) {
        return value.isEmpty() ? NOTHING : String.format(Locale.ROOT, "%,." + digits + "f", value.getAsDouble());
    }

    /** How much more, in percent; a dash unless both are there. */
    static String increase(OptionalDouble value, OptionalDouble over) {
        return value.isEmpty() || over.isEmpty() ? NOTHING
                : String.format(Locale.ROOT, "%.2f", 100 * (value.getAsDouble() / over.getAsDouble() - 1));
    }

    static String millis(boolean any, long micros) {
        return any ? String.format(Locale.ROOT, "%.2f", micros / 1e3) : NOTHING;
    }

    static String mebibytes(OptionalDouble bytes) {
        return bytes.isEmpty() ? NOTHING : String.format(Locale.ROOT, "%,.0f", bytes.getAsDouble() / MEBI);
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** From the least to the greatest. */
    static String spread(Collection<Double> values) {
        return values.size() < 2 ? NOTHING
                : String.format(Locale.ROOT, "%,.0f to %,.0f", Collections.min(values), Collections.max(values));
    }
}
