package org.planettracker.mvc;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import org.planettracker.web.page.SkyPageTests;

/** The page as served by MVC. */
class MvcPageTests extends SkyPageTests {

    @Override
    protected ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(MvcApplication.class).run(arguments);
    }

    @Override
    public String nameOfServer() {
        return "Spring MVC on Tomcat";
    }
}
