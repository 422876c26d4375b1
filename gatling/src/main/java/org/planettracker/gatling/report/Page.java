package org.planettracker.gatling.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

/** The page: one file with its style, its script, the chart library and the data, that opens without a network. */
final class Page {

    /** Apache ECharts, Apache License 2.0, as its WebJar brings it. */
    private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

    private Page() {}

    static String of(Results results, List<Chapter> chapters) {
        String charts = JsonMapper.shared()
                .writeValueAsString(chapters.stream().collect(Collectors.toMap(Chapter::id, Chapter::charts)));
        Map<String, String> parts = Map.of("style", resource("page.css"), "body", body(results, chapters), "echarts",
                resource(ECHARTS),
                // Inside a script element only the sequence that would end it has to be avoided.
                "charts", charts.replace("</", "<\\/"), "script", resource("page.js"));
        String page = resource("page.html");
        for (Map.Entry<String, String> part : parts.entrySet()) {
            page = page.replace("{{" + part.getKey() + "}}", part.getValue());
        }
        return page;
    }

    private static String body(Results results, List<Chapter> chapters) {
        StringBuilder html = new StringBuilder();
        html.append("<p>Run of ").append(escaped(results.session().started().toString())).append(", plan ")
                .append(escaped(results.session().plan())).append(", seed ").append(results.session().seed())
                .append(".</p>\n");
        for (Chapter chapter : chapters) {
            html.append("<section id=\"").append(escaped(chapter.id())).append("\">\n<h2>")
                    .append(escaped(chapter.title()))
                    .append("</h2>\n<ul class=\"verdicts\">\n");
            chapter.verdicts().forEach(verdict -> html.append("<li>").append(escaped(verdict)).append("</li>\n"));
            html.append("</ul>\n");
            chapter.tables().forEach(table -> html.append(table(table)));
            html.append("<div class=\"charts\" data-chapter=\"").append(escaped(chapter.id()))
                    .append("\"></div>\n</section>\n");
        }
        html.append("<section id=\"how\">\n<h2>How it was measured</h2>\n");
        Environment.circumstances(results).forEach(table -> html.append(table(table)));
        html.append("</section>\n");
        return html.toString();
    }

    private static String table(Grid grid) {
        StringBuilder html = new StringBuilder("<div class=\"scrolls\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(escaped(grid.title()))
                .append("\"><table>\n<caption>").append(escaped(grid.title())).append("</caption>\n<thead><tr>");
        grid.columns().forEach(column -> html.append("<th scope=\"col\">").append(escaped(column)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : grid.rows()) {
            html.append("<tr><th scope=\"row\">").append(escaped(row.getFirst())).append("</th>");
            row.stream().skip(1).forEach(value -> html.append("<td>").append(escaped(value)).append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
        grid.notes().forEach(note -> html.append("<p class=\"note\">").append(escaped(note)).append("</p>\n"));
        return html.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
