package org.planettracker.webflux;

import org.planettracker.web.page.ConnectionTests;

/** The page served by WebFlux while the connection comes and goes. */
class WebFluxConnectionTests extends ConnectionTests {

    WebFluxConnectionTests() {
        super(WebFluxApplication.class, "Spring WebFlux on Reactor Netty");
    }
}
