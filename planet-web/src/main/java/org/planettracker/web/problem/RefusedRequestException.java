package org.planettracker.web.problem;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** A request that is understood and refused; {@link ProblemAdvice} turns it into the answer. */
public final class RefusedRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    /** Characters of a value that an answer repeats; enough to recognise it, too few to amplify anything. */
    private static final int LONGEST_ECHO = 40;

    private final ProblemType type;
    private final String detail;
    private final @Nullable String parameter;
    private final @Nullable Duration retryAfter;

    private RefusedRequestException(ProblemType type, String detail, @Nullable String parameter,
            @Nullable Duration retryAfter) {
        // Refusing is ordinary: no stack trace, so that bad requests cost no more than good ones.
        super(detail, null, false, false);
        this.type = type;
        this.detail = detail;
        this.parameter = parameter;
        this.retryAfter = retryAfter;
    }

    /**
     * A parameter's value is not acceptable.
     *
     * @param parameter the parameter's name in the query
     * @param value     what was given
     * @param accepted  what is accepted, in words that follow "accepted is"
     */
    public static RefusedRequestException value(String parameter, String value, String accepted) {
        return parameter(parameter, "%s is %s, accepted is %s".formatted(parameter, quoted(value), accepted));
    }

    /**
     * A parameter is missing, given twice or contradicts another.
     *
     * @param parameter the parameter's name in the query
     * @param detail    the whole sentence
     */
    public static RefusedRequestException parameter(String parameter, String detail) {
        return new RefusedRequestException(ProblemType.INVALID_PARAMETER, detail, parameter, null);
    }

    /**
     * There is no body of that name.
     *
     * @param name     what was asked for
     * @param accepted the names there are
     */
    public static RefusedRequestException unknownBody(String name, String accepted) {
        String detail = "name is %s, accepted is one of %s".formatted(quoted(name), accepted);
        return new RefusedRequestException(ProblemType.UNKNOWN_BODY, detail, "name", null);
    }

    /**
     * The server serves as many live subscribers as it may.
     *
     * @param retryAfter when to try again
     */
    public static RefusedRequestException tooManySubscribers(Duration retryAfter) {
        String detail = "all places for live subscribers are taken, try again later";
        return new RefusedRequestException(ProblemType.TOO_MANY_SUBSCRIBERS, detail, null, retryAfter);
    }

    ProblemType type() {
        return type;
    }

    String detail() {
        return detail;
    }

    @Nullable
    String parameter() {
        return parameter;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /** The value in double quotes, cut to a bounded length, with everything but printable ASCII escaped. */
    private static String quoted(String value) {
        StringBuilder text = new StringBuilder(LONGEST_ECHO + 8).append('"');
        int end = Math.min(value.length(), LONGEST_ECHO);
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~') {
                text.append("\\u%04X".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        return text.append(end < value.length() ? "...\"" : "\"").toString();
    }
}
