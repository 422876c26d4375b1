package org.planettracker.web.query;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import org.planettracker.core.InvalidObserverException;
import org.planettracker.core.Observer;
import org.planettracker.core.Refraction;
import org.planettracker.web.problem.RefusedRequestException;

/**
 * The query of a request: known parameters by name, each given at most once, unknown ones ignored.
 *
 * <p>Both servers hand over the raw query, because their own decoding differs in what an empty value, a repeated name or
 * a broken escape means. Values are decoded by RFC 3986: a plus sign is a plus sign, so that
 * {@code when=2026-11-20T08:29:00+01:00} says what it seems to say.
 */
public final class Query {

    /** Longer texts are no number and no date, however they go on. */
    private static final int LONGEST_VALUE = 64;

    private static final Duration SHORTEST_PERIOD = Duration.ofSeconds(1);
    private static final Duration LONGEST_PERIOD = Duration.ofHours(1);

    private final Map<Parameter, String> values;

    private Query(Map<Parameter, String> values) {
        this.values = values;
    }

    /**
     * Reads a query.
     *
     * @param raw the part of the request target after the question mark, still percent-encoded; null if there is none
     * @throws RefusedRequestException if a parameter is given twice or is not decodable
     */
    public static Query parse(@Nullable String raw) {
        Map<Parameter, String> values = new EnumMap<>(Parameter.class);
        int length = raw == null ? 0 : raw.length();
        for (int start = 0; raw != null && start < length;) {
            int end = raw.indexOf('&', start);
            if (end < 0) {
                end = length;
            }
            int equals = raw.indexOf('=', start);
            if (equals < 0 || equals > end) {
                equals = end;
            }
            put(values, raw.substring(start, equals), raw.substring(Math.min(equals + 1, end), end));
            start = end + 1;
        }
        return new Query(values);
    }

    private static void put(Map<Parameter, String> values, String encodedName, String encodedValue) {
        Parameter parameter = Parameter.called(encodedName.indexOf('%') < 0 ? encodedName : decodedOrSame(encodedName));
        if (parameter == null) {
            return;
        }
        if (values.containsKey(parameter)) {
            throw RefusedRequestException.parameter(parameter.id(),
                    parameter.id() + " is given twice, accepted is once");
        }
        values.put(parameter, encodedValue.indexOf('%') < 0 ? encodedValue : decoded(parameter, encodedValue));
    }

    private static String decodedOrSame(String encoded) {
        try {
            return StringUtils.uriDecode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return encoded;
        }
    }

    private static String decoded(Parameter parameter, String encoded) {
        try {
            return StringUtils.uriDecode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            throw refused(parameter, encoded);
        }
    }

    /**
     * Where the sky is watched from: {@code lon}, {@code lat} and {@code elevation}.
     *
     * @throws RefusedRequestException if a value is no number or out of range, or one coordinate lacks the other
     */
    public Observer observer() {
        String longitude = values.get(Parameter.LON);
        String latitude = values.get(Parameter.LAT);
        String elevation = values.get(Parameter.ELEVATION);
        if (longitude == null && latitude == null && elevation == null) {
            return Observer.GREENWICH;
        }
        if (longitude == null && latitude != null) {
            throw alone(Parameter.LON, Parameter.LAT);
        }
        if (latitude == null && longitude != null) {
            throw alone(Parameter.LAT, Parameter.LON);
        }
        double lon = longitude == null ? Observer.GREENWICH.longitude() : number(Parameter.LON, longitude);
        double lat = latitude == null ? Observer.GREENWICH.latitude() : number(Parameter.LAT, latitude);
        double height = elevation == null ? 0 : number(Parameter.ELEVATION, elevation);
        try {
            return new Observer(lon, lat, height);
        } catch (InvalidObserverException invalid) {
            throw switch (invalid.field()) {
                case "longitude" -> refused(Parameter.LON, String.valueOf(longitude));
                case "latitude" -> refused(Parameter.LAT, String.valueOf(latitude));
                default -> refused(Parameter.ELEVATION, String.valueOf(elevation));
            };
        }
    }

    /** What the air does: {@code refraction}, the standard atmosphere unless said otherwise. */
    public Refraction refraction() {
        String value = values.get(Parameter.REFRACTION);
        if (value == null) {
            return Refraction.STANDARD;
        }
        return switch (value) {
            case "standard" -> Refraction.STANDARD;
            case "none" -> Refraction.NONE;
            default -> throw refused(Parameter.REFRACTION, value);
        };
    }

    /** Whether the instant is the client's choice; such an answer never changes. */
    public boolean namesInstant() {
        return values.containsKey(Parameter.WHEN);
    }

    /**
     * The instant of observation: {@code when}, or now.
     *
     * @param now the instant to use if the query names none
     * @return cut to the millisecond, which is what answers print, so that an answer belongs exactly to the instant it
     *         names
     */
    public Instant when(Instant now) {
        String value = values.get(Parameter.WHEN);
        return (value == null ? now : instant(Parameter.WHEN, value)).truncatedTo(ChronoUnit.MILLIS);
    }

    /** The end of a track: {@code until}, cut to the millisecond. */
    public Instant until() {
        return instant(Parameter.UNTIL, required(Parameter.UNTIL)).truncatedTo(ChronoUnit.MILLIS);
    }

    /** The distance between two points of a track: {@code step}. */
    public Duration step() {
        return duration(Parameter.STEP, required(Parameter.STEP));
    }

    /** The time between two live events: {@code every}, one second to one hour. */
    public Duration every() {
        String value = required(Parameter.EVERY);
        Duration every = duration(Parameter.EVERY, value);
        if (every.compareTo(SHORTEST_PERIOD) < 0 || every.compareTo(LONGEST_PERIOD) > 0) {
            throw refused(Parameter.EVERY, value);
        }
        return every;
    }

    /** The refusal of a value that the domain does not accept. */
    public RefusedRequestException refused(Parameter parameter) {
        return refused(parameter, String.valueOf(values.get(parameter)));
    }

    private static RefusedRequestException refused(Parameter parameter, String value) {
        return RefusedRequestException.value(parameter.id(), value, parameter.accepted());
    }

    private static RefusedRequestException alone(Parameter missing, Parameter given) {
        return RefusedRequestException.parameter(missing.id(), "%s is missing beside %s, accepted is %s"
                .formatted(missing.id(), given.id(), missing.accepted()));
    }

    private String required(Parameter parameter) {
        String value = values.get(parameter);
        if (value == null) {
            throw RefusedRequestException.parameter(parameter.id(),
                    "%s is missing, accepted is %s".formatted(parameter.id(), parameter.accepted()));
        }
        return value;
    }

    /** Decimal notation alone: no NaN, no Infinity, no hexadecimal, no type suffix, no blanks. */
    private static double number(Parameter parameter, String value) {
        if (value.isEmpty() || value.length() > LONGEST_VALUE) {
            throw refused(parameter, value);
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                throw refused(parameter, value);
            }
        }
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException notANumber) {
            throw refused(parameter, value);
        }
    }

    private static Instant instant(Parameter parameter, String value) {
        if (value.length() > LONGEST_VALUE) {
            throw refused(parameter, value);
        }
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException notADate) {
            throw refused(parameter, value);
        }
    }

    private static Duration duration(Parameter parameter, String value) {
        if (value.length() > LONGEST_VALUE) {
            throw refused(parameter, value);
        }
        try {
            return Duration.parse(value);
        } catch (DateTimeException notADuration) {
            throw refused(parameter, value);
        }
    }
}
