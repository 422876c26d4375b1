package org.planettracker.webflux;

import org.planettracker.web.page.SkyPageTests;

/** The page as served by WebFlux. */
class WebFluxPageTests extends SkyPageTests {

    WebFluxPageTests() {
        super(WebFluxApplication.class, "Spring WebFlux on Reactor Netty");
    }
}
