package org.planettracker.web.page;

/** The page as it comes, before anybody asks it for more; each server runs all of it by extending this class. */
public abstract class ArrivalTests extends BrowserTests implements FirstViewTests {

    /** The application to visit, and what the page's foot calls its server. */
    protected ArrivalTests(Class<?> application, String nameOfServer) {
        super(application, nameOfServer);
    }

    @Override
    Chromium startBrowser() {
        return Chromium.start();
    }
}
