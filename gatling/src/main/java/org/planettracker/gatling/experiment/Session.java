package org.planettracker.gatling.experiment;

import java.util.List;
import java.util.stream.Stream;

import org.planettracker.gatling.server.Contender;
import org.planettracker.gatling.server.Contenders;

/**
 * What was asked for.
 *
 * @param plan how much is measured
 * @param chosen contenders, in the order of the tables
 * @param named whether they were asked for by name; if not, each experiment takes those of them it is about
 * @param seed of the order
 */
public record Session(Plan plan, List<Contender> chosen, boolean named, long seed) {

    public Session {
        chosen = List.copyOf(chosen);
    }

    /** The frameworks, or what was asked for instead, and every server given by URL. */
    List<Contender> frameworks() {
        return participants(Contenders.FRAMEWORKS);
    }

    /** The frameworks and the bare sockets, or what was asked for instead, and every server given by URL. */
    List<Contender> frameworksAndBaselines() {
        return participants(Stream.concat(Contenders.FRAMEWORKS.stream(), Contenders.BASELINES.stream()).toList());
    }

    private List<Contender> participants(List<Contender> usual) {
        return named ? chosen
                : chosen.stream()
                        .filter(contender -> usual.contains(contender) || !contender.isStartedHere())
                        .toList();
    }
}
