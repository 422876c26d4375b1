package org.planettracker.web.page;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.planettracker.web.page.Visitor.says;

/** The first view: what a visitor sees who has asked for nothing yet, how light it is and how still it stands. */
interface FirstViewTests extends VisitorTests {

    @Test
    default void firstViewIsTheLiveSkyOverGreenwichAndSaysSo() {
        Page page = visitor().open("/");
        visitor().live(page);
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
    default void footSaysWhichServerAnswersAndHowFast() {
        Page page = visitor().open("/");
        visitor().shown(page);
        says(page, "#server", nameOfServer());
        assertThat(page.textContent("#response-time")).matches(", last answer in [\\d.]+ ms");
    }

    @Test
    default void firstViewIsLight() {
        Page page = visitor().page(new NewContextOptions());
        CDPSession devtools = page.context().newCDPSession(page);
        List<Long> bytes = new CopyOnWriteArrayList<>();
        devtools.on("Network.loadingFinished",
                (JsonObject event) -> bytes.add(event.get("encodedDataLength").getAsLong()));
        devtools.send("Network.enable");
        page.navigate(visitor().origin() + "/");
        visitor().shown(page);
        visitor().appears(page, "#dome .path.future");
        assertThat(bytes).hasSizeGreaterThan(20);
        long transferred = bytes.stream().mapToLong(Long::longValue).sum();
        // Told, not tested: how long it takes is the machine's matter.
        Object drawn = page.evaluate("performance.getEntriesByName('planet-tracker-drawn')[0].startTime");
        System.out.printf(Locale.ROOT, "first view of %s: %d answers, %d bytes, drawn after %.0f ms%n", nameOfServer(),
                bytes.size(), transferred, ((Number) drawn).doubleValue());
        assertThat(transferred).isLessThan(250_000);
    }

    @Test
    default void pageCanBeInstalled() {
        Page page = visitor().open("/");
        CDPSession devtools = page.context().newCDPSession(page);
        JsonObject manifest = devtools.send("Page.getAppManifest");
        assertThat(manifest.get("errors").getAsJsonArray()).isEmpty();
        for (JsonNode icon : new JsonMapper().readTree(manifest.get("data").getAsString()).get("icons")) {
            assertThat(page.request().get(visitor().origin() + icon.get("src").asString()).headers())
                    .containsEntry("content-type", icon.get("type").asString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 800, 1440})
    default void nothingSticksOutAndNothingShifts(int width) {
        Page page = visitor().page(new NewContextOptions().setViewportSize(width, 800));
        watchShifts(page);
        // As on a slow telephone: what comes late must not move what is there.
        JsonObject slowly = new JsonObject();
        slowly.addProperty("rate", 6);
        page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", slowly);
        page.navigate(visitor().origin() + "/" + PARIS);
        visitor().shown(page);
        visitor().appears(page, "#dome .path.future");
        page.waitForFunction("() => /\\d\\d:\\d\\d/.test(document.querySelector('#rows .transit')?.textContent)");
        page.waitForTimeout(300);
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels beyond the edge").isEqualTo(0);
        nothingShifted(page);
        assertThat(page.evaluate("""
                () => [...document.querySelectorAll('button, select, input, summary')].filter((control) => {
                  const { width, height } = control.getBoundingClientRect();
                  return width > 0 && (height < 36 || width < 36);
                }).map((control) => control.outerHTML.slice(0, 60))""")).as("too small for a thumb")
                .isEqualTo(List.of());
    }

    @Test
    default void pageThatComesInPiecesIsShownWhole() throws IOException {
        requireBrowserThatPaintsEarly();
        int server = URI.create(visitor().origin()).getPort();
        // Enough for the header of the answer and the first third of the page, packed.
        try (SlowNetwork network = new SlowNetwork(server, "GET /?lat=", 2_400, 1_000)) {
            Page page = visitor().page(new NewContextOptions().setViewportSize(1440, 800));
            // Leaves style and scripts in the cache, so that nothing but the page itself is late.
            page.navigate(network.origin() + "/index.html");
            visitor().shown(page);
            watchShifts(page);
            page.navigate(network.origin() + "/" + PARIS);
            visitor().shown(page);
            assertThat(((Number) page.evaluate("""
                    () => {
                      const [{ responseStart, responseEnd }] = performance.getEntriesByType('navigation');
                      return responseEnd - responseStart;
                    }""")).doubleValue()).as("ms between the pieces").isGreaterThan(900);
            nothingShifted(page);
        }
    }

    /** Has the page count what moves in it; see {@link #nothingShifted(Page)}. */
    private static void watchShifts(Page page) {
        page.addInitScript("""
                window.shift = 0;
                window.shifted = [];
                new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
                  window.shift += entry.value;
                  entry.sources.forEach(({ node, previousRect, currentRect }) => window.shifted.push(
                    `${entry.value} ${node?.outerHTML?.slice(0, 80) ?? node?.textContent}`
                    + ` ${JSON.stringify(previousRect)} to ${JSON.stringify(currentRect)}`));
                })).observe({ type: 'layout-shift', buffered: true });
                """);
    }

    private static void nothingShifted(Page page) {
        assertThat(((Number) page.evaluate("window.shift")).doubleValue())
                .as(() -> "layout shift " + page.evaluate("window.shifted")).isLessThan(0.0001);
    }
}
