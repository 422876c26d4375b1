package org.planettracker.web.problem;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

import org.planettracker.web.AnswerHeaders;

/** Answers to requests that no controller will see, because the server or a filter refuses them first. */
public final class Refusals {

    private final JsonMapper json;
    private final IntConsumer counted;
    /** Most refusals say the same every time, and who refuses much must do it cheaply. */
    private final Map<ProblemType, byte[]> withoutPath = new ConcurrentHashMap<>();

    /**
     * @param json    writes the answers as all others are written
     * @param counted is told the status of each
     */
    public Refusals(JsonMapper json, IntConsumer counted) {
        this.json = json;
        this.counted = counted;
    }

    /**
     * Answers with the problem for a status.
     *
     * @param status the status that the server answers with, 400 or more
     * @param path   the raw path, null if it could not be read; repeated only where the path itself is in order
     * @param set    takes name and value of each header
     * @return the body, which must not be changed
     */
    public byte[] answer(int status, @Nullable String path, BiConsumer<String, String> set) {
        counted.accept(status);
        ProblemType type = type(status);
        AnswerHeaders.set(set);
        set.accept(HttpHeaders.CACHE_CONTROL, "no-store");
        set.accept(HttpHeaders.CONTENT_DISPOSITION, "inline");
        set.accept(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (type == ProblemType.METHOD_NOT_ALLOWED) {
            set.accept(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
        }
        if (type == ProblemType.BUSY) {
            set.accept(HttpHeaders.RETRY_AFTER, "1");
        }
        byte[] body = body(type, path);
        set.accept(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
        return body;
    }

    private byte[] body(ProblemType type, @Nullable String path) {
        boolean pathIsInOrder = type == ProblemType.NOT_FOUND || type == ProblemType.METHOD_NOT_ALLOWED;
        if (path != null && pathIsInOrder && isReadable(path, null)) {
            ProblemDetail problem = problem(type);
            problem.setInstance(URI.create(path));
            return json.writeValueAsBytes(problem);
        }
        return withoutPath.computeIfAbsent(type, same -> json.writeValueAsBytes(problem(same)));
    }

    /**
     * Whether a request target can be read the same way by everyone.
     *
     * <p>The two servers and {@code java.net.URI} draw the line at different characters and escapes; this one lies inside
     * all of theirs: visible ASCII without those that RFC 3986 leaves out, complete escapes, and in a path no escaped
     * slash, backslash, control character or byte that is not ASCII; no empty segment and none of dots, which some resolve and
     * others look for; and parameters of a segment only below {@code /planets/}, where they are ignored.
     *
     * @param path  the raw path
     * @param query the raw query, null if there is none
     */
    public static boolean isReadable(String path, @Nullable String query) {
        return isReadable(path, true) && hasPlainSegments(path) && (query == null || isReadable(query, false));
    }

    private static boolean hasPlainSegments(String path) {
        if (path.indexOf(';') >= 0 && !path.startsWith("/planets/")) {
            return false;
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (slash + 1 < path.length() && !isPlainSegment(path, slash + 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainSegment(String path, int start) {
        char first = path.charAt(start);
        if (first != '.' && first != '%') {
            return first != '/';
        }
        int dots = 0;
        int i = start;
        for (int next = afterDot(path, i); next > i; next = afterDot(path, i)) {
            dots++;
            i = next;
        }
        boolean ends = i == path.length() || path.charAt(i) == '/' || path.charAt(i) == ';';
        return !ends || dots > 2;
    }

    /** The place behind a dot, spelled in either way; the same place if there is none. */
    private static int afterDot(String path, int i) {
        if (path.startsWith(".", i)) {
            return i + 1;
        }
        return path.regionMatches(true, i, "%2e", 0, 3) ? i + 3 : i;
    }

    private static boolean isReadable(String text, boolean path) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int value = i + 2 < text.length() ? hex(text.charAt(i + 1)) * 16 + hex(text.charAt(i + 2)) : -1;
                if (value < 0 || (path && (value < ' ' || value > '~' || value == '/' || value == '\\'))) {
                    return false;
                }
                i += 2;
            } else if (c <= ' ' || c > '~' || "\"#<>[\\]^`{|}".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** The value of a hexadecimal digit; far below zero if it is none, so that a sum with it is negative. */
    private static int hex(char c) {
        int digit = Character.digit(c, 16);
        return digit < 0 ? -4096 : digit;
    }

    static ProblemType type(int status) {
        return switch (status) {
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 414 -> ProblemType.TARGET_TOO_LONG;
            case 416 -> ProblemType.RANGE_NOT_SATISFIABLE;
            case 431 -> ProblemType.HEADER_TOO_LARGE;
            case 503 -> ProblemType.BUSY;
            default -> status < 500 ? ProblemType.MALFORMED_REQUEST : ProblemType.INTERNAL_ERROR;
        };
    }

    static ProblemDetail problem(ProblemType type) {
        return type.problem(switch (type) {
            case NOT_FOUND -> "nothing is served at this path, /openapi.yaml lists what is";
            case METHOD_NOT_ALLOWED -> "the method is not allowed here, accepted are GET, HEAD, OPTIONS";
            case INTERNAL_ERROR -> "the failure is in the server's log";
            case MALFORMED_REQUEST ->
                "the request is not valid HTTP, or its target has characters that must be escaped";
            case RANGE_NOT_SATISFIABLE -> "the range lies outside the file";
            case TARGET_TOO_LONG -> "the request line is longer than this server reads";
            case HEADER_TOO_LARGE -> "the header is larger than this server reads";
            case BUSY -> "more is asked for than this server does at once, try again in a second";
            default -> type.title();
        });
    }
}
