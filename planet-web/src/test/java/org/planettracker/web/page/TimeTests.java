package org.planettracker.web.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.planettracker.web.page.Visitor.at;
import static org.planettracker.web.page.Visitor.drawn;
import static org.planettracker.web.page.Visitor.says;

/** Which moment is shown: travelled to, refused, or shared by a link. */
interface TimeTests extends VisitorTests {

    /** The moment in the address, to the second. */
    Pattern WHEN = Pattern.compile("when=(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)");

    @Test
    default void timeIsTravelledByTypingByKeysByPlayingAndEndsWithNow() {
        Page page = visitor().open("/" + PARIS);
        visitor().shown(page);
        page.fill("#when", "2031-06-01T23:30");
        page.locator("#when").blur();
        at(page, "2031-06-01T21:30:00");
        page.focus("#slider");
        page.keyboard().press("ArrowRight");
        at(page, "2031-06-01T21:35:00");
        page.keyboard().press("PageDown");
        at(page, "2031-06-01T20:35:00");
        page.click("#play-back");
        page.waitForFunction("() => document.getElementById('dome')?.dataset.when < '2031-06-01T20:20'");
        page.click("#play-back");
        assertThat(page.getAttribute("#play-back", "aria-pressed")).isEqualTo("false");
        Matcher stopped = WHEN.matcher(page.url());
        assertThat(stopped.find()).as(page.url()).isTrue();
        assertThat(stopped.group(1)).isLessThan("2031-06-01T20:20");
        page.reload();
        at(page, stopped.group(1));
        page.click("#now");
        visitor().live(page);
        assertThat(page.url()).doesNotContain("when=");
        assertThat(Instant.parse(page.getAttribute("#dome", "data-when"))).isCloseTo(Instant.now(),
                within(Duration.ofMinutes(1)));
    }

    @Test
    default void timeOutsideTheAlmanacIsRefusedInWords() {
        Page page = visitor().open("/" + PARIS);
        visitor().shown(page);
        page.fill("#when", "1959-06-01T00:00");
        page.locator("#when").blur();
        assertThat(page.locator("#when-problem").isVisible()).isTrue();
        assertThat(page.textContent("#when-problem")).contains("1960 to 2060");
        Page wrong = visitor().open("/?lat=95&lon=0&when=never");
        visitor().shown(wrong);
        assertThat(wrong.textContent("#notice")).contains("-90 to 90").contains("no date");
    }

    @Test
    default void sharedLinkShowsTheSameSkyInAFreshProfile() {
        Page page = visitor()
                .page(new NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write")));
        page.navigate(visitor().origin() + "/" + PARIS);
        visitor().shown(page);
        page.check("#facing input[value=W]", new Page.CheckOptions().setForce(true));
        page.click("tr[data-body=moon] button");
        page.click("#share");
        says(page, "#share", "Link copied");
        String link = (String) page.evaluate("navigator.clipboard.readText()");
        Page other = visitor().page(new NewContextOptions());
        other.navigate(link);
        visitor().shown(other);
        for (Page one : List.of(page, other)) {
            visitor().appears(one, "#dome .path.future");
            assertThat(one.getAttribute("tr[data-body=moon] button", "aria-pressed")).isEqualTo("true");
        }
        assertThat(other.getAttribute("#dome", "data-facing")).isEqualTo("W");
        assertThat(other.textContent("#when-line")).isEqualTo(page.textContent("#when-line"));
        assertThat(drawn(other)).isEqualTo(drawn(page)).hasSize(10);
    }
}
