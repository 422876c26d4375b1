package org.planettracker.web.page;

import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The page in a real Chromium against a running server. Written once; each server has a subclass that starts it. After every
 * test nothing may have been asked of another origin, and nothing may have offended the content security policy.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SkyPageTests
        implements
            FirstViewTests,
            PlaceTests,
            TimeTests,
            ConnectionTests,
            ChartTests,
            AccessTests {

    @SuppressWarnings("NullAway.Init")
    private Chromium chromium;
    @SuppressWarnings("NullAway.Init")
    private ConfigurableApplicationContext server;
    @SuppressWarnings("NullAway.Init")
    private Visitor visitor;

    /** Starts the server with these command line arguments. */
    protected abstract ConfigurableApplicationContext start(String... arguments);

    @Override
    public ConfigurableApplicationContext start(int port) {
        return start("--server.port=" + port, "--server.shutdown=immediate");
    }

    @Override
    public Visitor visitor() {
        return visitor;
    }

    @BeforeAll
    void startAll() {
        chromium = Chromium.start();
        server = start(0);
        visitor = new Visitor(chromium.browser(), Visitor.origin(server));
    }

    @AfterAll
    void stopAll() {
        if (Objects.nonNull(server)) {
            server.close();
        }
        if (Objects.nonNull(chromium)) {
            chromium.close();
        }
    }

    @AfterEach
    void nothingOffends() {
        visitor.leaves();
    }
}
