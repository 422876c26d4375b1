package org.planettracker.web.page;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.planettracker.web.page.Visitor.Point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.planettracker.web.page.Visitor.at;
import static org.planettracker.web.page.Visitor.drawn;
import static org.planettracker.web.page.Visitor.number;

/** The chart: marks where the server's numbers say, names that can be read. */
interface ChartTests extends VisitorTests {

    @ParameterizedTest
    @CsvSource({"48.86, 2.35, S, 180, 2026-11-20T17:00:00Z", "-33.87, 151.21, N, 0, 2027-03-03T11:30:00Z",
        "69.65, 18.96, E, 90, 1975-06-21T23:00:00Z", "-90, 0, W, 270, 2059-12-31T00:00:00Z"})
    default void marksStandWhereTheServersNumbersSay(double latitude, double longitude, String facing, double faced,
            String when) {
        String query = "lat=" + latitude + "&lon=" + longitude + "&when=" + when;
        Page page = visitor().open("/?" + query + "&facing=" + facing);
        visitor().shown(page);
        double x = number(page, "#dome .horizon", "cx");
        double y = number(page, "#dome .horizon", "cy");
        double radius = number(page, "#dome .horizon", "r");
        double left = number(page, "#dome .ground", "x");
        double top = number(page, "#dome .ground", "y");
        double width = number(page, "#dome .ground", "width");
        double height = number(page, "#dome .ground", "height");
        Map<String, Point> drawn = drawn(page);
        for (JsonNode body : visitor().answer("/planets?" + query)) {
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
    default void lineOfTheEclipticIsDrawnWithTheServersSky() {
        Page page = visitor().open("/" + PARIS);
        for (String query : List.of("lat=48.86&lon=2.35&when=2026-11-20T17:00:00Z",
                "lat=-33.87&lon=151.21&when=1975-06-01T03:30:00Z", "lat=64.15&lon=-21.94&when=2059-02-14T22:00:00Z")) {
            for (JsonNode body : visitor().answer("/planets?" + query)) {
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
                        }""", Map.of("body", new JsonMapper().convertValue(body, Map.class), "query", query));
                assertThat(((Number) apart).doubleValue()).as(body.toString()).isLessThan(0.06);
            }
        }
    }

    @Test
    default void namesOnTheChartNeverOverlap() {
        Page page = visitor().page(new NewContextOptions().setViewportSize(390, 844));
        page.navigate(visitor().origin() + "/" + PARIS);
        visitor().shown(page);
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
}
