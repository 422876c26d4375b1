package org.planettracker.core;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
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
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class AlmanacBenchmark {

    private static final Instant NOW = Instant.parse("2026-11-20T08:29:00.123Z");
    private static final Observer OBSERVER = new Observer(145.051, -39.754, 0);
    private static final int DATES = 1 << 16;
    /** About a microsecond. */
    private static final long ARITHMETIC = 300;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

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

    /**
     * The slowest calls of an iteration, nanoseconds. By the clock it contains every pause of the process. The thread's CPU
     * time leaves those out, but not what a host takes from a virtual machine; that does not hit the same date every time.
     */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Slowest {

        private static final long LONG = 3_000_000;

        public long calls;
        public long onClock;
        public long longOnClock;
        public long onCpu;
        public long longOnCpu;
        private final long[] leastOnCpu = new long[DATES];

        @Setup(Level.Iteration)
        public void forget() {
            Arrays.fill(leastOnCpu, Long.MAX_VALUE);
        }

        void took(int date, long clock, long cpu) {
            calls++;
            onClock = Math.max(onClock, clock);
            longOnClock += clock > LONG ? 1 : 0;
            onCpu = Math.max(onCpu, cpu);
            longOnCpu += cpu > LONG ? 1 : 0;
            leastOnCpu[date] = Math.min(leastOnCpu[date], cpu);
        }

        /** The CPU time of the slowest date, each at its best call. */
        public long slowestDate() {
            return Arrays.stream(leastOnCpu).filter(least -> least < Long.MAX_VALUE).max().orElse(0);
        }
    }

    /** Calls for now and the nanoseconds they took, apart for the two things that the others do meanwhile. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Beside {

        private static final long TURN = 100_000_000;

        public long callsBesideDates;
        public long nanosBesideDates;
        public long callsBesideNumbers;
        public long nanosBesideNumbers;

        /** Whether it is the turn of the dates. */
        static boolean dates(long nanoTime) {
            return (nanoTime / TURN & 1) == 0;
        }

        void took(long began, long nanos) {
            if (dates(began)) {
                callsBesideDates++;
                nanosBesideDates += nanos;
            } else {
                callsBesideNumbers++;
                nanosBesideNumbers += nanos;
            }
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

    /** Once more, with the slowest call by the clock and by what its thread computed. */
    @Benchmark
    public ApparentPlace randomDateSlowest(Caller caller, Slowest slowest) {
        int date = caller.next++ & DATES - 1;
        long beganOnClock = System.nanoTime();
        long beganOnCpu = THREADS.getCurrentThreadCpuTime();
        ApparentPlace place = almanac.place(body, OBSERVER, dates[date]);
        slowest.took(date, System.nanoTime() - beganOnClock, THREADS.getCurrentThreadCpuTime() - beganOnCpu);
        return place;
    }

    /**
     * A caller who asks for now, beside four who ask for random dates for a tenth of a second and do arithmetic for the next
     * one: they always take the same share of the cores, so that what differs is what the almanac's callers do to one
     * another.
     */
    @Benchmark
    @Group("beside")
    @GroupThreads(1)
    @Measurement(iterations = 30, time = 1)
    public ApparentPlace nowBeside(Caller caller, Beside beside) {
        long began = System.nanoTime();
        ApparentPlace place = almanac.place(body, OBSERVER, caller.moment());
        beside.took(began, System.nanoTime() - began);
        return place;
    }

    @Benchmark
    @Group("beside")
    @GroupThreads(4)
    @Measurement(iterations = 30, time = 1)
    public @Nullable ApparentPlace othersBesideNow(Caller caller) {
        if (Beside.dates(System.nanoTime())) {
            return almanac.place(body, OBSERVER, dates[caller.next++ & DATES - 1]);
        }
        Blackhole.consumeCPU(ARITHMETIC);
        return null;
    }
}
