package org.planettracker.mvc;

import org.planettracker.web.page.SkyPageTests;

/** The page served by MVC as a visitor uses it. */
class MvcPageTests extends SkyPageTests {

    MvcPageTests() {
        super(MvcApplication.class, "Spring MVC on Tomcat");
    }
}
