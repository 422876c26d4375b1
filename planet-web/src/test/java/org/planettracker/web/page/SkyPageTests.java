package org.planettracker.web.page;

/** The page as visitors use it, whatever they use it with; each server runs all of it by extending this class. */
public abstract class SkyPageTests extends BrowserTests
        implements
            PlaceTests,
            TimeTests,
            ChartTests,
            AccessTests {

    /** The application to visit, and what the page's foot calls its server. */
    protected SkyPageTests(Class<?> application, String nameOfServer) {
        super(application, nameOfServer);
    }
}
