package org.planettracker.web.page;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A real Chromium and a running server for it to visit. After every test nothing may have been asked of another origin, and
 * nothing may have offended the content security policy.
 *
 * <p>Classes of it run beside each other, since some of their time is spent waiting. They share one server of their kind: two that
 * start at the same time in one process take the logging system from each other, and one of them fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTests implements VisitorTests {

    /** Running ones by application, until this process ends. */
    private static final Map<Class<?>, ConfigurableApplicationContext> SERVERS = new ConcurrentHashMap<>();

    private final Class<?> application;
    private final String nameOfServer;

    @SuppressWarnings("NullAway.Init")
    private Chromium chromium;
    @SuppressWarnings("NullAway.Init")
    private Visitor visitor;

    BrowserTests(Class<?> application, String nameOfServer) {
        this.application = application;
        this.nameOfServer = nameOfServer;
    }

    Chromium startBrowser() {
        return Chromium.startShell();
    }

    @Override
    public ConfigurableApplicationContext start(int port) {
        return new SpringApplicationBuilder(application).run("--server.port=" + port, "--server.shutdown=immediate");
    }

    @Override
    public String nameOfServer() {
        return nameOfServer;
    }

    @Override
    public void requireBrowserThatPaintsEarly() {
        chromium.requireWhole();
    }

    @Override
    public Visitor visitor() {
        return visitor;
    }

    @BeforeAll
    void startAll() {
        chromium = startBrowser();
        visitor = new Visitor(chromium.browser(),
                Visitor.origin(SERVERS.computeIfAbsent(application, any -> start(0))));
    }

    @AfterAll
    void stopAll() {
        if (Objects.nonNull(chromium)) {
            chromium.close();
        }
    }

    @AfterEach
    void nothingOffends() {
        visitor.leaves();
    }
}
