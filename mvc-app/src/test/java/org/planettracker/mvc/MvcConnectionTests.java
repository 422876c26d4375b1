package org.planettracker.mvc;

import org.planettracker.web.page.ConnectionTests;

/** The page served by MVC while the connection comes and goes. */
class MvcConnectionTests extends ConnectionTests {

    MvcConnectionTests() {
        super(MvcApplication.class, "Spring MVC on Tomcat");
    }
}
