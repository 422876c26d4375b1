package org.planettracker.web.contract;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.planettracker.web.contract.RawHttp.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/** The sky as a stream: what subscribers get, and how many there may be. */
interface LiveContract extends Contract {

    @Test
    default void liveSendsTheSkyAtOnceAndThenEverySecond() throws Exception {
        String subscribe = "GET /planets/live?every=PT1S&lon=1&lat=2 HTTP/1.1\r\nHost: a\r\n\r\n";
        RawHttp connection = new RawHttp(port());
        connection.write(subscribe);
        Answer head = connection.readHead();
        // A server finds out that another test's subscribers have gone only when it writes to them.
        for (int tries = 1; head.status() == 503 && tries < 300; tries++) {
            connection.close();
            Thread.sleep(100);
            connection = new RawHttp(port());
            connection.write(subscribe);
            head = connection.readHead();
        }
        try (RawHttp subscriber = connection) {
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Type")).isEqualTo("text/event-stream;charset=UTF-8");
            assertThat(head.header("Cache-Control")).isEqualTo("no-store");
            assertThat(subscriber.event()).startsWith("retry:3000\ndata:[{\"name\":\"sun\",");
            String second = subscriber.event();
            assertThat(second).startsWith("data:[{\"name\":\"sun\",").endsWith("}]");
            JsonNode sky = JSON.readTree(second.substring("data:".length()));
            String when = sky.get(0).get("when").asString();
            assertThat(second.substring("data:".length())).isEqualTo(get("/planets?lon=1&lat=2&when=" + when).text());
        }
    }

    @Test
    default void liveAnswersHeadWithoutStayingAndTakesNoPlace() throws Exception {
        for (int i = 0; i < 2 * MAX_SUBSCRIBERS; i++) {
            try (RawHttp connection = new RawHttp(port())) {
                Answer head = connection.send("HEAD", "/planets/live?every=PT1S");

                assertThat(head.status()).isEqualTo(200);
                assertThat(head.header("Content-Type")).isEqualTo("text/event-stream;charset=UTF-8");
                assertThat(connection.send("GET", "/ping").text()).isEqualTo("Pong!");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "every=", "every=PT0.9S", "every=PT1H0.1S", "every=2", "every=-PT2S",
        "every=PT2S&lat=1",
        "every=PT2S&every=PT2S"})
    default void liveRefusesPeriodsOutOfBoundsAndWrongPlaces(String query) throws Exception {
        Answer refused = get("/planets/live?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    default void subscribersBeyondTheLimitAreAskedToComeBackAndPlacesAreGivenBack() throws Exception {
        String subscribe = "GET /planets/live?every=PT1S HTTP/1.1\r\nHost: a\r\n\r\n";
        List<RawHttp> subscribers = new ArrayList<>();
        try {
            Answer last;
            do {
                RawHttp subscriber = new RawHttp(port());
                subscribers.add(subscriber);
                subscriber.write(subscribe);
                last = subscriber.readHead();
            } while (last.status() == 200 && subscribers.size() <= MAX_SUBSCRIBERS);

            assertThat(subscribers.size()).isBetween(2, MAX_SUBSCRIBERS + 1);
            assertThat(last.status()).isEqualTo(503);
            assertThat(last.header("Retry-After")).isEqualTo("10");
            assertThat(last.header("Content-Type")).isEqualTo("application/problem+json");
        } finally {
            for (RawHttp subscriber : subscribers) {
                subscriber.close();
            }
        }
        await(() -> {
            try (RawHttp subscriber = new RawHttp(port())) {
                subscriber.write(subscribe);
                return subscriber.readHead().status() == 200;
            }
        });
    }
}
