package org.planettracker.webflux;

import org.planettracker.web.page.ArrivalTests;

/** The page served by WebFlux as it comes. */
class WebFluxArrivalTests extends ArrivalTests {

    WebFluxArrivalTests() {
        super(WebFluxApplication.class, "Spring WebFlux on Reactor Netty");
    }
}
