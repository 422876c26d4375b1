package org.planettracker.gatling.experiment;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much is measured.
 *
 * @param name quick, default or thorough
 * @param blocks fresh processes of each variant
 * @param warmUpSeconds shortest warm-up of a dev server
 * @param warmUpLongestSeconds longest warm-up, and the shortest of a server on the full compiler
 * @param measuredSeconds shortest measured window
 * @param toolRounds runs of ApacheBench on a server that was measured
 * @param crossCheckRounds times our bursts, ApacheBench and wrk take turns on each server of the first block; 0 for none
 * @param defaultsArm whether each framework is also measured as it comes
 * @param noiseFloor whether one variant is measured twice a block, to see by how much equal servers differ
 * @param rates connections a second demanded, one after the other
 * @param longestSecondsEachRate longest time at one rate
 * @param connectionsHeld connections held open
 * @param holdSeconds how long they are held
 * @param clientRepeats times each way of making requests is repeated in one process
 */
public record Plan(String name, int blocks, double warmUpSeconds, double warmUpLongestSeconds, double measuredSeconds,
        int toolRounds, int crossCheckRounds, boolean defaultsArm, boolean noiseFloor,
        List<Integer> rates, int longestSecondsEachRate, int connectionsHeld, int holdSeconds, int clientRepeats) {

    /** Shows that everything works; one block, so no comparison is resolved. */
    public static final Plan QUICK = new Plan("quick", 1, 1, 2, 1.5, 3, 0, false, false, List.of(400, 1_000, 3_000), 3,
            2_000,
            5,
            3);

    /** Minutes an experiment. */
    public static final Plan DEFAULT = new Plan("default", 3, 3, 10, 2.5, 5, 0, false, false,
            Stream.concat(Stream.of(400, 600, 800, 1_000, 1_500),
                    IntStream.rangeClosed(2, 9).mapToObj(thousand -> thousand * 1_000)).toList(),
            5, 10_000, 30, 5);

    /** As long as it takes. */
    public static final Plan THOROUGH = new Plan("thorough", 7, 5, 25, 6, 5, 5, true, true,
            IntStream.rangeClosed(4, 90).mapToObj(hundred -> hundred * 100).toList(), 100, 10_000, 60, 11);

    public Plan {
        rates = List.copyOf(rates);
    }
}
