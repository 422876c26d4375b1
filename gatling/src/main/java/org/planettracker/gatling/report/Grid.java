package org.planettracker.gatling.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of words and numbers, ready to be set in any form.
 *
 * @param title what it shows, with units
 * @param columns heads; the first is of the names of the rows
 * @param rows each as long as the heads
 * @param notes below the table
 */
record Grid(String title, List<String> columns, List<List<String>> rows, List<String> notes) {

    Grid {
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.size() + " in a table of " + columns.size() + " columns: " + row);
            }
        }
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
    }

    /** For a terminal: names to the left, numbers to the right. */
    String text() {
        int[] widths = IntStream.range(0, columns.size())
                .map(column -> all().stream().mapToInt(row -> row.get(column).length()).max().orElse(0)).toArray();
        StringBuilder text = new StringBuilder(title).append('\n');
        List<List<String>> all = all();
        for (int i = 0; i < all.size(); i++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String value = all.get(i).get(column);
                String space = " ".repeat(widths[column] - value.length());
                line.append(column == 0 ? value + space : "  " + space + value);
            }
            text.append(line.toString().stripTrailing()).append('\n');
            if (i == 0) {
                text.append("-".repeat(line.length())).append('\n');
            }
        }
        notes.forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    /** GitHub's Markdown. */
    String markdown() {
        StringBuilder text = new StringBuilder("### ").append(title).append("\n\n");
        text.append(line(columns)).append(
                IntStream.range(0, columns.size()).mapToObj(column -> column == 0 ? "---" : "---:")
                        .collect(Collectors.joining("|", "|", "|\n")));
        rows.forEach(row -> text.append(line(row)));
        notes.forEach(note -> text.append('\n').append(note).append('\n'));
        return text.append('\n').toString();
    }

    private static String line(List<String> values) {
        return values.stream().map(value -> value.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private List<List<String>> all() {
        List<List<String>> all = new ArrayList<>();
        all.add(columns);
        all.addAll(rows);
        return all;
    }
}
