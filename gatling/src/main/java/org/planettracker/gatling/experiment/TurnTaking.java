package org.planettracker.gatling.experiment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

import org.planettracker.gatling.measure.Statistics;
import org.planettracker.gatling.measure.Window;
import org.planettracker.gatling.report.Figure;

/** Between two rounds of our bursts, ApacheBench and wrk measure the same running server: do the three agree? */
final class TurnTaking implements LongConsumer {

    /** Enough requests for about a second, the connections of the bursts. */
    private static final int AB_REQUESTS = 20_000;
    private static final int WRK_SECONDS = 2;

    private final OtherTools tools;
    private final String url;
    private final int connections;
    private final List<Double> ab = new ArrayList<>();
    private final List<Double> wrk = new ArrayList<>();

    TurnTaking(OtherTools tools, String url, int connections) {
        this.tools = tools;
        this.url = url;
        this.connections = connections;
    }

    @Override
    public void accept(long client) {
        tools.ab(url, connections, AB_REQUESTS).ifPresent(said -> ab.add(said.answersPerSecond()));
        tools.wrk(url, connections, WRK_SECONDS).ifPresent(wrk::add);
    }

    /** The medians, of tools that had a turn. */
    Map<Figure, Double> figures(List<Window> ours) {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        if (!ab.isEmpty()) {
            figures.put(Figure.INTERLEAVED_AB_PER_SECOND, Statistics.median(ab));
        }
        if (!wrk.isEmpty()) {
            figures.put(Figure.WRK_ANSWERS_PER_SECOND, Statistics.median(wrk));
        }
        if (!figures.isEmpty()) {
            figures.put(Figure.INTERLEAVED_ANSWERS_PER_SECOND,
                    Statistics.median(ours.stream().map(Window::answersPerSecond).toList()));
        }
        return figures;
    }
}
