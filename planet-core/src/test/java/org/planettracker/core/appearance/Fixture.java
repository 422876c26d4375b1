package org.planettracker.core.appearance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * One row of a table that an independent engine computed; how is said in the first lines of the file.
 *
 * @param columns the fields in the order of the file
 */
public record Fixture(List<String> columns) {

    /** The rows of a file beside a test. */
    public static List<Fixture> rows(Class<?> test, String file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(requireNonNull(test.getResourceAsStream(file), file),
                        StandardCharsets.US_ASCII))) {
            return lines.lines().filter(line -> !line.startsWith("#")).map(line -> new Fixture(List.of(line.split(",",
                    -1)))).toList();
        }
    }

    public String text(int column) {
        return columns.get(column);
    }

    public double number(int column) {
        return Double.parseDouble(columns.get(column));
    }
}
