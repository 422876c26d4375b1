package org.planettracker.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.planettracker.web.page.Visitor.says;

/** The page for everyone: by keyboard alone, and as axe-core judges it. */
interface AccessTests extends VisitorTests {

    @Test
    default void everythingIsReachedAndSeenByKeyboardAlone() {
        Page page = visitor().open("/" + PARIS);
        visitor().shown(page);
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
        says(page, "#curve-title", Pattern.compile("^Uranus"));
        page.focus("#facing input:checked");
        page.keyboard().press("ArrowRight");
        assertThat(page.getAttribute("#dome", "data-facing")).isEqualTo("W");
        page.focus("#night");
        page.keyboard().press("Enter");
        assertThat(page.getAttribute("html", "data-theme")).isEqualTo("night");
    }

    @Test
    default void nothingMovesForThoseWhoAskForStillness() {
        assertThat(gliding(ReducedMotion.NO_PREFERENCE)).as("what glides for the others").isNotEmpty();
        assertThat(gliding(ReducedMotion.REDUCE)).isEmpty();
    }

    /** What takes its time to change: whatever has a transition, an animation, or scrolls smoothly. */
    private List<?> gliding(ReducedMotion wish) {
        Page page = visitor().page(new NewContextOptions().setReducedMotion(wish));
        page.navigate(visitor().origin() + "/" + PARIS);
        visitor().shown(page);
        visitor().appears(page, "#dome .path.future");
        return (List<?>) page.evaluate("""
                () => [...document.querySelectorAll('*')].filter((element) => {
                  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
                  return transitionDuration.split(', ').some((time) => Number.parseFloat(time) > 0)
                    || animationName !== 'none' || scrollBehavior === 'smooth'
                    || element.matches('animate, animateTransform, animateMotion');
                }).map((element) => element.outerHTML.slice(0, 60))""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "night"})
    default void axeFindsNothing(String colours) {
        Page page = visitor().page(new NewContextOptions()
                .setColorScheme(colours.equals("light") ? ColorScheme.LIGHT : ColorScheme.DARK));
        page.navigate(visitor().origin() + "/" + PARIS);
        visitor().shown(page);
        if (colours.equals("night")) {
            page.click("#night");
        }
        page.click(".explain summary");
        assertNothingFound(colours, new AxeBuilder(page));
    }

    @Test
    default void axeFindsNothingOnAPhoneNorInTheDialog() {
        Page page = visitor()
                .page(new NewContextOptions().setViewportSize(360, 740).setIsMobile(true).setHasTouch(true));
        page.navigate(visitor().origin() + "/" + PARIS);
        visitor().shown(page);
        assertNothingFound("phone", new AxeBuilder(page));
        page.tap("#place-button");
        page.fill("#latitude", "99");
        page.tap("#place-form button[type=submit]");
        assertNothingFound("dialog on a phone", new AxeBuilder(page).include("#place-dialog"));
    }

    /** Says what was looked at: a judge without rules finds nothing either. */
    private void assertNothingFound(String view, AxeBuilder axe) {
        AxeResults found = axe.setLegacyMode(true).analyze();
        assertThat(found.getViolations()).as(view).isEmpty();
        assertThat(found.getPasses()).as("rules that applied to %s", view).hasSizeGreaterThan(5);
        System.out.printf("axe-core %s on %s of %s: %d rules passed, 0 violated, %d undecided, %d not applicable%n",
                found.getTestEngine().getVersion(), view, nameOfServer(), found.getPasses().size(),
                found.getIncomplete().size(), found.getInapplicable().size());
    }
}
