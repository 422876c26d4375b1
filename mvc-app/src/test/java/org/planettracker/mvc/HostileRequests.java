package org.planettracker.mvc;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Makes requests that nobody sends by mistake alone: some are HTTP in all its freedom, the others only begin as such. */
final class HostileRequests {

    private static final List<String> METHODS = List.of("GET", "GET", "GET", "GET", "HEAD", "OPTIONS", "POST", "PUT",
            "DELETE", "PATCH", "BREW", "get", "G", "PROPFIND", "M-SEARCH");
    private static final List<String> PATHS = List.of("/planets/mars", "/planets/moon/events", "/planets/sun/track",
            "/planets", "/ping", "/planets/live", "/", "/index.html", "/openapi.yaml", "/actuator/health",
            "/actuator/env",
            "/sky/main.js", "/nope", "/planets/vulcan", "/planets/mars/moons", "/icons/icon.svg");
    private static final List<String> NAMES = List.of("lon", "lat", "elevation", "when", "refraction", "until", "step",
            "every", "x", "", "Lon", "l%6fn", "lat[]", "lat.x", "_method", "class", "format");
    private static final List<String> VALUES = List.of("0", "1.5", "-90", "90.0001", "180", "NaN", "1e308", "-0",
            "1e-400",
            "0x1p3", "9".repeat(70), "2026-11-20T08:29:00Z", "2026-11-20T09:00:00+01:00", "1960-01-01T00:00:00Z",
            "2060-01-01T00:00:00Z", "2016-12-31T23:59:60Z", "PT1S", "PT10M", "P1000000D", "-PT1S", "standard", "none",
            "", "%00", "%0d%0aX:%20y", "%ff", "%zz", "%", "+", "%2b", "${jndi:ldap://a}", "'--", "<script>",
            "%3Cscript%3E",
            "../../etc/passwd", "%e2%82%ac", "\u0000", "\u007f", "\u00e9", "x".repeat(300));
    private static final List<String> BITS = List.of("/", "//", "/.", "/..", "%2e%2e/", "%2f", "%5c", ";", ";a=b",
            "%25",
            "%00", "?", "#", "*", "~", "[", "{x}", "|", "^", "`", " ", "\t", "%u0041", "%c0%af", "\\", ":80", "@");
    private static final List<String> HEADERS = List.of("Accept: */*", "Accept: text/html;q=2", "Accept: nonsense",
            "Accept: application/json;q=0", "Accept-Encoding: gzip, br, x;q=9", "Accept-Charset: x", "Range: bytes=0-",
            "Range: bytes=-1", "Range: bytes=5-1,7", "Range: lines=1", "If-None-Match: \"", "If-Match: *",
            "If-Modified-Since: yesterday", "If-Unmodified-Since: Fri, 20 Nov 2026 08:00:00 GMT", "If-Range: x",
            "Origin: http://a", "Origin: \u00e9", "Access-Control-Request-Method: GET",
            "Access-Control-Request-Method: x y",
            "Cookie: a=b; c", "Content-Type: x/y", "Content-Type: ", "Content-Encoding: gzip", "Expect: x",
            "Authorization: Basic !", "X-Forwarded-Host: a", "X-Forwarded-Prefix: /x", "Forwarded: for=\"",
            "X-HTTP-Method-Override: DELETE", "TE: trailers", "Trailer: X", "Upgrade: websocket", "Connection: Upgrade",
            "Connection: close", "Max-Forwards: 0", "Via: 1.1 a", "Date: now", "User-Agent: ", "X: " + "y".repeat(500));
    private static final List<String> BODIES = List.of("Content-Length: 3\r\n\r\nabc",
            "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", "Content-Length: 0\r\n\r\n",
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\nlat=1",
            "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 5\r\n\r\n--x--",
            "Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u001f\u008b\u0008\u0000");

    private static final Pattern VERSIONED = Pattern.compile("\\A[\\r\\n]*[^\\s]+[ \\t]+[^\\s]+[ \\t]+[^\\r\\n]*HTTP/");

    private static final String WHEN = "when=2026-11-20T08:29:00.123Z";
    private static final Pattern NAMES_INSTANT = Pattern.compile("\\A[^?]*\\?" + Pattern.quote(WHEN) + "(&|\\z)");
    private static final Pattern LIVE = Pattern.compile("/live(?!\\?" + Pattern.quote(WHEN) + "[& ])");

    private final RandomGenerator random;

    HostileRequests(RandomGenerator random) {
        this.random = random;
    }

    /**
     * A request in the form of HTTP/1.1, with whatever in it.
     *
     * @param text   as it is sent, in ISO-8859-1
     * @param method the method, which says whether the answer has a body
     */
    record Shaped(String text, String method) {}

    Shaped shaped() {
        String method = any(METHODS);
        StringBuilder text = new StringBuilder(method).append(' ').append(target()).append(" HTTP/1.1\r\nHost: a\r\n");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(any(HEADERS)).append("\r\n");
        }
        return new Shaped(text.append(random.nextInt(8) == 0 ? any(BODIES) : "\r\n").toString(), method);
    }

    /** A request with some of its bytes changed, doubled, moved or lost. */
    String broken() {
        StringBuilder text = new StringBuilder(shaped().text());
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(6)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.insert(at, (char) random.nextInt(256));
                case 2 -> text.deleteCharAt(at);
                case 3 ->
                    text.insert(at, any(List.of("\r\n", "\n", "\r", "\0", " ", "\t", ":", "HTTP/9.9", "\r\n\r\n")));
                case 4 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
                default -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
            }
            if (text.isEmpty()) {
                text.append(' ');
            }
        }
        text.append("\r\n\r\n");
        return hasVersion(text) && !mayStream(text) ? text.toString() : broken();
    }

    /** The live sky without {@code when}, which it refuses, is an answer that never ends. */
    private static boolean mayStream(CharSequence text) {
        return LIVE.matcher(text).find();
    }

    /** Without a version it is HTTP/0.9, whose answer has no status to look at: Tomcat gives it, Netty does not. */
    private static boolean hasVersion(CharSequence text) {
        return VERSIONED.matcher(text).find();
    }

    private String target() {
        StringBuilder target = new StringBuilder(any(PATHS));
        if (random.nextInt(4) == 0) {
            target.insert(random.nextInt(target.length() + 1), any(BITS));
        }
        List<String> parameters = new ArrayList<>(List.of(WHEN));
        for (int i = random.nextInt(5); i > 0; i--) {
            parameters.add(any(NAMES) + (random.nextInt(8) == 0 ? "" : "=") + any(VALUES));
        }
        target.append('?').append(String.join("&", parameters));
        if (random.nextInt(10) == 0) {
            IntStream.range(0, 1 + random.nextInt(3)).forEach(i -> target
                    .setCharAt(1 + random.nextInt(target.length() - 1), (char) (32 + random.nextInt(224))));
        }
        return namesInstant(target) ? target.toString() : target();
    }

    /** Two servers that are asked for now are asked at two times, and may be right to answer differently. */
    private static boolean namesInstant(CharSequence target) {
        return NAMES_INSTANT.matcher(target).find();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
