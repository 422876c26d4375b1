package org.planettracker.web.traffic;

import java.nio.charset.StandardCharsets;

import org.springframework.util.StringUtils;

/** The kinds of path that are told apart when requests are counted: few and fixed, whatever clients ask for. */
enum Route {
    PLANET("/planets/{name}"),
    PLANETS("/planets"),
    EVENTS("/planets/{name}/events"),
    TRACK("/planets/{name}/track"),
    LIVE("/planets/live"),
    PING("/ping"),
    ACTUATOR("/actuator/**"),
    OTHER("/**");

    private static final String PREFIX = "/planets/";

    private final String template;

    Route(String template) {
        this.template = template;
    }

    /** The path with its variable parts named, {@code /**} for the page and all that is not there. */
    String template() {
        return template;
    }

    /**
     * The route of a path.
     *
     * @param path the raw path; escapes and path parameters in its last part are seen through, as the frameworks do
     */
    static Route of(String path) {
        if (path.startsWith(PREFIX)) {
            int slash = path.indexOf('/', PREFIX.length());
            if (slash < 0) {
                return path.equals("/planets/live") ? LIVE : PLANET;
            }
            return switch (plain(path.substring(slash + 1))) {
                case "track" -> TRACK;
                case "events" -> EVENTS;
                default -> OTHER;
            };
        }
        return switch (path) {
            case "/planets" -> PLANETS;
            case "/ping" -> PING;
            default -> path.startsWith("/actuator/") ? ACTUATOR : OTHER;
        };
    }

    private static String plain(String segment) {
        int parameters = segment.indexOf(';');
        String name = parameters < 0 ? segment : segment.substring(0, parameters);
        try {
            return name.indexOf('%') < 0 ? name : StringUtils.uriDecode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return name;
        }
    }
}
