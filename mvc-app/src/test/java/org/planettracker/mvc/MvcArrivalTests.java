package org.planettracker.mvc;

import org.planettracker.web.page.ArrivalTests;

/** The page served by MVC as it comes. */
class MvcArrivalTests extends ArrivalTests {

    MvcArrivalTests() {
        super(MvcApplication.class, "Spring MVC on Tomcat");
    }
}
