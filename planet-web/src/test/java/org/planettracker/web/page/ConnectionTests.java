package org.planettracker.web.page;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.microsoft.playwright.options.WaitUntilState;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.planettracker.web.page.Visitor.says;

/** The live sky while the connection comes and goes; each server runs all of it by extending this class. */
public abstract class ConnectionTests extends BrowserTests {

    /** The application to visit, and what the page's foot calls its server. */
    protected ConnectionTests(Class<?> application, String nameOfServer) {
        super(application, nameOfServer);
    }

    @Test
    void liveSkyMovesStopsWhileHiddenAndDoesNotChatter() {
        Page page = visitor().page(new NewContextOptions());
        page.addInitScript("""
                Object.defineProperty(document, 'hidden', { get: () => Boolean(window.pretendHidden) });
                window.hide = (hidden) => {
                  window.pretendHidden = hidden;
                  document.dispatchEvent(new Event('visibilitychange'));
                };
                window.spoken = [];
                addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
                  window.spoken.push(document.getElementById('status').textContent);
                }).observe(document.getElementById('status'), { childList: true, characterData: true, subtree: true }));
                """);
        page.navigate(visitor().origin() + "/");
        visitor().live(page);
        assertThat(page.textContent("#connection")).isEqualTo("Live");
        String first = page.getAttribute("#dome", "data-when");
        page.waitForFunction("(first) => document.getElementById('dome')?.dataset.when > first", first);
        page.evaluate("window.hide(true)");
        String last = page.getAttribute("#dome", "data-when");
        page.waitForTimeout(2600);
        assertThat(page.getAttribute("#dome", "data-when")).as("while hidden").isEqualTo(last);
        assertThat(page.evaluate("window.spoken.length")).as("announcements nobody caused").isEqualTo(0);
        page.evaluate("window.hide(false)");
        page.waitForFunction("(last) => document.getElementById('dome')?.dataset.when > last", last);
    }

    @Test
    void withoutAStreamThePagePolls() {
        Page page = visitor().page(new NewContextOptions());
        page.route("**/planets/live?*", Route::abort);
        page.navigate(visitor().origin() + "/");
        visitor().shown(page);
        says(page, "#connection", "Live (by polling)");
        String first = page.getAttribute("#dome", "data-when");
        page.waitForFunction("(first) => document.getElementById('dome')?.dataset.when > first", first);
    }

    @Test
    void partLostOnTheWayIsFetchedAgainAndAPageThatStaysInPiecesSaysSo() {
        Page page = visitor().page(new NewContextOptions());
        List<String> refused = new CopyOnWriteArrayList<>();
        page.route("**/sky/dome.js", route -> {
            refused.add(route.request().url());
            if (refused.size() == 1) {
                route.abort();
            } else {
                route.resume();
            }
        });
        page.navigate(visitor().origin() + "/" + PARIS);
        visitor().shown(page);
        Page broken = visitor().page(new NewContextOptions());
        broken.route("**/sky/dome.js", Route::abort);
        broken.navigate(visitor().origin() + "/" + PARIS);
        says(broken, "#connection", Pattern.compile("did not arrive"));
    }

    @Test
    void partThatIsNeverAnsweredIsAskedForAgain() {
        Page page = visitor().page(new NewContextOptions());
        List<String> held = new CopyOnWriteArrayList<>();
        page.route("**/sky/dome.js", route -> {
            held.add(route.request().url());
            if (held.size() > 1) {
                route.resume();
            }
        });
        page.clock().install();
        page.navigate(visitor().origin() + "/" + PARIS, new NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        visitor().appears(page, "#connection");
        page.clock().fastForward("00:26");
        visitor().shown(page);
        assertThat(held).hasSizeGreaterThan(1);
    }

    @Test
    void lostServerIsToldTheLastSkyStaysWithItsAgeAndThePageRecovers() {
        ConfigurableApplicationContext mortal = start(0);
        int port = Visitor.port(mortal);
        try {
            Page page = visitor().page(new NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.ALLOW));
            page.navigate("http://127.0.0.1:" + port + "/");
            visitor().live(page);
            page.waitForFunction("() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller)");
            page.waitForFunction("() => localStorage.getItem('planet-tracker.answer')");
            mortal.close();
            says(page, "#connection", "No connection");
            says(page, "#problem", Pattern.compile(", \\d+ s old"));
            assertThat(page.textContent("#problem")).contains("cannot be reached").contains("Trying again");
            assertThat(page.locator("#dome .body").count()).isEqualTo(10);
            page.reload();
            says(page, "#problem", Pattern.compile(", \\d+ s old"));
            assertThat(page.locator("#dome .body").count()).as("after a reload without a server").isEqualTo(10);
            page.click("#place-button");
            visitor().appears(page, "#cities option:nth-child(400)", WaitForSelectorState.ATTACHED);
            page.keyboard().press("Escape");
            mortal = start(port);
            says(page, "#connection", Pattern.compile("^Live"));
            assertThat(page.locator("#problem").isVisible()).isFalse();
        } finally {
            mortal.close();
        }
    }
}
