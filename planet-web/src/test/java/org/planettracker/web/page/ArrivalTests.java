package org.planettracker.web.page;

/** The page as it comes, before anybody asks it for more, and for everyone; each server runs all of it by extending this class. */
public abstract class ArrivalTests extends BrowserTests implements FirstViewTests, AccessTests {

    /** The application to visit, and what the page's foot calls its server. */
    protected ArrivalTests(Class<?> application, String nameOfServer) {
        super(application, nameOfServer);
    }
}
