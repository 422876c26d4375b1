package org.planettracker.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Runs the claims about the page's modules, which are JavaScript beside this class's resources, in Chromium: one test for
 * each claim. No server is needed; the browser's requests are answered from the class path.
 */
class PageModuleTests {

    private static final String ORIGIN = "http://page.test/";
    private static final String CLAIMS = "/tests/";
    private static final List<String> SUITES = List.of("celestial", "projection", "labels", "drawing", "wording",
            "zone",
            "state");

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @BeforeAll
    static void startChromium() {
        chromium = Chromium.startShell();
    }

    @AfterAll
    @SuppressWarnings("unused")
    static void stopChromium() {
        if (Objects.nonNull(chromium)) {
            chromium.close();
        }
    }

    @TestFactory
    Stream<DynamicContainer> everyClaimHolds() {
        return SUITES.stream().map(suite -> dynamicContainer(suite, claims(suite)));
    }

    private static List<DynamicTest> claims(String suite) {
        try (Page page = chromium.browser().newPage()) {
            page.route("**/*", PageModuleTests::answer);
            page.navigate(ORIGIN);
            Object results = page.evaluate("""
                    async (suite) => {
                      await import(`/tests/${suite}.tests.js`);
                      return (await import('/tests/claims.js')).run();
                    }""", suite);
            assertThat(results).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST).isNotEmpty();
            return ((List<?>) results).stream().map(Map.class::cast)
                    .map(result -> dynamicTest(String.valueOf(result.get("sentence")),
                            () -> assertThat(result.get("problem")).asString().isEmpty()))
                    .toList();
        }
    }

    private static void answer(Route route) {
        String path = URI.create(route.request().url()).getPath();
        if (path.equals("/")) {
            route.fulfill(
                    new FulfillOptions().setContentType("text/html").setBody("<!doctype html><title>claims</title>"));
            return;
        }
        String resource = path.startsWith(CLAIMS)
                ? "/page/" + path.substring(CLAIMS.length())
                : "/META-INF/resources" + path;
        try (InputStream file = PageModuleTests.class.getResourceAsStream(resource)) {
            if (file == null) {
                route.fulfill(new FulfillOptions().setStatus(404));
            } else {
                route.fulfill(new FulfillOptions().setContentType("text/javascript").setBodyBytes(file.readAllBytes()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
