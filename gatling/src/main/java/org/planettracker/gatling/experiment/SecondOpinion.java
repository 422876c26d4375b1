package org.planettracker.gatling.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.planettracker.gatling.measure.Comparison;
import org.planettracker.gatling.measure.Statistics;
import org.planettracker.gatling.report.Figure;
import org.planettracker.gatling.server.Children;
import org.planettracker.gatling.server.Cores;
import org.planettracker.gatling.server.RunningServer;

/**
 * ApacheBench and wrk on a server that we have measured, where they are installed. They come after our last measurement of it: ApacheBench
 * speaks HTTP/1.0, for which the server has to be compiled again, so each is let run before its figures count.
 *
 * <p>
 * In the cross-check the three load generators take turns. Theirs cost less processor time than ours, which on shared cores is the server's
 * gain; so the server gets one half of the cores and they the other, where cores can be chosen. Ours comes in bursts as long as
 * ApacheBench's whole run: between short ones a server has time to collect and compile that theirs do not leave it. A round is some turns
 * there and back, about a second each, because a machine that others share becomes faster and slower within seconds.
 *
 * @param children where their processes belong
 * @param url what is asked for
 * @param connections of each
 * @param requests of one published run of ApacheBench
 */
record SecondOpinion(Children children, String url, int connections, int requests) {

    private static final int ROUNDS = 5;
    private static final int WARM_UP_SECONDS = 5;
    /** On one half of the cores compilers would be busy with HTTP/1.0 for all rounds; so it is done before, on all of them. */
    private static final int LONGER_WARM_UP_SECONDS = 14;
    /** More than any server answers in that time. */
    private static final int WARM_UP_REQUESTS = 1_000_000;
    /** Enough requests for about a second. */
    private static final int ROUND_REQUESTS = 20_000;
    private static final int ROUND_SECONDS = 1;
    private static final double SECONDS_OF_A_RUN = 0.15;
    /** Even: there and back. */
    private static final int TURNS_OF_A_ROUND = 4;
    private static final double SECONDS_OF_A_TURN = 2.4;

    /** What is asked of them. */
    enum Extent {
        /** Nothing. */
        NONE,
        /** The published command. */
        PUBLISHED,
        /** That, and then turns with ours. */
        CROSS_CHECK
    }

    /** How long it takes. */
    static double seconds(Plan plan, Extent extent) {
        double published = warmUpSeconds(plan, extent) + plan.toolRounds() * SECONDS_OF_A_RUN;
        double turns = ROUND_SECONDS + (1 + ROUNDS * TURNS_OF_A_ROUND) * SECONDS_OF_A_TURN;
        return switch (extent) {
            case NONE -> 0;
            case PUBLISHED -> published;
            case CROSS_CHECK -> published + turns;
        };
    }

    private static int warmUpSeconds(Plan plan, Extent extent) {
        int seconds = extent == Extent.CROSS_CHECK ? LONGER_WARM_UP_SECONDS : WARM_UP_SECONDS;
        return plan.warmUpRequests() > 0 ? seconds : 0;
    }

    /** Has them ask. */
    void ask(Plan plan, Extent extent, RunningServer server, BurstGenerator generator, Map<Figure, Double> figures) {
        if (extent != Extent.NONE) {
            published(plan, warmUpSeconds(plan, extent), figures);
        }
        if (extent == Extent.CROSS_CHECK) {
            crossCheck(server, generator, figures);
        }
    }

    /** The published command, some times over. */
    private void published(Plan plan, int warmUpSeconds, Map<Figure, Double> figures) {
        OtherTools tools = new OtherTools(children);
        if (warmUpSeconds > 0) {
            tools.ab(url, connections, WARM_UP_REQUESTS, warmUpSeconds);
        }
        List<Double> rates = new ArrayList<>();
        long keptAlive = requests;
        for (int round = 0; round < plan.toolRounds(); round++) {
            var said = tools.ab(url, connections, requests);
            if (said.isPresent()) {
                rates.add(said.get().answersPerSecond());
                keptAlive = Math.min(keptAlive, said.get().keptAlive());
            }
        }
        if (!rates.isEmpty()) {
            figures.put(Figure.AB_ANSWERS_PER_SECOND, Statistics.median(rates));
            figures.put(Figure.AB_KEEP_ALIVE_REQUESTS, (double) keptAlive);
        }
    }

    /** The three in turns. */
    private void crossCheck(RunningServer server, BurstGenerator generator, Map<Figure, Double> figures) {
        new OtherTools(children).wrk(url, connections, ROUND_SECONDS);
        List<Integer> cores = Cores.usable();
        boolean apart = server.pid() != 0 && cores.size() > 1 && Cores.canBeChosen();
        if (!apart) {
            rounds(server, generator, new OtherTools(children), figures);
            return;
        }
        List<Integer> servers = cores.subList(0, cores.size() / 2);
        List<Integer> others = cores.subList(cores.size() / 2, cores.size());
        Cores.keep(server.pid(), servers, children);
        Cores.keep(generator.pid(), others, children);
        try {
            rounds(server, generator, new OtherTools(children, Cores.only(others)), figures);
            figures.put(Figure.INTERLEAVED_SERVER_CORES, (double) servers.size());
        } finally {
            Cores.keep(server.pid(), cores, children);
            Cores.keep(generator.pid(), cores, children);
        }
    }

    private void rounds(RunningServer server, BurstGenerator generator, OtherTools tools, Map<Figure, Double> figures) {
        List<Double> ours = new ArrayList<>();
        List<Double> ab = new ArrayList<>();
        List<Double> wrk = new ArrayList<>();
        List<Runnable> turns = List.of(
                () -> ours.add(generator.measureOneBurstOf(ROUND_REQUESTS, server).answersPerSecond()),
                () -> tools.ab(url, connections, ROUND_REQUESTS).ifPresent(said -> ab.add(said.answersPerSecond())),
                () -> tools.wrk(url, connections, ROUND_SECONDS).ifPresent(wrk::add));
        // Not counted: on other cores than before.
        turns.forEach(Runnable::run);
        Stream.of(ours, ab, wrk).forEach(List::clear);
        for (int turn = 0; turn < ROUNDS * TURNS_OF_A_ROUND; turn++) {
            // There and back again: what one leaves behind does not always meet the same one.
            (turn % 2 == 0 ? turns : turns.reversed()).forEach(Runnable::run);
        }
        put(figures, Figure.INTERLEAVED_ANSWERS_PER_SECOND, means(ours));
        put(figures, Figure.INTERLEAVED_AB_PER_SECOND, means(ab));
        put(figures, Figure.WRK_ANSWERS_PER_SECOND, means(wrk));
        putInterval(figures, Figure.OVER_AB_LOW, Figure.OVER_AB_HIGH, means(ours), means(ab));
        putInterval(figures, Figure.OVER_WRK_LOW, Figure.OVER_WRK_HIGH, means(ours), means(wrk));
    }

    /** Round by round; none of a tool that failed once, since its rounds are no longer the others'. */
    private static List<Double> means(List<Double> turns) {
        if (turns.size() < ROUNDS * TURNS_OF_A_ROUND) {
            return List.of();
        }
        return IntStream.range(0, ROUNDS)
                .mapToObj(round -> turns.subList(round * TURNS_OF_A_ROUND, (round + 1) * TURNS_OF_A_ROUND).stream()
                        .mapToDouble(Double::doubleValue).average().orElseThrow())
                .toList();
    }

    /** Whether the medians tell anything, the rounds being blocks. */
    private static void putInterval(Map<Figure, Double> figures, Figure low, Figure high, List<Double> ours,
            List<Double> theirs) {
        if (!theirs.isEmpty()) {
            Comparison comparison = Comparison.of(ours, theirs);
            figures.put(low, comparison.low());
            figures.put(high, comparison.high());
        }
    }

    private static void put(Map<Figure, Double> figures, Figure figure, List<Double> rates) {
        if (!rates.isEmpty()) {
            figures.put(figure, Statistics.median(rates));
        }
    }
}
