package org.planettracker.gatling.report;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where and how the servers ran. */
final class Environment {

    private Environment() {}

    /** What was compared, on which machine, with which settings. */
    static List<Grid> circumstances(Results results) {
        List<Grid> tables = new ArrayList<>(List.of(Features.table(), machine(results)));
        tables.addAll(settings(results));
        return tables;
    }

    private static Grid machine(Results results) {
        List<List<String>> rows = results.environment().entrySet().stream()
                .map(line -> List.of(line.getKey(), line.getValue())).toList();
        return new Grid("Environment", List.of("machine", "value"), rows, List.of());
    }

    /** The settings read back from the running servers: those that are the same everywhere, then those that differ. */
    private static List<Grid> settings(Results results) {
        List<Results.Server> servers = results.servers().stream().filter(server -> !server.settings().isEmpty())
                .toList();
        List<String> columns = new ArrayList<>(List.of("setting"));
        servers.forEach(server -> columns.add(server.subject().label()));
        TreeSet<String> names = servers.stream().flatMap(server -> server.settings().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        List<List<String>> same = new ArrayList<>();
        List<List<String>> different = new ArrayList<>();
        for (String name : names) {
            List<String> values = servers.stream().map(server -> server.settings().getOrDefault(name, Words.NOTHING))
                    .toList();
            if (values.stream().distinct().count() == 1) {
                same.add(List.of(name, values.getFirst()));
            } else {
                List<String> row = new ArrayList<>(List.of(name));
                row.addAll(values);
                different.add(row);
            }
        }
        List<String> commands = results.servers().stream().filter(server -> !server.command().isEmpty())
                .map(server -> server.subject().label() + ": `" + shortened(server.command()) + "`").toList();
        return List.of(
                new Grid("Settings that are the same everywhere, read back from the running servers",
                        List.of("setting", "value"), same, List.of()),
                new Grid("Settings that differ, read back from the running servers", columns, different, commands));
    }

    /** A class path of fifty jars says less than its length. */
    private static String shortened(List<String> command) {
        return command.stream().map(Environment::shortened).collect(Collectors.joining(" "));
    }

    private static String shortened(String argument) {
        int entries = argument.split(File.pathSeparator, -1).length;
        return entries > 3 && argument.contains(".jar") ? "<" + entries + " class path entries>" : argument;
    }
}
