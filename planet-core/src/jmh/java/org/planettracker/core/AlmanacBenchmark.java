package org.planettracker.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

import org.planettracker.core.data.AlmanacData;
import org.planettracker.core.sky.BodyHour;
import org.planettracker.core.sky.BodyHours;
import org.planettracker.core.sky.Topocentre;
import org.planettracker.core.sky.TopocentricView;

/** What the almanac costs, one call at a time. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 4, time = 1)
@State(Scope.Benchmark)
public class AlmanacBenchmark {

    private static final Instant NOW = Instant.parse("2026-11-20T08:29:00.123Z");
    private static final Observer OBSERVER = new Observer(145.051, -39.754, 0);
    private static final int DATES = 1 << 16;
    /** About a microsecond. */
    private static final long ARITHMETIC = 300;

    @Param({"MARS", "MOON"})
    private Body body = Body.MARS;

    private final Almanac almanac = Almanac.load(null);
    private final BodyHours hours = new BodyHours(AlmanacData.load(null));
    private final Instant[] dates = new SplittableRandom(1)
            .longs(DATES, 0, Duration.between(Almanac.FIRST, Almanac.LAST).toMillis())
            .mapToObj(Almanac.FIRST::plusMillis).toArray(Instant[]::new);

    /** A clock and a place to write to for each thread. */
    @State(Scope.Thread)
    public static class Caller {

        private final TopocentricView view = new TopocentricView();
        private final int hour = BodyHour.of(NOW);
        private double second = BodyHour.secondOf(NOW);
        private int next;

        double later() {
            second += 1e-6;
            return second;
        }

        Instant moment() {
            return NOW.plusNanos(1000L * next++);
        }
    }

    /** Azimuth, altitude, right ascension, declination, distance, written into a view that is used again. */
    @Benchmark
    public TopocentricView nowComputed(Caller caller) {
        Topocentre.look(hours.get(body, caller.hour), caller.later(), OBSERVER, caller.view);
        return caller.view;
    }

    /** The same as a record, a microsecond later each time. */
    @Benchmark
    public ApparentPlace nowPlace(Caller caller) {
        return almanac.place(body, OBSERVER, caller.moment());
    }

    /** With magnitude, phase, diameter, elongation, constellation. */
    @Benchmark
    public Sighting nowSighting(Caller caller) {
        return almanac.sighting(body, OBSERVER, caller.moment());
    }

    /** Any date of the hundred years, none twice in a row. */
    @Benchmark
    public ApparentPlace randomDate(Caller caller) {
        return almanac.place(body, OBSERVER, dates[caller.next++ & DATES - 1]);
    }

    @Benchmark
    public DailyEvents events(Caller caller) {
        return almanac.events(body, OBSERVER, caller.moment());
    }

    @Benchmark
    public List<ApparentPlace> thousandPoints(Caller caller) {
        Instant from = caller.moment();
        return almanac.track(body, OBSERVER, from, from.plusSeconds(999 * 600), Duration.ofMinutes(10));
    }

    /** The same, each call timed for itself: the slowest of them is the first touch of some day or a pause of the machine. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public ApparentPlace randomDateEach(Caller caller) {
        return almanac.place(body, OBSERVER, dates[caller.next++ & DATES - 1]);
    }

    /** A caller who asks for now, beside four who ask for random dates; compare with {@link #nowBesideNumbers}. */
    @Benchmark
    @Group("besideDates")
    @GroupThreads(1)
    public ApparentPlace nowBesideDates(Caller caller) {
        return almanac.place(body, OBSERVER, caller.moment());
    }

    @Benchmark
    @Group("besideDates")
    @GroupThreads(4)
    public ApparentPlace datesBesideNow(Caller caller) {
        return almanac.place(body, OBSERVER, dates[caller.next++ & DATES - 1]);
    }

    /** The control: beside four who take the same share of the cores and touch nothing of the almanac. */
    @Benchmark
    @Group("besideNumbers")
    @GroupThreads(1)
    public ApparentPlace nowBesideNumbers(Caller caller) {
        return almanac.place(body, OBSERVER, caller.moment());
    }

    @Benchmark
    @Group("besideNumbers")
    @GroupThreads(4)
    public void numbersBesideNow() {
        Blackhole.consumeCPU(ARITHMETIC);
    }
}
