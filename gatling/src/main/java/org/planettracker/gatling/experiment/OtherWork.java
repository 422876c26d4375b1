package org.planettracker.gatling.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

import org.planettracker.gatling.measure.CpuClock;
import org.planettracker.gatling.measure.Machine;

/** What everything else on the machine did while something was measured: idle servers, other programs, other guests of the hypervisor. */
public final class OtherWork {

    /** From this share of the machine on, the figures are somebody else's too. */
    private static final double DISTURBING_SHARE = 0.10;

    private final double cores;
    private final double stolenCores;

    private OtherWork(double cores, double stolenCores) {
        this.cores = cores;
        this.stolenCores = stolenCores;
    }

    /** A look that has begun. */
    public static final class Watched {

        private final Machine machine;
        private final long[] ours;
        private final long began = System.nanoTime();
        private final double busyBefore;
        private final double stolenBefore;
        private final double oursBefore;

        private Watched(Machine machine, long... ours) {
            this.machine = machine;
            this.ours = ours.clone();
            busyBefore = machine.busySeconds();
            stolenBefore = machine.stolenSeconds();
            oursBefore = oursSeconds();
        }

        private double oursSeconds() {
            return CpuClock.ownSeconds() + LongStream.of(ours).filter(pid -> pid != 0)
                    .mapToDouble(pid -> CpuClock.secondsOf(pid).orElse(Double.NaN)).sum();
        }

        /** What there was until now. */
        public OtherWork untilNow() {
            double seconds = (System.nanoTime() - began) / 1e9;
            double others = machine.busySeconds() - busyBefore - (oursSeconds() - oursBefore);
            return new OtherWork(Math.max(0, others / seconds), (machine.stolenSeconds() - stolenBefore) / seconds);
        }
    }

    /**
     * Begins to look.
     *
     * @param ours processes that belong to the measurement, beside this one
     */
    public static Watched watch(Machine machine, long... ours) {
        return new Watched(machine, ours);
    }

    /** Cores used by others; NaN where the system does not tell. */
    public double cores() {
        return cores;
    }

    /** Cores that the hypervisor gave to other guests while this machine had work for them. */
    public double stolenCores() {
        return stolenCores;
    }

    /** What of it was enough to disturb, in words. */
    public List<String> disturbing() {
        double enough = DISTURBING_SHARE * Runtime.getRuntime().availableProcessors();
        List<String> words = new ArrayList<>();
        if (cores > enough) {
            words.add(String.format(Locale.ROOT, "other work used %.1f cores", cores));
        }
        if (stolenCores > enough) {
            words.add(String.format(Locale.ROOT, "the hypervisor gave %.1f cores to others", stolenCores));
        }
        return words;
    }
}
