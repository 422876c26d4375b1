package org.planettracker.web.page;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Geolocation;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.planettracker.web.page.Visitor.mentions;
import static org.planettracker.web.page.Visitor.says;

/** Where the visitor stands: asked of the browser, refused by it, typed, or chosen from the list. */
interface PlaceTests extends VisitorTests {

    @Test
    default void permittedLocationIsUsedAndLeavesTheBrowserRounded() {
        Page page = visitor().page(new NewContextOptions().setPermissions(List.of("geolocation"))
                .setGeolocation(new Geolocation(48.8566101, 2.3514992)).setTimezoneId("Europe/Paris"));
        page.navigate(visitor().origin() + "/");
        says(page, "#place-name", "48.86° N, 2.35° E");
        mentions(page, "#table-zone", "Europe/Paris");
        assertThat(visitor().asked()).anyMatch(url -> url.contains("lat=48.86"));
        assertThat(visitor().asked()).noneMatch(url -> url.matches(".*(48\\.85|48\\.86\\d|2\\.35\\d).*"));
    }

    @Test
    default void refusedLocationIsToldAndTheSkyStaysThatOfGreenwich() {
        Page page = visitor().open("/");
        visitor().shown(page);
        page.click("#locate");
        says(page, "#notice", Pattern.compile("not allowed"));
        assertThat(page.textContent("#notice")).contains("this is the sky over Greenwich");
        assertThat(page.textContent("#place-name")).isEqualTo("Greenwich");
    }

    @Test
    default void locationThatTheDeviceCannotFindIsToldAndTheSkyStaysThatOfGreenwich() {
        Page page = visitor().page(new NewContextOptions().setPermissions(List.of("geolocation")));
        page.context().setGeolocation(null);
        page.navigate(visitor().origin() + "/");
        // Asked for at once, since it is permitted.
        says(page, "#notice", Pattern.compile("could not find its location"));
        assertThat(page.textContent("#notice")).contains("this is the sky over Greenwich");
        visitor().live(page);
        assertThat(page.textContent("#place-name")).isEqualTo("Greenwich");
    }

    @Test
    default void wrongCoordinatesAreExplainedBesideTheirField() {
        Page page = visitor().open("/");
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
    default void typedPlaceIsShownWithTheServersNumbers() {
        Page page = visitor().open("/?when=" + THEN);
        visitor().shown(page);
        page.click("#place-button");
        page.fill("#latitude", "33.87 S");
        page.fill("#longitude", "151,21");
        page.fill("#elevation", "58");
        page.click("#place-form button[type=submit]");
        mentions(page, "#when-line", "33.87° S, 151.21° E");
        assertThat(page.url()).contains("lat=-33.87").contains("lon=151.21").contains("elevation=58");
        assertThat(page.textContent("#table-zone")).isEqualTo("Times are UTC.");
        JsonNode sky = visitor().answer("/planets?when=" + THEN + "&lat=-33.87&lon=151.21&elevation=58");
        for (JsonNode body : sky) {
            String altitude = page.textContent("tr[data-body=" + body.get("name").asString() + "] .altitude span");
            assertThat(Double.parseDouble(altitude.replace('−', '-').replace("°", "")))
                    .isCloseTo(body.get("alt").asDouble(), within(0.0501));
        }
    }

    @Test
    default void cityOfTheListBringsItsTimeZoneAndBackBringsTheOldPlace() {
        Page page = visitor().open("/?when=" + THEN);
        visitor().shown(page);
        page.click("#place-button");
        visitor().appears(page, "#cities option:nth-child(400)", WaitForSelectorState.ATTACHED);
        page.fill("#city", "Tokyo, Japan");
        page.click("#place-form button[type=submit]");
        mentions(page, "#when-line", "02:00 Asia/Tokyo (UTC+9)");
        assertThat(page.textContent("#place-name")).isEqualTo("Tokyo");
        page.goBack();
        says(page, "#place-name", "Greenwich");
        page.goForward();
        says(page, "#place-name", "Tokyo");
        Page again = page.context().newPage();
        again.navigate(visitor().origin() + "/");
        visitor().shown(again);
        assertThat(again.textContent("#place-name")).as("remembered").isEqualTo("Tokyo");
    }
}
