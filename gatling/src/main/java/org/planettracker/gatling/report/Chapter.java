package org.planettracker.gatling.report;

import java.util.List;
import java.util.Map;

/**
 * One experiment in the report: the verdict first, then tables, then charts.
 *
 * @param id of the experiment
 * @param title its question
 * @param verdicts sentences, the most important first
 * @param tables in order
 * @param charts what the page's script draws, as {@code kind}, {@code title} and data
 */
record Chapter(String id, String title, List<String> verdicts, List<Grid> tables, List<Map<String, Object>> charts) {

    Chapter {
        verdicts = List.copyOf(verdicts);
        tables = List.copyOf(tables);
        charts = List.copyOf(charts);
    }
}
