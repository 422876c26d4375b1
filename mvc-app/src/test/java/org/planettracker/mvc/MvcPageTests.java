package org.planettracker.mvc;

import org.planettracker.web.page.SkyPageTests;

/** The page as served by MVC. */
class MvcPageTests extends SkyPageTests {

    MvcPageTests() {
        super(MvcApplication.class, "Spring MVC on Tomcat");
    }
}
