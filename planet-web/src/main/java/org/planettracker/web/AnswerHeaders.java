package org.planettracker.web;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The headers that both servers put on every answer, whether page, position or problem. */
public final class AnswerHeaders {

    private static final List<Map.Entry<String, String>> HEADERS = List.of(
            // Any origin may read: the API has no credentials and no secrets.
            Map.entry("Access-Control-Allow-Origin", "*"),
            // Unless an answer says otherwise it is asked for anew each time.
            Map.entry("Cache-Control", "no-cache"),
            Map.entry("Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                            + "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
                            + "frame-ancestors 'none'"),
            Map.entry("Permissions-Policy", "geolocation=(self)"),
            Map.entry("Referrer-Policy", "no-referrer"),
            Map.entry("X-Content-Type-Options", "nosniff"),
            Map.entry("X-Frame-Options", "DENY"));

    private static final List<Map.Entry<String, String>> PREFLIGHT = List.of(
            Map.entry("Allow", "GET, HEAD, OPTIONS"),
            Map.entry("Access-Control-Allow-Methods", "GET, HEAD"),
            Map.entry("Access-Control-Max-Age", "86400"));

    private AnswerHeaders() {}

    /**
     * Hands over name and value of each header.
     *
     * @param set takes name and value
     */
    public static void set(BiConsumer<String, String> set) {
        for (Map.Entry<String, String> header : HEADERS) {
            set.accept(header.getKey(), header.getValue());
        }
    }

    /**
     * Hands over what a browser that asks in advance is told: any origin may GET, nobody may do more.
     *
     * @param set takes name and value
     */
    public static void setPreflight(BiConsumer<String, String> set) {
        for (Map.Entry<String, String> header : PREFLIGHT) {
            set.accept(header.getKey(), header.getValue());
        }
    }
}
