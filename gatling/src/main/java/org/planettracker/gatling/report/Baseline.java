package org.planettracker.gatling.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.planettracker.gatling.measure.Verdict;

/** This session against an older one: who got slower or faster beyond noise. */
public final class Baseline {

    private final List<Finding> findings;

    /**
     * Compares the throughput of every variant that both sessions measured with bursts. Sessions have their own noise: a change counts only
     * if it is larger than what either session saw between equal variants.
     */
    public Baseline(Results now, Results before) {
        List<Finding> found = new ArrayList<>();
        for (String experiment : List.of(DevVersusProductionTables.ID, "concurrency")) {
            List<Cell> ours = Cell.of(now, experiment);
            List<Cell> theirs = Cell.of(before, experiment);
            double floor = Math.max(Finding.noiseFloor(ours), Finding.noiseFloor(theirs));
            for (Cell cell : ours) {
                theirs.stream().filter(old -> old.subject().equals(cell.subject()) && !cell.subject().twin())
                        .findFirst()
                        .flatMap(old -> Finding.compare(cell, old, Optional.empty(), floor))
                        .ifPresent(found::add);
            }
        }
        findings = List.copyOf(found);
    }

    /** A sentence a variant. */
    public List<String> sentences() {
        return findings.stream()
                .map(finding -> finding.first().label() + " is " + finding.comparison().verdict().words() + " before ("
                        + finding.figures() + ").")
                .toList();
    }

    /** Whether any variant got slower beyond noise. */
    public boolean slower() {
        return findings.stream().anyMatch(finding -> finding.comparison().verdict() == Verdict.SLOWER);
    }
}
