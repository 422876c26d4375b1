package org.planettracker.gatling.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.planettracker.gatling.experiment.Plan;
import org.planettracker.gatling.measure.Latencies;
import org.planettracker.gatling.measure.Scatter;
import org.planettracker.gatling.measure.Verdict;
import org.planettracker.gatling.measure.Window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Verdicts with the noise of their own session, in hundreds of simulated ones. */
final class FindingTests {

    private static final int SESSIONS = 1_000;
    private static final Subject FIRST = SampleResults.subject(0, 2);
    private static final Subject SECOND = SampleResults.subject(1, 2);
    private static final Subject THIRD = SampleResults.subject(2, 2);
    private static final Subject TWIN = new Subject(SECOND.contender(), SECOND.contenderLabel(), SECOND.mode(),
            SECOND.modeLabel(), true);
    private static final Subject DEV_FIRST = SampleResults.subject(0, 0);
    private static final Subject DEV_SECOND = SampleResults.subject(1, 0);
    private static final Subject DEV_THIRD = SampleResults.subject(2, 0);
    private static final double SCATTER_OF_TWINS = 0.03;
    private static final String NO_TIMES = Latencies.encode(Latencies.histogram());

    private final Random random = new Random(20261121);

    @Test
    void noiseOfServersStartedOnceIsTheFarEndOfItsInterval() {
        List<Cell> cells = List.of(cell(SECOND, false, 100, 100, 100), cell(TWIN, false, 99, 101, 103));
        Finding noise = Finding.noise(cells).orElseThrow();
        assertThat(noise.comparison().distance()).isCloseTo(1.01, within(1e-6));
        assertThat(Finding.noiseFloor(cells)).isEqualTo(noise.comparison().high()).isGreaterThan(1.05);
    }

    @Test
    void noiseOfServersStartedAnewIsItsMiddle() {
        List<Cell> cells = List.of(cell(SECOND, true, 100, 100, 100), cell(TWIN, true, 99, 101, 103));
        assertThat(Finding.noiseFloor(cells)).isCloseTo(1.01, within(1e-6));
    }

    @Test
    void withTooFewBlocksForAnIntervalNoDifferenceIsCalledOne() {
        assertThat(Finding.noiseFloor(List.of(cell(SECOND, false, 100, 100), cell(TWIN, false, 100, 101))))
                .isInfinite();
    }

    @Test
    void withATwinThatHasNoValidBlockNoDifferenceIsCalledOne() {
        assertThat(Finding.noiseFloor(List.of(cell(SECOND, false, 100, 100, 100), cell(TWIN, false)))).isInfinite();
    }

    @Test
    void withoutATwinThereIsNoFloor() {
        assertThat(Finding.noiseFloor(List.of(cell(FIRST, false, 100, 100, 100)))).isEqualTo(1);
    }

    /** Whatever figures scatter by from one fresh process to the next. */
    @ParameterizedTest
    @ValueSource(doubles = {0.005, 0.03, 0.15})
    void equalServersAreHardlyEverCalledDifferent(double scatter) {
        assertThat(sessionsThatFind(1, Plan.DEFAULT, true, scatter)).isLessThanOrEqualTo(SESSIONS / 20);
        assertThat(sessionsThatFind(1, Plan.DEFAULT, false, scatter)).isLessThanOrEqualTo(SESSIONS / 20);
    }

    @Test
    void norInAThoroughRun() {
        assertThat(sessionsThatFind(1, Plan.THOROUGH, false, 0.055)).isLessThanOrEqualTo(SESSIONS / 20);
    }

    /** Hardly more often: all are taken to scatter alike, but the bootstrap looks at the two alone. */
    @Test
    void norAreServersThatScatterTwiceAsMuchAsTheOthers() {
        for (boolean twin : List.of(true, false)) {
            assertThat(sessions(Plan.DEFAULT, twin, 1, 0.06, 0.03)).isLessThanOrEqualTo(SESSIONS * 7L / 100);
            assertThat(sessions(Plan.THOROUGH, twin, 1, 0.06, 0.03)).isLessThanOrEqualTo(SESSIONS * 7L / 100);
        }
    }

    /**
     * By as much as fresh processes scattered in thorough and default runs on this project's machine, two cores that others share, in its quieter
     * hours: with four workers, where the twin stands beside them, with one, and dev servers.
     */
    @ParameterizedTest
    @CsvSource({"default, true, 0.031", "default, false, 0.053", "default, false, 0.039",
        "thorough, true, 0.031", "thorough, false, 0.053", "thorough, false, 0.039"})
    void whatTheReportSaysIsSeenIsSeen(String name, boolean twin, double scatter) {
        Plan plan = "default".equals(name) ? Plan.DEFAULT : Plan.THOROUGH;
        int degreesOfFreedom = (twin ? 3 : 2) * (plan.blocks() - 1);
        double ratio = new Scatter(scatter * scatter, degreesOfFreedom).detectable(plan.blocks(), 0.95, 0.8);
        assertThat(sessionsThatFind(ratio, plan, twin, scatter)).isBetween(SESSIONS * 3L / 4, SESSIONS * 17L / 20);
    }

    /** The same in figures. */
    @ParameterizedTest
    @CsvSource({"default, true, 0.031, 1.07", "default, true, 0.045, 1.10", "default, false, 0.045, 1.10",
        "thorough, true, 0.031, 1.07", "thorough, false, 0.039, 1.08", "thorough, false, 0.053, 1.11"})
    void trueDifferenceIsFound(String plan, boolean twin, double scatter, double ratio) {
        assertThat(sessionsThatFind(ratio, "default".equals(plan) ? Plan.DEFAULT : Plan.THOROUGH, twin, scatter))
                .isGreaterThanOrEqualTo(SESSIONS * 8 / 10);
    }

    /** A server given by its address is one process in all blocks; what two of them may differ by at most is no floor for fresh ones. */
    @Test
    void freshServersAreNotJudgedByWhatTwoProcessesMayDifferByAtMost() {
        List<Cell> cells = List.of(cell(DEV_FIRST, true, 120, 121, 122), cell(DEV_SECOND, true, 100, 100, 100),
                cell(SECOND, false, 100, 100, 100), cell(TWIN, false, 90, 101, 112));
        assertThat(Finding.noiseFloor(cells)).isGreaterThan(1.25);
        assertThat(Finding.noiseFloor(cells, true)).isCloseTo(1.01, within(1e-6));
        assertThat(Finding.of(cells).getFirst().comparison().verdict()).isEqualTo(Verdict.FASTER);
    }

    @Test
    void allServersOfAModeTellByHowMuchTheyScatter() {
        List<Cell> quiet = List.of(cell(FIRST, true, 106, 107, 108), cell(SECOND, true, 100, 101, 102));
        List<Cell> withAThird = List.of(quiet.getFirst(), quiet.getLast(), cell(THIRD, true, 80, 130, 100));
        assertThat(Finding.of(quiet).getFirst().comparison().verdict()).isEqualTo(Verdict.FASTER);
        assertThat(Finding.of(withAThird).getFirst().comparison().verdict()).isEqualTo(Verdict.NOT_RESOLVED);
        List<Cell> withAThirdOfTwoBlocks = List.of(quiet.getFirst(), quiet.getLast(), cell(THIRD, true, 80, 130));
        assertThat(Finding.of(withAThirdOfTwoBlocks).getFirst().comparison().verdict()).isEqualTo(Verdict.FASTER);
    }

    /**
     * Logarithms of the ratio -0.1, 0.1, -0.1: their variance is 0.01333, that of a figure half of it. From the tables t(0.975, 2) = 4.302653 and
     * t(0.8, 2) = 1.060660.
     */
    @Test
    void saysWhatItCannotSee() {
        double tenPercentMore = 100 * Math.exp(0.1);
        List<Cell> cells = List.of(cell(FIRST, true, 100, tenPercentMore, 100),
                cell(SECOND, true, tenPercentMore, 100, tenPercentMore));
        assertThat(Finding.hidden(cells)).contains("Scatter of a server from one fresh process to the next: "
                + FIRST.modeLabel() + " 8.2 %, where one of five such sessions misses a difference of about 50 %.");
        assertThat(Finding.hidden(List.of(cells.getFirst(), cell(SECOND, false, 100, 100, 100)))).isEmpty();
        assertThat(Finding.hidden(List.of(cell(FIRST, true, 100, 101), cell(SECOND, true, 101, 100)))).isEmpty();
    }

    private long sessionsThatFind(double ratio, Plan plan, boolean twin, double scatter) {
        return sessions(plan, twin, ratio, scatter, scatter);
    }

    /** How many call the first two different, the second being as fast as the third. */
    private long sessions(Plan plan, boolean twin, double ratio, double scatterOfFirst, double scatterOfOthers) {
        return IntStream.range(0, SESSIONS).filter(session -> {
            List<Cell> cells = new ArrayList<>();
            cells.add(cell(twin ? FIRST : DEV_FIRST, true, simulated(30_000 * ratio, plan.blocks(), scatterOfFirst)));
            cells.add(cell(twin ? SECOND : DEV_SECOND, true, simulated(30_000, plan.blocks(), scatterOfOthers)));
            cells.add(cell(twin ? THIRD : DEV_THIRD, true, simulated(30_000, plan.blocks(), scatterOfOthers)));
            if (!twin) {
                cells.add(cell(SECOND, true, simulated(30_000, plan.blocks(), SCATTER_OF_TWINS)));
            }
            cells.add(cell(TWIN, true, simulated(30_000, plan.blocks(), twin ? scatterOfOthers : SCATTER_OF_TWINS)));
            return isFound(cells);
        }).count();
    }

    /** Whether the first two are called different. */
    private static boolean isFound(List<Cell> cells) {
        Verdict verdict = Finding.of(cells).getFirst().comparison().verdict();
        return verdict == Verdict.FASTER || verdict == Verdict.SLOWER;
    }

    /** With a standard deviation of the logarithm. */
    private double[] simulated(double centre, int blocks, double scatter) {
        return random.doubles(blocks).map(any -> centre * Math.exp(scatter * random.nextGaussian())).toArray();
    }

    private static Cell cell(Subject subject, boolean restarted, double... rates) {
        List<Measurement> measurements = new ArrayList<>();
        for (int i = 0; i < rates.length; i++) {
            Window window = new Window("measured", 1_000, 1, List.of(rates[i]), NO_TIMES, 1, 1.0, null, Map.of(), true);
            measurements.add(new Measurement("dev-vs-production", Instant.EPOCH, i + 1, 1, subject, window,
                    Map.of(Figure.START_SECONDS, restarted ? 3.0 + i : 3.0), List.of(), List.of()));
        }
        return new Cell(subject, "measured", measurements);
    }
}
