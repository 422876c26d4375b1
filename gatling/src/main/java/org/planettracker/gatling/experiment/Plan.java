package org.planettracker.gatling.experiment;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much is measured.
 *
 * @param name quick, default or thorough
 * @param blocks times each variant is measured, each time in a fresh process
 * @param warmUpRequests fewest requests of a warm-up
 * @param developmentWarmUpRequests the same of a dev server, whose one compiler is soon done
 * @param warmUpLongestSeconds longest warm-up
 * @param againSeconds of bursts before each measured window
 * @param measuredSeconds shortest measured window
 * @param oneWorkerMeasuredSeconds the same of a server with one worker, which from one third of a second to the next differs from itself
 *            twice as much as one with four
 * @param toolRounds runs of the published ApacheBench command on one server of each contender, after our last measurement of it
 * @param crossChecks on how many of these ApacheBench and wrk then take turns with ours
 * @param defaultsArm whether each framework is also measured as it comes
 * @param noiseFloor whether one variant takes part twice, to see by how much equal servers differ
 * @param rates connections a second demanded, one after the other
 * @param longestSecondsEachRate longest time at one rate
 * @param connectionsHeld connections held open
 * @param holdSeconds how long they are held
 * @param clientRepeats times each way of making requests is repeated in one process
 */
public record Plan(String name, int blocks, long warmUpRequests,
        long developmentWarmUpRequests, double warmUpLongestSeconds, double againSeconds, double measuredSeconds,
        double oneWorkerMeasuredSeconds, int toolRounds, int crossChecks, boolean defaultsArm, boolean noiseFloor,
        List<Integer> rates,
        int longestSecondsEachRate, int connectionsHeld, int holdSeconds, int clientRepeats) {

    /** Shows that everything works; one block, so no comparison is resolved. */
    public static final Plan QUICK = new Plan("quick", 1, 0, 0, 2, 0, 1.5, 1.5, 3, 0, false, false,
            List.of(400, 1_000, 3_000), 3, 2_000, 5, 3);

    /** Half an hour at most for an experiment with bursts, minutes for the others. */
    public static final Plan DEFAULT = new Plan("default", 6, 200_000, 30_000, 60, 0.5, 5, 12, 5, 1, false, true,
            Stream.concat(Stream.of(400, 600, 800, 1_000, 1_500),
                    IntStream.rangeClosed(2, 9).mapToObj(thousand -> thousand * 1_000)).toList(),
            5, 10_000, 30, 5);

    /** As long as it takes. */
    public static final Plan THOROUGH = new Plan("thorough", 7, 300_000, 100_000, 60, 1, 6, 12, 5,
            Integer.MAX_VALUE, true,
            true,
            IntStream.rangeClosed(4, 90).mapToObj(hundred -> hundred * 100).toList(), 100, 10_000, 60, 11);

    public Plan {
        rates = List.copyOf(rates);
    }

    /** What is repeated in the experiments with bursts, in words. */
    public static String replicates() {
        return "a fresh server process in every block. Within a block those to be compared take turns, a third of a second each";
    }
}
