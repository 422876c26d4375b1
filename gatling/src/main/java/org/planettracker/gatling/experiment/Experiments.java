package org.planettracker.gatling.experiment;

import java.util.List;
import java.util.stream.Collectors;

/** All experiments there are, in the order of the report. */
public final class Experiments {

    private static final List<Experiment> ALL = List.of(new DevVersusProduction(), new Concurrency(),
            new ConnectionRate(), new KeepAlive(), new Live(), new Clients());

    private Experiments() {}

    /**
     * The experiments asked for.
     *
     * @param names ids, or {@code all}
     * @throws IllegalArgumentException naming what is accepted, if a name is unknown
     */
    public static List<Experiment> choose(List<String> names) {
        for (String name : names) {
            if (!"all".equals(name) && ALL.stream().noneMatch(experiment -> experiment.id().equals(name))) {
                throw new IllegalArgumentException("no experiment '" + name + "': accepted are all, "
                        + ALL.stream().map(Experiment::id).collect(Collectors.joining(", ")));
            }
        }
        return ALL.stream().filter(experiment -> names.contains("all") || names.contains(experiment.id())).toList();
    }
}
