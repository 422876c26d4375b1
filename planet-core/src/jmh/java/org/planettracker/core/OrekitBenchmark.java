package org.planettracker.core;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The same place by plain Orekit, the way the tests use it as oracle: with exact frames, near now, everything cached. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@State(Scope.Benchmark)
public class OrekitBenchmark {

    private static final Instant NOW = Instant.parse("2026-11-20T08:29:00.123Z");
    private static final Observer OBSERVER = new Observer(145.051, -39.754, 0);

    @Param({"MARS", "MOON"})
    private Body body = Body.MARS;

    private final OrekitOracle orekit = new OrekitOracle(Path.of("src/main/resources/org/planettracker/core/data"));
    private int next;

    @Benchmark
    public OrekitOracle.View nowOrekit() {
        return orekit.view(body, OBSERVER, NOW.plusNanos(1000L * next++));
    }
}
