package org.planettracker.gatling.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The report in a real browser, from its file. */
final class PageTests {

    private static final List<Path> CHROMIUM = List.of(Path.of("/usr/bin/chromium-headless-shell"),
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome"));
    private static final int CHARTS = 14;

    @TempDir
    static Path folder = Path.of("");
    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    @BeforeAll
    static void open() {
        Path chromium = CHROMIUM.stream().filter(Files::isExecutable).findFirst().orElse(null);
        assumeTrue(chromium != null || System.getenv("CI") != null,
                "no Chromium found: the page of the report is not looked at");
        new Report(SampleResults.complete()).write(folder);
        playwright = Playwright
                .create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync")));
    }

    @AfterAll
    static void close() {
        Stream.of(browser, playwright).forEach(closeable -> {
            if (closeable instanceof Browser open) {
                open.close();
            } else if (closeable instanceof Playwright open) {
                open.close();
            }
        });
    }

    /** A page without a network, with what went wrong in it. */
    private record Opened(BrowserContext context, Page page, List<String> errors,
            List<String> requests) implements AutoCloseable {

        static Opened in(ColorScheme scheme, int width) {
            assertThat(browser).isNotNull();
            BrowserContext context = Objects.requireNonNull(browser)
                    .newContext(new Browser.NewContextOptions().setColorScheme(scheme).setOffline(true)
                            .setViewportSize(width, 900)
                            .setAcceptDownloads(true));
            Page page = context.newPage();
            List<String> errors = new ArrayList<>();
            List<String> requests = new ArrayList<>();
            page.onPageError(errors::add);
            page.onConsoleMessage(message -> {
                if ("error".equals(message.type())) {
                    errors.add(message.text());
                }
            });
            page.onRequest(request -> requests.add(request.url()));
            page.navigate(folder.resolve("index.html").toUri().toString());
            return new Opened(context, page, errors, requests);
        }

        @Override
        public void close() {
            context.close();
        }
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void drawsEveryChartWithoutNetworkOrErrors(ColorScheme scheme) {
        try (Opened opened = Opened.in(scheme, 1280)) {
            assertThat(opened.errors()).isEmpty();
            assertThat(opened.requests()).allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
            assertThat(opened.page().locator(".chart svg").count()).isEqualTo(CHARTS);
            screenshot(opened.page(), "report-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
        }
    }

    @Test
    void verdictsComeBeforeTheFirstTable() {
        try (Opened opened = Opened.in(ColorScheme.LIGHT, 1280)) {
            Page page = opened.page();
            double verdict = page.locator(".verdicts li").first().boundingBox().y;
            assertThat(verdict).isLessThan(page.locator("table").first().boundingBox().y).isLessThan(900);
        }
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void hasNoAccessibilityViolations(ColorScheme scheme) {
        try (Opened opened = Opened.in(scheme, 1280)) {
            // What is drawn has no text to read out; the description of each chart stands on its frame.
            List<Rule> violations = new AxeBuilder(opened.page()).exclude(".chart svg").analyze().getViolations();
            assertThat(violations).extracting(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                    .isEmpty();
        }
    }

    @Test
    void narrowScreenScrollsOnlyTables() {
        try (Opened opened = Opened.in(ColorScheme.LIGHT, 360)) {
            assertThat((Integer) opened.page().evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(360);
        }
    }

    @Test
    void hoverNamesTheCurve() {
        try (Opened opened = Opened.in(ColorScheme.LIGHT, 1280)) {
            var chart = opened.page().locator("#connection-rate .chart").first();
            chart.scrollIntoViewIfNeeded();
            var box = chart.boundingBox();
            opened.page().mouse().move(box.x + box.width / 2, box.y + box.height / 2);
            assertThat(chart.innerText()).contains("WebFlux", "MVC, virtual threads", "connections/s demanded");
        }
    }

    @Test
    void chartCanBeSavedAsSvg() {
        try (Opened opened = Opened.in(ColorScheme.LIGHT, 1280)) {
            var button = opened.page().locator("figure button").first();
            Path saved = opened.page().waitForDownload(button::click).path();
            assertThat(saved).content().startsWith("<svg");
        }
    }

    @Test
    void printsBlackOnWhiteWhateverTheScreenIs() {
        try (Opened opened = Opened.in(ColorScheme.DARK, 1280)) {
            opened.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(opened.page().evaluate("getComputedStyle(document.body).color")).isEqualTo("rgb(0, 0, 0)");
            assertThat(opened.page().pdf()).isNotEmpty();
        }
    }

    /** For a look: {@code target/screenshots}. */
    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots", name)));
    }
}
