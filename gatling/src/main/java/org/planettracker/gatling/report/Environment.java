package org.planettracker.gatling.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where and how the servers ran. */
final class Environment {

    private Environment() {}

    static Grid machine(Results results) {
        List<List<String>> rows = results.environment().entrySet().stream()
                .map(line -> List.of(line.getKey(), line.getValue())).toList();
        return new Grid("Environment", List.of("machine", "value"), rows, List.of());
    }

    /** The settings read back from the running servers; those that all have in common take one line. */
    static Grid settings(Results results) {
        List<Results.Server> servers = results.servers().stream().filter(server -> !server.settings().isEmpty())
                .toList();
        List<String> columns = new ArrayList<>(List.of("setting"));
        servers.forEach(server -> columns.add(server.subject().label()));
        TreeSet<String> names = servers.stream().flatMap(server -> server.settings().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<List<String>> rows = new ArrayList<>();
        for (String name : names) {
            List<String> row = new ArrayList<>(List.of(name));
            servers.forEach(server -> row.add(server.settings().getOrDefault(name, Words.NOTHING)));
            rows.add(row);
        }
        List<String> notes = results.servers().stream().filter(server -> !server.command().isEmpty())
                .map(server -> server.subject().label() + ": `" + shortened(server.command()) + "`").toList();
        return new Grid("Settings, read back from the running servers", columns, rows, notes);
    }

    /** A class path of fifty jars says less than its length. */
    private static String shortened(List<String> command) {
        return command.stream().map(Environment::shortened).collect(Collectors.joining(" "));
    }

    private static String shortened(String argument) {
        Map.Entry<Integer, String> parts = Map.entry(argument.split(":", -1).length, argument);
        return parts.getKey() > 3 && argument.contains(".jar") ? "<" + parts.getKey() + " class path entries>"
                : argument;
    }
}
