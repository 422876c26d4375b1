package org.planettracker.gatling.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

import org.HdrHistogram.Histogram;

import org.planettracker.gatling.measure.Validity;
import org.planettracker.gatling.measure.Window;

/** What ordinary requests cost beside clients that are a burden, and what is left of a server that is asked for too much. */
final class EnduranceTables {

    static final String ID = "endurance";

    private static final Map<String, String> CROWDS = new LinkedHashMap<>();
    private static final int P99 = 99;

    static {
        CROWDS.put("slow", "a header drop by drop");
        CROWDS.put("deaf", "long answers not read");
        CROWDS.put("idle", "idle");
    }

    private final Map<Subject, Map<String, Measurement>> bySubject = new LinkedHashMap<>();

    EnduranceTables(List<Measurement> measurements) {
        measurements.forEach(one -> bySubject.computeIfAbsent(one.subject(), subject -> new LinkedHashMap<>())
                .put(one.window().name(), one));
    }

    /** The most important in a sentence a server. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        bySubject.forEach((subject, windows) -> CROWDS.forEach((crowd, words) -> {
            Measurement alone = windows.get("alone");
            Measurement beside = windows.get(crowd + ", beside");
            if (alone != null && beside != null && alone.valid() && beside.valid()) {
                sentences.add(String.format(Locale.ROOT,
                        "%s beside %,.0f clients (%s): ordinary p99 %.1f times that alone, %s failed.", subject.label(),
                        beside.figures().getOrDefault(Figure.CONNECTIONS_MADE, 0.0), words,
                        p99(beside) / Math.max(1e-3, p99(alone)), Words.count(beside.window().failed())));
            }
        }));
        bySubject.forEach((subject, windows) -> {
            Measurement overload = windows.get("overload");
            if (overload != null && overload.valid()) {
                sentences.add(String.format(Locale.ROOT, "%s, asked for three times what it can: answered %s %% of it.",
                        subject.label(), ofPeak(overload)));
            }
        });
        return sentences;
    }

    /** One row a server and crowd. */
    Grid crowds() {
        List<List<String>> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        bySubject.forEach((subject, windows) -> CROWDS.forEach((crowd, words) -> {
            Measurement alone = windows.get("alone");
            Measurement beside = windows.get(crowd + ", beside");
            Measurement closed = windows.get(crowd + ", closed");
            if (alone != null && beside != null && closed != null) {
                rows.add(row(subject, words, alone, beside, closed));
                addReasons(notes, subject.label() + ", " + crowd, beside);
            }
        }));
        notes.add(
                "Held: connections when all had come, as the kernel counts them. p99: of ordinary requests for Mars, 200 a second. "
                        + "Clients that are served with 503 and \"Connection: close\" are among the closed.");
        return new Grid("Ordinary requests beside a crowd",
                List.of("server and crowd", "clients", "held", "not let in", "closed by the server", "first after s",
                        "last after s", "p99 alone ms", "p99 beside ms", "max beside ms", "answered beside", "failed",
                        "server RSS MiB"),
                rows, notes);
    }

    private static List<String> row(Subject subject, String words, Measurement alone, Measurement beside,
            Measurement closed) {
        Histogram lives = closed.window().latencies();
        boolean any = lives.getTotalCount() > 0;
        return List.of(subject.label() + ": " + words,
                Words.rate(ExperimentTables.figure(beside, Figure.CONNECTIONS_MADE)),
                Words.rate(ExperimentTables.figure(beside, Figure.CONNECTIONS_HELD)),
                Words.count(closed.window().failed()), Words.count(closed.window().answers()),
                seconds(any, lives.getMinValue()), seconds(any, lives.getMaxValue()), millis(alone, P99),
                millis(beside, P99), millis(beside, 100), Words.count(beside.window().answers()),
                Words.count(beside.window().failed()),
                Words.mebibytes(ExperimentTables.figure(beside, Figure.SERVER_RSS_BYTES)));
    }

    /** One row a server. */
    Grid overload() {
        List<List<String>> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        bySubject.forEach((subject, windows) -> {
            Measurement overload = windows.get("overload");
            Measurement refused = windows.get("overload, refused");
            Measurement ordinary = windows.get("overload, ordinary");
            Measurement recovering = windows.get("recovering");
            Measurement recovered = windows.get("recovered");
            if (overload != null && refused != null && ordinary != null && recovering != null && recovered != null) {
                rows.add(List.of(subject.label(),
                        Words.rate(ExperimentTables.figure(overload, Figure.PEAK_PER_SECOND)),
                        Words.rate(ExperimentTables.figure(overload, Figure.SENT_PER_SECOND)),
                        Words.rate(OptionalDouble.of(overload.window().answersPerSecond())), ofPeak(overload),
                        millis(overload, P99), Words.rate(OptionalDouble.of(refused.window().answersPerSecond())),
                        millis(refused, P99), Words.count(overload.window().failed()),
                        millis(ordinary, P99), Words.count(ordinary.window().failed()),
                        Words.mebibytes(ExperimentTables.figure(overload, Figure.SERVER_RSS_BYTES)),
                        after(recovering), after(recovered), millis(recovered, P99)));
                addReasons(notes, subject.label(), overload);
                if (overload.window().failed() > 0) {
                    notes.add(subject.label() + ": " + String.join("; ", Validity.failures(overload.window())) + ".");
                }
            }
        });
        notes.add("Peak: a closed workload on 50 kept connections, just before. Answered: with 200 within two seconds. "
                + "Refused: with 503 and Retry-After. Mars: a cheap request 20 times a second beside them. After: requests that failed or were refused, at a tenth of the rate.");
        return new Grid("Three times what it can answer (a track of 1,440 points)",
                List.of("server", "peak/s", "sent/s", "answered/s", "% of peak", "p99 ms", "refused/s", "p99 ms",
                        "failed", "Mars p99 ms", "Mars failed", "RSS MiB", "not answered 0 to 5 s after",
                        "5 to 10 s after", "p99 then ms"),
                rows, notes);
    }

    private static void addReasons(List<String> notes, String who, Measurement measurement) {
        measurement.invalid().forEach(reason -> notes.add(who + ": not valid: " + reason + "."));
    }

    private static String after(Measurement measurement) {
        Window window = measurement.window();
        double refused = measurement.figures().getOrDefault(Figure.REFUSED_PER_SECOND, 0.0) * window.seconds();
        return Words.count(window.failed() + Math.round(refused));
    }

    private static String ofPeak(Measurement overload) {
        Double peak = overload.figures().get(Figure.PEAK_PER_SECOND);
        return peak == null || peak == 0 ? Words.NOTHING
                : Words.decimals(OptionalDouble.of(100 * overload.window().answersPerSecond() / peak), 0);
    }

    private static double p99(Measurement measurement) {
        return measurement.window().latencies().getValueAtPercentile(P99) / 1e3;
    }

    private static String millis(Measurement measurement, double percentile) {
        Histogram times = measurement.window().latencies();
        return Words.millis(times.getTotalCount() > 0, times.getValueAtPercentile(percentile));
    }

    private static String seconds(boolean any, long micros) {
        return Words.decimals(any ? OptionalDouble.of(micros / 1e6) : OptionalDouble.empty(), 1);
    }

    /** For the charts: the measurements of one window, one a server. */
    List<Measurement> of(String window) {
        List<Measurement> measurements = new ArrayList<>();
        bySubject.values().forEach(windows -> {
            Measurement measurement = windows.get(window);
            if (measurement != null) {
                measurements.add(measurement);
            }
        });
        return measurements;
    }
}
