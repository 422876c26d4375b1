package org.planettracker.web.page;

import java.time.Instant;

import org.springframework.context.ConfigurableApplicationContext;

/** What every group of page tests has: a visitor with a browser, and a server to visit. */
interface VisitorTests {

    /** A night over Paris with six bodies up and four down. */
    String PARIS = "?lat=48.86&lon=2.35&elevation=35&place=Paris&zone=Europe/Paris&when=2026-11-20T17:00:00Z&body=saturn";
    Instant THEN = Instant.parse("2026-11-20T17:00:00Z");

    Visitor visitor();

    /** What the page's foot calls the server. */
    String nameOfServer();

    /** Skips the test, with a line saying so, where the browser paints nothing before a page is there. */
    void requireBrowserThatPaintsEarly();

    /** Another server of the same kind on this port, 0 for any. */
    ConfigurableApplicationContext start(int port);
}
