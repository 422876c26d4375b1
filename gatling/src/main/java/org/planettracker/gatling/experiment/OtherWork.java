package org.planettracker.gatling.experiment;

import java.util.stream.LongStream;

import org.planettracker.gatling.measure.CpuClock;
import org.planettracker.gatling.measure.Machine;

/** What everything else on the machine did while something was measured: idle servers, other programs, other guests of the hypervisor. */
public final class OtherWork {

    /** From this share of the machine on, the figures are somebody else's too. */
    private static final double DISTURBING_SHARE = 0.10;

    private final Machine machine;
    private final long[] ours;
    private final long began = System.nanoTime();
    private final double busyBefore;
    private final double oursBefore;
    private double cores = Double.NaN;

    /**
     * Begins now.
     *
     * @param ours processes that belong to the measurement, beside this one
     */
    public OtherWork(Machine machine, long... ours) {
        this.machine = machine;
        this.ours = ours.clone();
        busyBefore = machine.busySeconds();
        oursBefore = oursSeconds();
    }

    private double oursSeconds() {
        return CpuClock.ownSeconds() + LongStream.of(ours).filter(pid -> pid != 0)
                .mapToDouble(pid -> CpuClock.secondsOf(pid).orElse(Double.NaN)).sum();
    }

    /** Cores used by others from the beginning until this was asked first; NaN where the system does not tell. */
    public double cores() {
        if (Double.isNaN(cores)) {
            double others = machine.busySeconds() - busyBefore - (oursSeconds() - oursBefore);
            cores = Math.max(0, others / ((System.nanoTime() - began) / 1e9));
        }
        return cores;
    }

    /** Whether that was enough to disturb. */
    public boolean disturbing() {
        return cores() > DISTURBING_SHARE * Runtime.getRuntime().availableProcessors();
    }
}
