package org.planettracker.gatling.experiment;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All experiments there are, in the order of the report. */
public final class Experiments {

    private static final List<Experiment> ALL = List.of(new DevVersusProduction(), new Concurrency(),
            new ConnectionRate(), new KeepAlive(), new Live(), new Clients(),
            new Endurance());
    /** Needs a Docker engine, so it is made when it is asked for by name. */
    private static final Experiment REPLICAS = new Replicas();

    private Experiments() {}

    /**
     * The experiments asked for.
     *
     * @param names ids, or {@code all} but the one that needs a Docker engine
     * @throws IllegalArgumentException naming what is accepted, if a name is unknown
     */
    public static List<Experiment> choose(List<String> names) {
        List<Experiment> known = Stream.concat(ALL.stream(), Stream.of(REPLICAS)).toList();
        for (String name : names) {
            if (!"all".equals(name) && known.stream().noneMatch(experiment -> experiment.id().equals(name))) {
                throw new IllegalArgumentException("no experiment '" + name + "': accepted are all, "
                        + known.stream().map(Experiment::id).collect(Collectors.joining(", ")));
            }
        }
        return known.stream().filter(experiment -> names.contains(experiment.id())
                || (names.contains("all") && ALL.contains(experiment))).toList();
    }
}
