package org.planettracker.gatling.soak;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import org.junit.jupiter.api.Test;

import org.planettracker.gatling.load.SteadyLoad;
import org.planettracker.gatling.load.SteadyLoad.Figures;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mixed load for half an hour, {@code -Dsoak.minutes} for another time, on both servers at once: nothing fails, nothing is
 * warned of, and neither heap nor threads nor descriptors grow.
 */
class SoakIT {

    private static final List<Path> JARS = List.of(Path.of("../webflux-app/target/webflux-app.jar"),
            Path.of("../mvc-app/target/mvc-app.jar"));
    private static final String[] PATHS = {"/planets/mars?lon=145.051&lat=-39.754&elevation=0", "/ping",
        "/planets?lat=48.86&lon=2.35", "/planets/moon", "/planets/saturn?when=1975-06-21T23:00:00Z&lat=69.65&lon=18.96",
        "/planets/venus/events?lat=51.48&lon=0", "/planets/jupiter?lat=-90&lon=12.5", "/",
        "/planets/sun/track?when=2026-11-20T00:00:00Z&until=2026-11-21T00:00:00Z&step=PT15M", "/actuator/health"};
    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("soak.minutes", 30));
    /** The first of them belongs to warming up. */
    private static final int LOOKS = 9;
    private static final int USERS = 8;

    @Test
    void nothingFailsAndNothingGrows() throws Exception {
        try (Soaked webflux = new Soaked(JARS.getFirst()); Soaked mvc = new Soaked(JARS.getLast())) {
            List<Soaked> servers = List.of(webflux, mvc);
            for (int look = 1; look <= LOOKS; look++) {
                for (Soaked server : servers) {
                    server.load.last(LENGTH.multipliedBy(look).dividedBy(LOOKS + 1));
                    server.looks.add(server.process.look());
                }
            }
            servers.forEach(server -> server.load.last(LENGTH));
            for (Soaked server : servers) {
                server.check();
            }
        }
    }

    /** A server, its load, and what was seen of it. */
    private static final class Soaked implements AutoCloseable {

        private final ServerUnderWatch process;
        private final SteadyLoad load;
        private final List<ServerUnderWatch.Look> looks = new ArrayList<>();

        Soaked(Path jar) throws Exception {
            process = ServerUnderWatch.start(jar);
            load = SteadyLoad.ofUsers(URI.create("http://127.0.0.1:" + process.port()), USERS, PATHS);
        }

        void check() throws Exception {
            Figures figures = load.figures();
            System.out.printf(Locale.ROOT, "%s: %s%n", process.name(), figures);
            looks.forEach(look -> System.out.println("  " + look));
            assertThat(figures.failed() + figures.unanswered())
                    .as("failed and unanswered of %s: %s", process.name(), figures)
                    .isZero();
            assertThat(Files.readString(process.log())).as(process.name()).doesNotContain(" WARN ", " ERROR ",
                    "Exception");
            assertFlat("heap after collection, MB", ServerUnderWatch.Look::heapMegabytes, 8);
            assertFlat("threads", ServerUnderWatch.Look::threads, 4);
            assertFlat("descriptors", ServerUnderWatch.Look::descriptors, 8);
        }

        /** The last third is no more above the first than what was allowed; what comes and goes is not growth. */
        private void assertFlat(String what, ToDoubleFunction<ServerUnderWatch.Look> value, double allowed) {
            double[] values = looks.stream().skip(1).mapToDouble(value).toArray();
            int third = values.length / 3;
            double first = lowest(values, 0, third + 1);
            double last = lowest(values, values.length - third - 1, values.length);
            assertThat(last - first).as("growth of %s of %s: %s", what, process.name(), looks)
                    .isLessThanOrEqualTo(allowed);
        }

        private static double lowest(double[] values, int from, int to) {
            double lowest = values[from];
            for (int i = from; i < to; i++) {
                lowest = Math.min(lowest, values[i]);
            }
            return lowest;
        }

        @Override
        public void close() {
            load.close();
            process.close();
        }
    }
}
