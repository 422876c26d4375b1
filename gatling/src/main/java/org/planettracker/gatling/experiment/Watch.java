package org.planettracker.gatling.experiment;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongConsumer;

import org.planettracker.gatling.measure.Machine;
import org.planettracker.gatling.report.Figure;
import org.planettracker.gatling.server.RunningServer;

/**
 * What is looked at when connections begin to be opened, and while they are held: memory before, the fewest connections counted by the kernel,
 * and memory at the last look.
 */
final class Watch implements LongConsumer {

    private final Bench bench;
    private final RunningServer server;
    private final Map<Figure, Double> figures = new EnumMap<>(Figure.class);

    Watch(Bench bench, RunningServer server) {
        this.bench = bench;
        this.server = server;
    }

    @Override
    public void accept(long client) {
        if (!figures.containsKey(Figure.SERVER_RSS_BEFORE_BYTES)) {
            Double before = bench.figuresOf(server).get(Figure.SERVER_RSS_BYTES);
            figures.put(Figure.SERVER_RSS_BEFORE_BYTES, before == null ? Double.NaN : before);
            return;
        }
        double connections = bench.machine().connections(server.url().getPort());
        figures.merge(Figure.CONNECTIONS_HELD, connections, Math::min);
        Machine.Memory memory = bench.machine().memory(client);
        if (memory != null) {
            figures.put(Figure.CLIENT_RSS_BYTES, (double) memory.residentBytes());
            figures.put(Figure.CLIENT_VIRTUAL_BYTES, (double) memory.virtualBytes());
        }
        figures.putAll(bench.figuresOf(server));
    }

    /** All that was seen. */
    Map<Figure, Double> figures() {
        Map<Figure, Double> seen = new EnumMap<>(figures);
        seen.values().removeIf(value -> value.isNaN());
        return seen;
    }
}
