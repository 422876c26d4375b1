package org.planettracker.web.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Geolocation;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The page in a real Chromium against a running server. Written once; each server has a subclass that starts it. After every
 * test nothing may have been asked of another origin, and nothing may have offended the content security policy.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SkyPageTests {

    /** A night over Paris with six bodies up and four down. */
    private static final String PARIS = "?lat=48.86&lon=2.35&elevation=35&place=Paris&zone=Europe/Paris&when=2026-11-20T17:00:00Z&body=saturn";
    private static final Instant THEN = Instant.parse("2026-11-20T17:00:00Z");
    private static final Pattern TRANSLATION = Pattern.compile("translate\\((\\S+) (\\S+)\\)");
    private static final int MOST_BYTES = 250_000;

    private final List<String> offences = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> failed = new CopyOnWriteArrayList<>();
    private final List<String> unanswered = new CopyOnWriteArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    @SuppressWarnings("NullAway.Init")
    private Chromium chromium;
    @SuppressWarnings("NullAway.Init")
    private ConfigurableApplicationContext server;
    private String origin = "";

    /** Starts the server with these command line arguments. */
    protected abstract ConfigurableApplicationContext start(String... arguments);

    /** What the page's foot calls the server. */
    protected abstract String nameOfServer();

    @BeforeAll
    void startAll() {
        chromium = Chromium.start();
        server = start(0);
        origin = "http://127.0.0.1:" + port(server);
    }

    @AfterAll
    void stopAll() {
        if (Objects.nonNull(server)) {
            server.close();
        }
        if (Objects.nonNull(chromium)) {
            chromium.close();
        }
    }

    @AfterEach
    void nothingOffends() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        List<String> found = List.copyOf(offences);
        offences.clear();
        asked.clear();
        unanswered.clear();
        failed.clear();
        assertThat(found).as("offences against the content security policy, other origins, script errors").isEmpty();
    }

    @Test
    void firstViewIsTheLiveSkyOverGreenwichAndSaysSo() {
        Page page = open("/");
        live(page);
        assertThat(page.textContent("#notice")).contains("Greenwich").contains("choose a place");
        assertThat(page.textContent("#place-name")).isEqualTo("Greenwich");
        assertThat(page.locator("#rows tr")).satisfies(rows -> assertThat(rows.count()).isEqualTo(10));
        page.waitForFunction(
                "() => [...document.querySelectorAll('#rows .altitude')].every(c => /°/.test(c.textContent))");
        // Not all ten: from one upper transit to the next it may take a little longer than a day.
        page.waitForFunction("""
                () => [...document.querySelectorAll('#rows .transit')]
                  .filter((cell) => /\\d\\d:\\d\\d/.test(cell.textContent)).length >= 7""");
        assertThat(page.textContent("#table-zone")).contains("Europe/London (UTC");
        assertThat(page.textContent("#sentence")).matches("(The Sun|Tonight).+\\.");
    }

    @Test
    void footSaysWhichServerAnswersAndHowFast() {
        Page page = open("/");
        shown(page);
        page.waitForFunction("() => document.getElementById('server').textContent !== '…'");
        assertThat(page.textContent("#server")).isEqualTo(nameOfServer());
        assertThat(page.textContent("#response-time")).matches(", last answer in [\\d.]+ ms");
    }

    @Test
    void permittedLocationIsUsedAndLeavesTheBrowserRounded() {
        Page page = page(new NewContextOptions().setPermissions(List.of("geolocation"))
                .setGeolocation(new Geolocation(48.8566101, 2.3514992)).setTimezoneId("Europe/Paris"));
        page.navigate(origin + "/");
        page.waitForFunction("() => document.getElementById('place-name').textContent === '48.86° N, 2.35° E'");
        page.waitForFunction("() => document.getElementById('table-zone').textContent.includes('Europe/Paris')");
        assertThat(asked).anyMatch(url -> url.contains("lat=48.86"));
        assertThat(asked).noneMatch(url -> url.matches(".*(48\\.85|48\\.86\\d|2\\.35\\d).*"));
    }

    @Test
    void refusedLocationIsToldAndTheSkyStaysThatOfGreenwich() {
        Page page = open("/");
        shown(page);
        page.click("#locate");
        page.waitForFunction("() => /not allowed/.test(document.getElementById('notice').textContent)");
        assertThat(page.textContent("#notice")).contains("this is the sky over Greenwich");
        assertThat(page.textContent("#place-name")).isEqualTo("Greenwich");
    }

    @Test
    void wrongCoordinatesAreExplainedBesideTheirField() {
        Page page = open("/");
        page.click("#place-button");
        page.fill("#latitude", "95");
        page.fill("#longitude", "east");
        page.click("#place-form button[type=submit]");
        assertThat(page.textContent("#latitude-problem")).contains("from -90 to 90");
        assertThat(page.textContent("#longitude-problem")).contains("from -180 to 180");
        assertThat(page.locator("#latitude").getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("latitude");
        assertThat(page.locator("#place-dialog").isVisible()).isTrue();
    }

    @Test
    void typedPlaceIsShownWithTheServersNumbers() {
        Page page = open("/?when=" + THEN);
        shown(page);
        page.click("#place-button");
        page.fill("#latitude", "33.87 S");
        page.fill("#longitude", "151,21");
        page.fill("#elevation", "58");
        page.click("#place-form button[type=submit]");
        page.waitForFunction("() => document.getElementById('when-line').textContent.includes('33.87° S, 151.21° E')");
        assertThat(page.url()).contains("lat=-33.87").contains("lon=151.21").contains("elevation=58");
        assertThat(page.textContent("#table-zone")).isEqualTo("Times are UTC.");
        JsonNode sky = planets("lat=-33.87&lon=151.21&elevation=58");
        for (JsonNode body : sky) {
            String altitude = page.textContent("tr[data-body=" + body.get("name").asString() + "] .altitude span");
            assertThat(Double.parseDouble(altitude.replace('−', '-').replace("°", "")))
                    .isCloseTo(body.get("alt").asDouble(), within(0.0501));
        }
    }

    @Test
    void cityOfTheListBringsItsTimeZoneAndBackBringsTheOldPlace() {
        Page page = open("/?when=" + THEN);
        shown(page);
        page.click("#place-button");
        page.waitForFunction("() => document.querySelectorAll('#cities option').length > 400");
        page.fill("#city", "Tokyo, Japan");
        page.click("#place-form button[type=submit]");
        page.waitForFunction(
                "() => document.getElementById('when-line').textContent.includes('02:00 Asia/Tokyo (UTC+9)')");
        assertThat(page.textContent("#place-name")).isEqualTo("Tokyo");
        page.goBack();
        page.waitForFunction("() => document.getElementById('place-name').textContent === 'Greenwich'");
        page.goForward();
        page.waitForFunction("() => document.getElementById('place-name').textContent === 'Tokyo'");
        Page again = page.context().newPage();
        again.navigate(origin + "/");
        shown(again);
        assertThat(again.textContent("#place-name")).as("remembered").isEqualTo("Tokyo");
    }

    @Test
    void timeIsTravelledByTypingByKeysByPlayingAndEndsWithNow() {
        Page page = open("/" + PARIS);
        shown(page);
        page.fill("#when", "2031-06-01T23:30");
        page.locator("#when").blur();
        at(page, "2031-06-01T21:30:00");
        page.focus("#slider");
        page.keyboard().press("ArrowRight");
        at(page, "2031-06-01T21:35:00");
        page.keyboard().press("PageDown");
        at(page, "2031-06-01T20:35:00");
        page.click("#play-back");
        page.waitForFunction("() => document.getElementById('dome').dataset.when < '2031-06-01T20:20'");
        page.click("#play-back");
        assertThat(page.getAttribute("#play-back", "aria-pressed")).isEqualTo("false");
        assertThat(page.url()).contains("when=2031-06-01T20:");
        page.reload();
        shown(page);
        assertThat(page.getAttribute("#dome", "data-when")).startsWith("2031-06-01T20:");
        page.click("#now");
        live(page);
        assertThat(page.url()).doesNotContain("when=");
        assertThat(Instant.parse(page.getAttribute("#dome", "data-when"))).isCloseTo(Instant.now(),
                within(Duration.ofSeconds(10)));
    }

    @Test
    void timeOutsideTheAlmanacIsRefusedInWords() {
        Page page = open("/" + PARIS);
        shown(page);
        page.fill("#when", "1959-06-01T00:00");
        page.locator("#when").blur();
        assertThat(page.locator("#when-problem").isVisible()).isTrue();
        assertThat(page.textContent("#when-problem")).contains("1960 to 2060");
        Page wrong = open("/?lat=95&lon=0&when=never");
        shown(wrong);
        assertThat(wrong.textContent("#notice")).contains("-90 to 90").contains("no date");
    }

    @Test
    void sharedLinkShowsTheSameSkyInAFreshProfile() {
        Page page = page(new NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write")));
        page.navigate(origin + "/" + PARIS);
        shown(page);
        page.check("#facing input[value=W]", new Page.CheckOptions().setForce(true));
        page.click("tr[data-body=moon] button");
        page.click("#share");
        page.waitForFunction("() => document.getElementById('share').textContent === 'Link copied'");
        String link = (String) page.evaluate("navigator.clipboard.readText()");
        Page other = page(new NewContextOptions());
        other.navigate(link);
        shown(other);
        for (Page one : List.of(page, other)) {
            appears(one, "#dome .path.future");
            assertThat(one.getAttribute("tr[data-body=moon] button", "aria-pressed")).isEqualTo("true");
        }
        assertThat(other.getAttribute("#dome", "data-facing")).isEqualTo("W");
        assertThat(other.textContent("#when-line")).isEqualTo(page.textContent("#when-line"));
        assertThat(drawn(other)).isEqualTo(drawn(page)).hasSize(10);
    }

    @Test
    void liveSkyMovesStopsWhileHiddenAndDoesNotChatter() {
        Page page = page(new NewContextOptions());
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
        page.navigate(origin + "/");
        live(page);
        assertThat(page.textContent("#connection")).isEqualTo("Live");
        String first = page.getAttribute("#dome", "data-when");
        page.waitForFunction("(first) => document.getElementById('dome').dataset.when > first", first);
        page.evaluate("window.hide(true)");
        String last = page.getAttribute("#dome", "data-when");
        page.waitForTimeout(2600);
        assertThat(page.getAttribute("#dome", "data-when")).as("while hidden").isEqualTo(last);
        assertThat(page.evaluate("window.spoken.length")).as("announcements nobody caused").isEqualTo(0);
        page.evaluate("window.hide(false)");
        page.waitForFunction("(last) => document.getElementById('dome').dataset.when > last", last);
    }

    @Test
    void withoutAStreamThePagePolls() {
        Page page = page(new NewContextOptions());
        page.route("**/planets/live?*", Route::abort);
        page.navigate(origin + "/");
        shown(page);
        page.waitForFunction("() => document.getElementById('connection').textContent === 'Live (by polling)'");
        String first = page.getAttribute("#dome", "data-when");
        page.waitForFunction("(first) => document.getElementById('dome').dataset.when > first", first);
    }

    @Test
    void partLostOnTheWayIsFetchedAgainAndAPageThatStaysInPiecesSaysSo() {
        Page page = page(new NewContextOptions());
        List<String> refused = new CopyOnWriteArrayList<>();
        page.route("**/sky/dome.js", route -> {
            refused.add(route.request().url());
            if (refused.size() == 1) {
                route.abort();
            } else {
                route.resume();
            }
        });
        page.navigate(origin + "/" + PARIS);
        shown(page);
        Page broken = page(new NewContextOptions());
        broken.route("**/sky/dome.js", Route::abort);
        broken.navigate(origin + "/" + PARIS);
        broken.waitForFunction("() => /did not arrive/.test(document.getElementById('connection').textContent)");
    }

    @Test
    void lostServerIsToldTheLastSkyStaysWithItsAgeAndThePageRecovers() {
        ConfigurableApplicationContext mortal = start(0);
        int port = port(mortal);
        try {
            Page page = page(new NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.ALLOW));
            page.navigate("http://127.0.0.1:" + port + "/");
            live(page);
            page.waitForFunction("() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller)");
            page.waitForFunction("() => localStorage.getItem('planet-tracker.answer')");
            mortal.close();
            page.waitForFunction("() => document.getElementById('connection').textContent === 'No connection'");
            page.waitForFunction("() => /, \\d+ s old/.test(document.getElementById('problem').textContent)");
            assertThat(page.textContent("#problem")).contains("cannot be reached").contains("Trying again");
            assertThat(page.locator("#dome .body").count()).isEqualTo(10);
            page.reload();
            page.waitForFunction("() => /, \\d+ s old/.test(document.getElementById('problem').textContent)");
            assertThat(page.locator("#dome .body").count()).as("after a reload without a server").isEqualTo(10);
            page.click("#place-button");
            page.waitForFunction("() => document.querySelectorAll('#cities option').length > 400");
            page.keyboard().press("Escape");
            mortal = start(port);
            page.waitForFunction("() => document.getElementById('connection').textContent.startsWith('Live')");
            assertThat(page.locator("#problem").isVisible()).isFalse();
        } finally {
            mortal.close();
        }
    }

    @Test
    void everythingIsReachedAndSeenByKeyboardAlone() {
        Page page = open("/" + PARIS);
        shown(page);
        List<String> tour = new ArrayList<>();
        for (int stop = 0; stop < 40; stop++) {
            page.keyboard().press("Tab");
            String here = (String) page.evaluate(
                    """
                            () => {
                              const at = document.activeElement;
                              const ring = at.matches('#facing input') ? at.nextElementSibling : at;
                              const { outlineStyle, outlineWidth } = getComputedStyle(ring);
                              const seen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
                              return (seen ? '' : 'UNSEEN ') + (at.id || at.name || at.closest('[data-body]')?.dataset.body || at.tagName);
                            }""");
            tour.add(here);
            if (here.endsWith("colours")) {
                break;
            }
        }
        assertThat(tour).noneMatch(stop -> stop.startsWith("UNSEEN")).contains("share", "night", "place-button",
                "locate",
                "facing", "slider", "play-back", "now", "play-on", "speed", "when", "moon", "pluto", "SUMMARY",
                "colours");
        page.focus("#place-button");
        page.keyboard().press("Enter");
        assertThat(page.evaluate("document.activeElement.closest('dialog')?.id")).isEqualTo("place-dialog");
        page.keyboard().press("Escape");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("place-button");
        page.focus("tr[data-body=uranus] button");
        page.keyboard().press("Space");
        page.waitForFunction("() => document.getElementById('curve-title').textContent.startsWith('Uranus')");
        page.focus("#facing input:checked");
        page.keyboard().press("ArrowRight");
        assertThat(page.getAttribute("#dome", "data-facing")).isEqualTo("W");
        page.focus("#night");
        page.keyboard().press("Enter");
        assertThat(page.getAttribute("html", "data-theme")).isEqualTo("night");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "night"})
    void axeFindsNothing(String colours) {
        Page page = page(new NewContextOptions()
                .setColorScheme(colours.equals("light") ? ColorScheme.LIGHT : ColorScheme.DARK));
        page.navigate(origin + "/" + PARIS);
        shown(page);
        if (colours.equals("night")) {
            page.click("#night");
        }
        page.click(".explain summary");
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()).isEmpty();
    }

    @Test
    void axeFindsNothingOnAPhoneNorInTheDialog() {
        Page page = page(new NewContextOptions().setViewportSize(360, 740).setIsMobile(true).setHasTouch(true));
        page.navigate(origin + "/" + PARIS);
        shown(page);
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()).as("page").isEmpty();
        page.tap("#place-button");
        page.fill("#latitude", "99");
        page.tap("#place-form button[type=submit]");
        assertThat(new AxeBuilder(page).setLegacyMode(true).include("#place-dialog").analyze().getViolations())
                .as("dialog").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 800, 1440})
    void nothingSticksOutAndNothingShifts(int width) {
        Page page = page(new NewContextOptions().setViewportSize(width, 800));
        page.addInitScript("""
                window.shift = 0;
                new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
                  window.shift += entry.value;
                })).observe({ type: 'layout-shift', buffered: true });
                """);
        page.navigate(origin + "/" + PARIS);
        shown(page);
        appears(page, "#dome .path.future");
        page.waitForFunction("() => /\\d\\d:\\d\\d/.test(document.querySelector('#rows .transit').textContent)");
        page.waitForTimeout(300);
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels beyond the edge").isEqualTo(0);
        assertThat(((Number) page.evaluate("window.shift")).doubleValue()).as("layout shift").isLessThan(0.005);
        assertThat(page.evaluate("""
                () => [...document.querySelectorAll('button, select, input, summary')].filter((control) => {
                  const { width, height } = control.getBoundingClientRect();
                  return width > 0 && (height < 36 || width < 36);
                }).map((control) => control.outerHTML.slice(0, 60))""")).as("too small for a thumb")
                .isEqualTo(List.of());
    }

    @ParameterizedTest
    @CsvSource({"48.86, 2.35, S, 180, 2026-11-20T17:00:00Z", "-33.87, 151.21, N, 0, 2027-03-03T11:30:00Z",
        "69.65, 18.96, E, 90, 1975-06-21T23:00:00Z", "-90, 0, W, 270, 2059-12-31T00:00:00Z"})
    void marksStandWhereTheServersNumbersSay(double latitude, double longitude, String facing, double faced,
            String when) {
        String query = "lat=" + latitude + "&lon=" + longitude + "&when=" + when;
        Page page = open("/?" + query + "&facing=" + facing);
        shown(page);
        double x = number(page, "#dome .horizon", "cx");
        double y = number(page, "#dome .horizon", "cy");
        double radius = number(page, "#dome .horizon", "r");
        double left = number(page, "#dome .ground", "x");
        double top = number(page, "#dome .ground", "y");
        double width = number(page, "#dome .ground", "width");
        double height = number(page, "#dome .ground", "height");
        Map<String, Point> drawn = drawn(page);
        for (JsonNode body : get("/planets?" + query)) {
            double altitude = body.get("alt").asDouble();
            double aside = body.get("az").asDouble() - faced;
            double distance = radius * (1 - altitude / 90);
            Point expected = altitude >= 0
                    ? new Point(x + distance * Math.sin(Math.toRadians(aside)),
                            y + distance * Math.cos(Math.toRadians(aside)))
                    : new Point(left + width * ((aside + 540) % 360) / 360, top - height * altitude / 90);
            assertThat(drawn.get(body.get("name").asString())).as(body.toString())
                    .satisfies(point -> assertThat(point.to(expected)).isLessThan(0.05));
        }
    }

    @Test
    void lineOfTheEclipticIsDrawnWithTheServersSky() {
        Page page = open("/" + PARIS);
        for (String query : List.of("lat=48.86&lon=2.35&when=2026-11-20T17:00:00Z",
                "lat=-33.87&lon=151.21&when=1975-06-01T03:30:00Z", "lat=64.15&lon=-21.94&when=2059-02-14T22:00:00Z")) {
            for (JsonNode body : get("/planets?" + query)) {
                Object apart = page.evaluate("""
                        async ({ body, query }) => {
                          const { eclipticPoint, horizontal, separation } = await import('/sky/celestial.js');
                          const where = new URLSearchParams(query);
                          const place = { latitude: Number(where.get('lat')), longitude: Number(where.get('lon')) };
                          const when = Date.parse(body.when);
                          if (body.name === 'sun') {
                            return Math.min(...Array.from({ length: 3600 }, (_, index) =>
                              separation(horizontal(eclipticPoint(index / 10, when), when, place), body)));
                          }
                          return separation(horizontal(body, when, place), body);
                        }""", Map.of("body", json.convertValue(body, Map.class), "query", query));
                assertThat(((Number) apart).doubleValue()).as(body.toString()).isLessThan(0.06);
            }
        }
    }

    @Test
    void namesOnTheChartNeverOverlap() {
        Page page = page(new NewContextOptions().setViewportSize(390, 844));
        page.navigate(origin + "/" + PARIS);
        shown(page);
        page.focus("#slider");
        for (int hour = 0; hour < 24; hour++) {
            String when = THEN.plus(Duration.ofHours(hour)).toString();
            at(page, when.substring(0, 19));
            assertThat(page.evaluate(
                    """
                            () => {
                              const boxes = [...document.querySelectorAll(
                                '#dome .name, #dome .wind, #dome .hour-text, #dome .star-text')].map((text) => {
                                const { x, y, width, height } = text.getBBox();
                                return { text: text.textContent, x, y: y + 3, right: x + width, bottom: y + height - 3 };
                              });
                              return boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) =>
                                a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom).map((b) => `${a.text} ${b.text}`));
                            }"""))
                    .as(when).isEqualTo(List.of());
            assertThat(page.locator("#dome .name").count()).as(when).isEqualTo(10);
            page.keyboard().press("PageUp");
        }
    }

    @Test
    void firstViewIsLight() {
        Page page = page(new NewContextOptions());
        CDPSession devtools = page.context().newCDPSession(page);
        List<Long> bytes = new CopyOnWriteArrayList<>();
        devtools.on("Network.loadingFinished",
                (JsonObject event) -> bytes.add(event.get("encodedDataLength").getAsLong()));
        devtools.send("Network.enable");
        page.navigate(origin + "/");
        shown(page);
        appears(page, "#dome .path.future");
        assertThat(bytes).hasSizeGreaterThan(20);
        assertThat(bytes.stream().mapToLong(Long::longValue).sum()).isLessThan(MOST_BYTES);
    }

    @Test
    void pageCanBeInstalled() {
        Page page = open("/");
        CDPSession devtools = page.context().newCDPSession(page);
        JsonObject manifest = devtools.send("Page.getAppManifest");
        assertThat(manifest.get("errors").getAsJsonArray()).isEmpty();
        for (JsonNode icon : json.readTree(manifest.get("data").getAsString()).get("icons")) {
            assertThat(page.request().get(origin + icon.get("src").asString()).headers())
                    .containsEntry("content-type", icon.get("type").asString());
        }
    }

    private ConfigurableApplicationContext start(int port) {
        return start("--server.port=" + port, "--server.shutdown=immediate");
    }

    private static int port(ConfigurableApplicationContext server) {
        return server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private Page open(String path) {
        Page page = page(new NewContextOptions());
        page.navigate(origin + path);
        return page;
    }

    /** A page in a fresh profile that collects every offence. */
    private Page page(NewContextOptions options) {
        if (options.serviceWorkers == null) {
            options.setServiceWorkers(ServiceWorkerPolicy.BLOCK);
        }
        BrowserContext context = chromium.browser().newContext(options);
        context.setDefaultTimeout(15_000);
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

    private void shown(Page page) {
        appears(page, "#dome .body");
    }

    /** Waits for something to be drawn; if it is not, says what the page says and what it waits for. */
    private void appears(Page page, String selector) {
        try {
            page.waitForSelector(selector);
        } catch (TimeoutError late) {
            throw new AssertionError(selector + " is not drawn; the page says \"" + page.textContent("#connection")
                    + "\" \""
                    + page.textContent("#problem") + "\", unanswered are " + unanswered + ", failed are " + failed,
                    late);
        }
    }

    private void live(Page page) {
        shown(page);
        appears(page, "#connection[data-state=streaming]");
    }

    private static void at(Page page, String when) {
        page.waitForFunction("(when) => document.getElementById('dome').dataset.when.startsWith(when)", when);
    }

    /** Where each body's mark stands on the chart, in pixels. */
    private static Map<String, Point> drawn(Page page) {
        Map<String, Point> points = new HashMap<>();
        for (Locator mark : page.locator("#dome .body").all()) {
            Matcher translation = TRANSLATION.matcher(mark.getAttribute("transform"));
            assertThat(translation.find()).isTrue();
            points.put(mark.getAttribute("data-body"),
                    new Point(Double.parseDouble(translation.group(1)), Double.parseDouble(translation.group(2))));
        }
        return points;
    }

    private static double number(Page page, String selector, String attribute) {
        return Double.parseDouble(page.getAttribute(selector, attribute));
    }

    private JsonNode planets(String where) {
        return get("/planets?" + where + "&when=" + THEN);
    }

    private JsonNode get(String path) {
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

    private record Point(double x, double y) {

        double to(Point other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }
}
