package org.planettracker.gatling.experiment;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says, a line a step, how far the session is and how long it will still take. Plain lines: they read the same in any terminal or log. */
public final class Progress {

    /** So much of the plan counts as done on time: what comes first is what is slow once. */
    private static final double ON_TIME_SECONDS = 60;

    private final PrintStream out;
    private final int steps;
    private final double plannedSeconds;
    private final long began = System.nanoTime();
    private int done;
    private double plannedSecondsDone;

    /**
     * Begins now.
     *
     * @param out where to
     * @param steps how many there will be
     * @param plannedSeconds how long all of them should take
     */
    public Progress(PrintStream out, int steps, double plannedSeconds) {
        this.out = out;
        this.steps = steps;
        this.plannedSeconds = plannedSeconds;
    }

    /**
     * One step is done.
     *
     * @param seconds how long it was planned to take
     * @param words what came out
     */
    public void done(double seconds, String words) {
        done++;
        plannedSecondsDone += seconds;
        out.printf(Locale.ROOT, "[%d/%d, %s left] %s%n", done, steps, words(secondsLeft()), words);
        out.flush();
    }

    /** Something worth a line that is no step. */
    public void say(String words) {
        out.println(words);
        out.flush();
    }

    /** The rest of the plan, corrected by how long the part done really took. */
    double secondsLeft() {
        double pace = ((System.nanoTime() - began) / 1e9 + ON_TIME_SECONDS) / (plannedSecondsDone + ON_TIME_SECONDS);
        return Math.max(0, (plannedSeconds - plannedSecondsDone) * pace);
    }

    /** A length of time as people say it: {@code 40 s}, {@code 7 min 20 s}. */
    public static String words(double seconds) {
        Duration duration = Duration.ofSeconds(Math.round(seconds));
        return duration.toMinutes() == 0 ? duration.toSeconds() + " s"
                : duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
}
