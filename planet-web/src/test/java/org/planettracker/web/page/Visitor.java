package org.planettracker.web.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Visits the page in fresh profiles, waits for what it should show, and notes whatever it asks for and offends against. */
final class Visitor {

    /** Far more than anything takes; a machine busy with other tests can be many times slower than an idle one. */
    private static final double PATIENCE_MS = 60_000;
    private static final Pattern TRANSLATION = Pattern.compile("translate\\((\\S+) (\\S+)\\)");

    private final List<String> offences = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> failed = new CopyOnWriteArrayList<>();
    private final List<String> unanswered = new CopyOnWriteArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();
    /** Unlike that of HTTP/2, its connections that the server has closed meanwhile are replaced without a word. */
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();
    private final Browser browser;
    private final String origin;

    Visitor(Browser browser, String origin) {
        this.browser = browser;
        this.origin = origin;
    }

    static String origin(ConfigurableApplicationContext server) {
        return "http://127.0.0.1:" + port(server);
    }

    static int port(ConfigurableApplicationContext server) {
        return server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    String origin() {
        return origin;
    }

    /** Every address asked for since the visitor came. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    Page open(String path) {
        Page page = page(new NewContextOptions());
        page.navigate(origin + path);
        return page;
    }

    /** A page in a fresh profile that collects every offence. */
    Page page(NewContextOptions options) {
        if (options.serviceWorkers == null) {
            options.setServiceWorkers(ServiceWorkerPolicy.BLOCK);
        }
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE_MS);
        contexts.add(context);
        context.addInitScript("addEventListener('securitypolicyviolation', (violation) => "
                + "console.error(`policy: ${violation.violatedDirective} ${violation.blockedURI}`))");
        context.onRequest(request -> {
            asked.add(request.url());
            unanswered.add(request.url());
            if (!request.url().startsWith("http://127.0.0.1:")) {
                offences.add("asked " + request.url());
            }
        });
        context.onRequestFinished(request -> unanswered.remove(request.url()));
        context.onRequestFailed(request -> {
            unanswered.remove(request.url());
            failed.add(request.url() + " " + request.failure());
        });
        context.onResponse(response -> {
            if (response.status() >= 400) {
                failed.add(response.url() + " " + response.status());
            }
        });
        context.onConsoleMessage(message -> {
            if (message.text().matches("(?is)policy: .*|.*content security policy.*")) {
                offences.add(message.text());
            }
        });
        context.onWebError(error -> offences.add(error.error()));
        return context.newPage();
    }

    /** Closes everything and fails if the page did what it must not. */
    void leaves() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        List<String> found = List.copyOf(offences);
        offences.clear();
        asked.clear();
        unanswered.clear();
        failed.clear();
        assertThat(found).as("offences against the content security policy, other origins, script errors").isEmpty();
    }

    /** Waits until the sky is drawn. */
    void shown(Page page) {
        appears(page, "#dome .body");
    }

    /** Waits until the sky is drawn and follows the stream. */
    void live(Page page) {
        shown(page);
        appears(page, "#connection[data-state=streaming]");
    }

    void appears(Page page, String selector) {
        appears(page, selector, WaitForSelectorState.VISIBLE);
    }

    /** Waits for something to be drawn; if it is not, says what the page says and what it waits for. */
    void appears(Page page, String selector, WaitForSelectorState state) {
        try {
            page.waitForSelector(selector, new Page.WaitForSelectorOptions().setState(state));
        } catch (TimeoutError late) {
            throw new AssertionError(selector + " is not there; the page says \"" + page.textContent("#connection")
                    + "\" \"" + page.textContent("#problem") + "\", unanswered are " + unanswered + ", failed are "
                    + failed, late);
        }
    }

    /** Waits until the element says exactly this; a page that loads itself again meanwhile is waited for too. */
    static void says(Page page, String selector, String words) {
        PlaywrightAssertions.assertThat(page.locator(selector)).hasText(words,
                new HasTextOptions().setTimeout(PATIENCE_MS));
    }

    /** Waits until these words are part of what the element says. */
    static void mentions(Page page, String selector, String words) {
        PlaywrightAssertions.assertThat(page.locator(selector)).containsText(words,
                new ContainsTextOptions().setTimeout(PATIENCE_MS));
    }

    /** Waits until what the element says has a part that matches; the pattern must mean the same in JavaScript. */
    static void says(Page page, String selector, Pattern words) {
        PlaywrightAssertions.assertThat(page.locator(selector)).hasText(words,
                new HasTextOptions().setTimeout(PATIENCE_MS));
    }

    /** Waits until the chart shows a moment that begins with this. */
    static void at(Page page, String when) {
        page.waitForFunction("(when) => document.getElementById('dome')?.dataset.when?.startsWith(when)", when);
    }

    /** Where each body's mark stands on the chart, in pixels. */
    static Map<String, Point> drawn(Page page) {
        Map<String, Point> points = new HashMap<>();
        for (Locator mark : page.locator("#dome .body").all()) {
            Matcher translation = TRANSLATION.matcher(mark.getAttribute("transform"));
            assertThat(translation.find()).isTrue();
            points.put(mark.getAttribute("data-body"),
                    new Point(Double.parseDouble(translation.group(1)), Double.parseDouble(translation.group(2))));
        }
        return points;
    }

    static double number(Page page, String selector, String attribute) {
        return Double.parseDouble(page.getAttribute(selector, attribute));
    }

    /** What the server itself answers. */
    JsonNode answer(String path) {
        try {
            return json.readTree(
                    http.send(HttpRequest.newBuilder(URI.create(origin + path)).build(), BodyHandlers.ofString())
                            .body());
        } catch (IOException unanswered) {
            throw new AssertionError("no answer to " + path, unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    record Point(double x, double y) {

        double to(Point other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }
}
