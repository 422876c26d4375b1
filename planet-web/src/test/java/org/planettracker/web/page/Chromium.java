package org.planettracker.web.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/** The Chromium installed on this machine, driven by Playwright, which downloads nothing. */
final class Chromium implements AutoCloseable {

    /** Names the executable; without it the usual places are searched. */
    private static final String VARIABLE = "CHROMIUM";
    private static final List<String> WHOLE = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome", "/snap/bin/chromium", "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");
    private static final List<String> SHELL = List.of("/usr/bin/chromium-headless-shell");
    private static final List<String> FLAGS = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;
    private final boolean whole;

    private Chromium(Path executable) {
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        whole = !executable.getFileName().toString().contains("headless");
        browser = playwright.chromium().launch(new LaunchOptions().setExecutablePath(executable).setArgs(FLAGS));
    }

    /** The whole browser: what it paints, and when, is what a visitor sees. */
    static Chromium start() {
        return start(WHOLE, SHELL);
    }

    /**
     * Preferably the headless shell, the engine without the browser around it: half of the processor time, but it paints nothing while a
     * page is still on its way.
     */
    static Chromium startShell() {
        return start(SHELL, WHOLE);
    }

    /** Starts the first there is. */
    private static Chromium start(List<String> preferred, List<String> others) {
        Optional<Path> found = find(preferred, others);
        if (found.isEmpty()) {
            missing("no Chromium found, so the page is not tested: install one or name it in " + VARIABLE);
        }
        return new Chromium(found.orElseThrow());
    }

    /** Skips the test with a line saying so, except in CI, where it fails. */
    private static void missing(String what) {
        if (System.getenv("CI") != null) {
            fail(what);
        }
        System.err.println(what);
        abort(what);
    }

    /** What is painted while a page is on its way is seen by the whole browser only. */
    void requireWhole() {
        if (!whole) {
            missing("only Chromium's headless shell found, so a page that comes in pieces is not tested: install the whole one or name it in "
                    + VARIABLE);
        }
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> find(List<String> preferred, List<String> others) {
        String named = System.getenv(VARIABLE);
        return (named == null ? Stream.concat(preferred.stream(), others.stream()) : Stream.of(named)).map(Path::of)
                .filter(Files::isExecutable).findFirst();
    }
}
