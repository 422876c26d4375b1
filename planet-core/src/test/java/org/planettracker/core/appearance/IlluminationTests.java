package org.planettracker.core.appearance;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

class IlluminationTests {

    @Property
    void smallAnglesKeepTheirDigits(@ForAll @DoubleRange(min = 1e-12, max = 1e-3) @Scale(15) double degrees) {
        double sine = Math.sin(Math.toRadians(degrees));
        double cosine = Math.cos(Math.toRadians(degrees));
        assertThat(Illumination.angle(1, 0, 0, cosine, sine, 0)).isCloseTo(degrees, withinPercentage(1e-10));
        assertThat(180 - Illumination.angle(1, 0, 0, -cosine, 0, sine)).isCloseTo(degrees, within(1e-13));
    }

    @Property
    void angleIsThatOfTheDirectionsAlone(@ForAll @DoubleRange(min = 0, max = 180) @Scale(6) double degrees,
            @ForAll @DoubleRange(min = 1e-3, max = 1e3) @Scale(6) double length,
            @ForAll @DoubleRange(min = 1e-3, max = 1e3) @Scale(6) double otherLength) {
        double x = otherLength * Math.cos(Math.toRadians(degrees));
        double y = otherLength * Math.sin(Math.toRadians(degrees));
        assertThat(Illumination.angle(length, 0, 0, x, y, 0)).isCloseTo(degrees, within(1e-12));
        assertThat(Illumination.angle(x, y, 0, length, 0, 0)).isEqualTo(Illumination.angle(length, 0, 0, x, y, 0));
    }

    @Test
    void angleToAVectorThatIsZeroIsZeroWhateverTheSignsOfItsZeros() {
        for (double x : new double[]{0.0, -0.0}) {
            for (double y : new double[]{0.0, -0.0}) {
                for (double z : new double[]{0.0, -0.0}) {
                    assertThat(Illumination.angle(x, y, z, 1, 2, -3)).isZero();
                    assertThat(Illumination.angle(-1, -2, 3, x, y, z)).isZero();
                    assertThat(Illumination.angle(x, y, z, -x, -y, -z)).isZero();
                }
            }
        }
    }

    @Test
    void oppositeDirectionsAreHalfATurnApart() {
        assertThat(Illumination.angle(1, 0, 0, -1, 0, 0)).isEqualTo(180);
        assertThat(Illumination.angle(0, -0.0, 2, -0.0, 0, -3)).isEqualTo(180);
    }

    @Property
    void litFractionFallsFromFullToNew(@ForAll @DoubleRange(min = 0, max = 180) @Scale(6) double phaseAngle,
            @ForAll @DoubleRange(min = 0, max = 180) @Scale(6) double otherPhaseAngle) {
        double lit = Illumination.litFraction(phaseAngle);
        assertThat(lit).isBetween(0.0, 1.0).isCloseTo((1 + Math.cos(Math.toRadians(phaseAngle))) / 2, within(1e-15));
        assertThat(lit + Illumination.litFraction(180 - phaseAngle)).isCloseTo(1, within(1e-15));
        if (otherPhaseAngle > phaseAngle) {
            assertThat(Illumination.litFraction(otherPhaseAngle)).isLessThanOrEqualTo(lit);
        }
    }

    @Test
    void fullHalfAndNewAreExact() {
        assertThat(Illumination.litFraction(0)).isEqualTo(1);
        assertThat(Illumination.litFraction(90)).isCloseTo(0.5, within(1e-16));
        assertThat(Illumination.litFraction(180)).isZero();
    }
}
