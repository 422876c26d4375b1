package org.planettracker.web.contract;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.planettracker.web.contract.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** What all parts of the contract need: the server that is asked, and how to ask it. */
interface Contract {

    JsonMapper JSON = JsonMapper.shared();
    String WHEN = "when=2026-11-20T08:29:00.123Z";
    String MARS = "/planets/mars?lon=145.051&lat=-39.754&elevation=0&" + WHEN;
    List<String> NAMES = List.of("sun", "moon", "mercury", "venus", "mars", "jupiter", "saturn", "uranus", "neptune",
            "pluto");

    /** Small in the tests, so that it can be reached. */
    int MAX_SUBSCRIBERS = 5;

    /** Where the server listens on this machine. */
    int port();

    /** The server's beans. */
    ApplicationContext context();

    /** The name under which the server presents itself in {@code /actuator/info}. */
    String serverName();

    /** Sends one GET request on a connection of its own. */
    default Answer get(String target, String... headers) throws IOException {
        return RawHttp.exchange(port(), "GET", target, headers);
    }

    /** The answer's body, read as JSON. */
    default JsonNode json(Answer answer) {
        return JSON.readTree(answer.body());
    }

    /** Waits until a condition holds. */
    default void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("20 s are over").isLessThan(end);
            Thread.sleep(100);
        }
    }
}
