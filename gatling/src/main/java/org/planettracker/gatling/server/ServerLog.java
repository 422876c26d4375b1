package org.planettracker.gatling.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds in what a server printed the one line that says why it ended. */
final class ServerLog {

    private ServerLog() {}

    /** Spring Boot writes the reason below the word Description; a JVM or a baseline on an exception's or the last line. */
    static String reason(Path log) {
        List<String> lines;
        try {
            lines = Files.readAllLines(log).stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
        int description = lines.indexOf("Description:");
        if (description >= 0 && description + 1 < lines.size()) {
            return lines.get(description + 1);
        }
        return lines.stream().filter(line -> line.startsWith("Exception in thread") || line.startsWith("Caused by:"))
                .reduce((first, second) -> second).orElse(lines.isEmpty() ? "it printed nothing" : lines.getLast());
    }
}
