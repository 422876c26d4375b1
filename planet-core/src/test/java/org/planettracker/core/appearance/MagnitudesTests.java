package org.planettracker.core.appearance;

import java.io.IOException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MagnitudesTests {

    private static final double MOON_MEAN_DISTANCE = 384_400 / 149_597_870.7;

    @Test
    void planetsMatchSkyfieldOverAllPhaseAngles() throws IOException {
        SoftAssertions all = new SoftAssertions();
        for (Fixture row : Fixture.rows(MagnitudesTests.class, "magnitudes.csv")) {
            double r = row.number(1);
            double delta = row.number(2);
            double i = row.number(3);
            double magnitude = switch (row.text(0)) {
                case "mercury" -> Magnitudes.mercury(r, delta, i);
                case "venus" -> Magnitudes.venus(r, delta, i);
                case "mars" -> Magnitudes.mars(r, delta, i, row.number(4), row.number(5));
                case "jupiter" -> Magnitudes.jupiter(r, delta, i);
                case "saturn" -> Magnitudes.saturn(r, delta, i, row.number(4), row.number(5));
                case "saturn-globe" -> Magnitudes.saturnGlobe(r, delta, i);
                case "uranus" -> Magnitudes.uranus(r, delta, i, row.number(4), row.number(5));
                case "neptune" -> Magnitudes.neptune(r, delta, i, row.number(6));
                default -> throw new IllegalArgumentException(row.text(0));
            };
            all.assertThat(magnitude).as("%s", row).isCloseTo(row.number(7), within(1e-6));
        }
        all.assertAll();
    }

    @Property(tries = 200)
    void everyBodyFadesWithDistance(@ForAll @DoubleRange(min = 0.3, max = 50) @Scale(6) double sunDistance,
            @ForAll @DoubleRange(min = 0.001, max = 50) @Scale(6) double distance,
            @ForAll @DoubleRange(min = 0, max = 180) @Scale(6) double phaseAngle) {
        double[] near = allAt(sunDistance, distance, phaseAngle);
        double[] far = allAt(sunDistance, 10 * distance, phaseAngle);
        for (int body = 0; body < near.length; body++) {
            assertThat(far[body] - near[body]).as("body %d", body).isCloseTo(5, within(1e-9));
        }
    }

    @Property(tries = 200)
    void whatShinesByReflectionFadesWithTheDistanceFromTheSun(
            @ForAll @DoubleRange(min = 0.3, max = 50) @Scale(6) double sunDistance,
            @ForAll @DoubleRange(min = 0, max = 180) @Scale(6) double phaseAngle) {
        double[] near = allAt(sunDistance, 1, phaseAngle);
        double[] far = allAt(10 * sunDistance, 1, phaseAngle);
        for (int body = 1; body < near.length; body++) {
            assertThat(far[body] - near[body]).as("body %d", body).isCloseTo(5, within(1e-9));
        }
    }

    @Property(tries = 200)
    void saturnIsBrighterTheWiderItsRingsOpen(@ForAll @DoubleRange(min = 0, max = 6.5) @Scale(6) double phaseAngle,
            @ForAll @DoubleRange(min = 0, max = 26) @Scale(6) double opening,
            @ForAll @DoubleRange(min = 0.1, max = 1) @Scale(6) double wider) {
        double narrow = Magnitudes.saturn(9.5, 8.5, phaseAngle, opening, opening);
        double wide = Magnitudes.saturn(9.5, 8.5, phaseAngle, opening + wider, opening + wider);
        assertThat(wide).isLessThan(narrow);
    }

    @Property(tries = 200)
    void saturnLooksTheSameFromNorthAndSouthOfItsRings(
            @ForAll @DoubleRange(min = -27, max = 27) @Scale(6) double sunLatitude,
            @ForAll @DoubleRange(min = -27, max = 27) @Scale(6) double observerLatitude) {
        assertThat(Magnitudes.saturn(9.5, 8.5, 1, sunLatitude, observerLatitude)).isEqualTo(Magnitudes.saturn(9.5, 8.5,
                1, -sunLatitude, -observerLatitude));
    }

    @Test
    void ringsCountForNothingWhenTheSunLightsTheirOtherSide() {
        assertThat(Magnitudes.saturn(9.5, 8.5, 3, 2, -1)).isEqualTo(Magnitudes.saturn(9.5, 8.5, 3, 0, 0));
    }

    @Test
    void ringsFlashAtOpposition() {
        double beside = Magnitudes.saturn(9.5, 8.5, 1, 26, 26);
        assertThat(Magnitudes.saturn(9.5, 8.5, 0, 26, 26)).isCloseTo(beside - 0.17, within(0.01));
    }

    @Property(tries = 300)
    void marsChangesByNoJumpAsItTurns(@ForAll @DoubleRange(min = -720, max = 720) @Scale(6) double centralMeridian,
            @ForAll @DoubleRange(min = -720, max = 720) @Scale(6) double solarLongitude) {
        double here = Magnitudes.mars(1.5, 0.5, 5, centralMeridian, solarLongitude);
        assertThat(Magnitudes.mars(1.5, 0.5, 5, centralMeridian + 1e-6, solarLongitude + 1e-6)).isCloseTo(here, within(
                1e-7));
        assertThat(Magnitudes.mars(1.5, 0.5, 5, centralMeridian + 360, solarLongitude - 360)).isCloseTo(here, within(
                1e-9));
    }

    @Test
    void marsHasTheTabulatedValuesAtTheTabulatedAngles() {
        double plain = -1.601 + 5 * Math.log10(1.5 * 0.5);
        // Brightest with Tharsis and Amazonis towards us, faintest with Syrtis Major; brightest season, faintest season.
        assertThat(Magnitudes.mars(1.5, 0.5, 0, 120, 230)).isCloseTo(plain - 0.060 - 0.054, within(1e-12));
        assertThat(Magnitudes.mars(1.5, 0.5, 0, 270, 290)).isCloseTo(plain + 0.050 + 0.087, within(1e-12));
    }

    @Test
    void neptuneBrightensBetween1980And2000Only() {
        double before = Magnitudes.neptune(30, 29, 1, 1980);
        assertThat(Magnitudes.neptune(30, 29, 1, 1960)).isEqualTo(before);
        assertThat(Magnitudes.neptune(30, 29, 1, 1990)).isCloseTo(before - 0.054, within(1e-9));
        assertThat(Magnitudes.neptune(30, 29, 1, 2060)).isCloseTo(before - 0.11, within(1e-9));
    }

    @Test
    void fullMoonAtMeanDistanceIsAllensAndNewMoonIsNearlyDark() {
        assertThat(Magnitudes.moon(1, MOON_MEAN_DISTANCE, 0)).isCloseTo(-12.73, within(0.001));
        assertThat(Magnitudes.moon(1, MOON_MEAN_DISTANCE, 90)).isCloseTo(-10.13, within(0.01));
        assertThat(Magnitudes.moon(1, MOON_MEAN_DISTANCE, 180)).isCloseTo(-3.85, within(0.01));
    }

    @Test
    void sunIsWillmers() {
        assertThat(Magnitudes.sun(1)).isEqualTo(-26.76);
        // 4.81 at ten parsecs, 206264.806 au each.
        assertThat(Magnitudes.sun(2_062_648.06)).isCloseTo(4.81, within(0.005));
    }

    @Test
    void plutoNowIsOfTheFourteenthMagnitude() {
        assertThat(Magnitudes.pluto(35.2, 34.6)).isCloseTo(14.43, within(0.01));
    }

    private static double[] allAt(double r, double delta, double i) {
        return new double[]{Magnitudes.sun(delta), Magnitudes.moon(r, delta, i), Magnitudes.mercury(r, delta, i),
            Magnitudes.venus(r, delta, i), Magnitudes.mars(r, delta, i, 77, 200), Magnitudes.jupiter(r, delta, i),
            Magnitudes.saturn(r, delta, i, 20, 21), Magnitudes.saturnGlobe(r, delta, i), Magnitudes.uranus(r, delta,
                    i, 40, -41),
            Magnitudes.neptune(r, delta, i, 1991), Magnitudes.pluto(r, delta)};
    }
}
