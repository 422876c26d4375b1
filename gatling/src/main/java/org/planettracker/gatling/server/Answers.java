package org.planettracker.gatling.server;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies answers before anything is measured. The applications have to agree with each other byte for byte and with an independent engine
 * on where Mars is; the baselines and servers given by URL have to answer what will be asked of them.
 */
public final class Answers {

    private static final String SITE = "lon=145.051&lat=-39.754&elevation=0";
    private static final String KNOWN_MARS = "/planets/mars?" + SITE + "&when=2026-11-20T18:00:00Z&refraction=none";
    /** Computed with astropy 5.2 (ERFA) and its built-in ephemeris for the site and instant above. */
    private static final double KNOWN_AZIMUTH = 39.51267;
    private static final double KNOWN_ALTITUDE = 26.57259;
    /** That ephemeris is good to some arcseconds. */
    private static final double TOLERANCE_DEGREES = 0.01;

    private static final List<String> COMPARED = List.of( //
            "/ping", //
            KNOWN_MARS, //
            "/planets/moon?" + SITE + "&when=2000-01-01T12:00:00Z", //
            "/planets?when=2026-11-20T12:00:00Z", //
            "/planets/vulcan", //
            "/planets/mars?lon=145.051&lat=91", //
            "/planets/mars?lon=145.051");

    private final Map<String, String> firstSeen = new HashMap<>();
    private final Map<String, String> firstSeenAt = new HashMap<>();

    /**
     * Asks one server all it has to know.
     *
     * @param measuredPath what the experiment is going to ask for
     * @throws ServerException naming request, server and difference
     */
    public void verify(RunningServer server, String measuredPath) {
        HttpResponse<String> measured = server.get(measuredPath);
        if (measured.statusCode() != 200 || measured.body().isEmpty()) {
            throw new ServerException(
                    server.variant().id() + ": wrong answer to " + measuredPath + ": status " + measured.statusCode()
                            + " and " + measured.body().length() + " characters instead of 200 and a body");
        }
        if (server.variant().contender().hasModes()) {
            COMPARED.forEach(path -> compare(server, path));
            verifyMars(server);
        }
    }

    private void compare(RunningServer server, String path) {
        HttpResponse<String> response = server.get(path);
        String seen = "status " + response.statusCode() + ", "
                + response.headers().firstValue("Content-Type").orElse("no type") + ", "
                + response.body();
        String first = firstSeen.putIfAbsent(path, seen);
        String firstAt = firstSeenAt.computeIfAbsent(path, key -> server.variant().id());
        if (first != null && !first.equals(seen)) {
            throw new ServerException("wrong answer: " + server.variant().id() + " and " + firstAt + " differ on "
                    + path + ": " + shortened(seen)
                    + " instead of " + shortened(first));
        }
    }

    private static void verifyMars(RunningServer server) {
        JsonNode mars = JsonMapper.shared().readTree(server.get(KNOWN_MARS).body());
        double azimuth = mars.path("az").asDouble(Double.NaN);
        double altitude = mars.path("alt").asDouble(Double.NaN);
        if (!(Math.abs(azimuth - KNOWN_AZIMUTH) < TOLERANCE_DEGREES
                && Math.abs(altitude - KNOWN_ALTITUDE) < TOLERANCE_DEGREES)) {
            throw new ServerException("wrong answer: " + server.variant().id() + " sees Mars at azimuth " + azimuth
                    + ", altitude " + altitude
                    + " instead of " + KNOWN_AZIMUTH + ", " + KNOWN_ALTITUDE + " on " + KNOWN_MARS);
        }
    }

    /**
     * The settings a server says it runs with, as {@code /actuator/info} tells them, flattened to dotted names.
     *
     * @return empty for a server that does not tell
     */
    public Map<String, String> settings(RunningServer server) {
        Map<String, String> settings = new TreeMap<>();
        if (server.variant().contender().hasModes()) {
            flatten("", JsonMapper.shared().readTree(server.get("/actuator/info").body()), settings);
        }
        return settings;
    }

    private static void flatten(String name, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.properties().forEach(entry -> flatten(name.isEmpty() ? entry.getKey() : name + "." + entry.getKey(),
                    entry.getValue(), into));
        } else {
            into.put(name, node.isString() ? node.stringValue() : node.toString());
        }
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
