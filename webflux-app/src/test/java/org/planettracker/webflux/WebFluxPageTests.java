package org.planettracker.webflux;

import org.planettracker.web.page.SkyPageTests;

/** The page served by WebFlux as a visitor uses it. */
class WebFluxPageTests extends SkyPageTests {

    WebFluxPageTests() {
        super(WebFluxApplication.class, "Spring WebFlux on Reactor Netty");
    }
}
