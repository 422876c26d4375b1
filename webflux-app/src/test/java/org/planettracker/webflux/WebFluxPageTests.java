package org.planettracker.webflux;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import org.planettracker.web.page.SkyPageTests;

/** The page as served by WebFlux. */
class WebFluxPageTests extends SkyPageTests {

    @Override
    protected ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(WebFluxApplication.class).run(arguments);
    }

    @Override
    public String nameOfServer() {
        return "Spring WebFlux on Reactor Netty";
    }
}
