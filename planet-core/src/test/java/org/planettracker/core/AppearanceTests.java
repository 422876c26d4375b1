package org.planettracker.core;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class AppearanceTests {

    @Test
    void refusesWhatNoBodyLooksLike() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Appearance(Double.NaN, 1, 1, 1, "Leo")).withMessage(
                "magnitude is NaN, accepted are -50.0 to 50.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Appearance(1, 1.01, 1, 1, "Leo")).withMessage(
                "phase is 1.01, accepted are 0.0 to 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Appearance(1, 1, -1, 1, "Leo")).withMessage(
                "diameter is -1.0, accepted are 0.0 to 648000.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Appearance(1, 1, 1, 181, "Leo")).withMessage(
                "elongation is 181.0, accepted are 0.0 to 180.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Appearance(1, 1, 1, 1, "Lion")).withMessage(
                "constellation is Lion, accepted are codes of three letters");
    }

    @Property
    void everyBodyLooksLikeSomethingWhereverItStands(@ForAll Body body,
            @ForAll @DoubleRange(min = -40, max = 40) double x,
            @ForAll @DoubleRange(min = -40, max = 40) double y, @ForAll @DoubleRange(min = 0.01, max = 40) double z,
            @ForAll @DoubleRange(min = -14_610, max = 21_915) double daysSinceJ2000) {
        Appearance appearance = Appearance.of(body, x, y, z, 0.6, -0.7, -0.3, daysSinceJ2000);
        assertThat(appearance.phase()).isBetween(0.0, 1.0);
        assertThat(appearance.elongation()).isBetween(0.0, 180.0);
        assertThat(appearance.diameter()).isPositive();
        assertThat(appearance.constellation()).hasSize(3);
    }

    @Test
    void theSunIsFullAndAtNoElongationFromItself() {
        Appearance sun = Appearance.of(Body.SUN, 0, -1, 0, 0, -1, 0, 0);
        assertThat(sun.phase()).isEqualTo(1);
        assertThat(sun.elongation()).isZero();
        assertThat(sun.magnitude()).isEqualTo(-26.76);
    }

    @Test
    void venusBeforeTheSunIsNewAndBehindItFull() {
        Appearance before = Appearance.of(Body.VENUS, 0.28, 0, 0, 1, 0, 0, 0);
        assertThat(before.phase()).isZero();
        assertThat(before.elongation()).isZero();
        Appearance behind = Appearance.of(Body.VENUS, 1.72, 0, 0, 1, 0, 0, 0);
        assertThat(behind.phase()).isEqualTo(1);
        assertThat(behind.elongation()).isZero();
        assertThat(behind.diameter()).isLessThan(before.diameter());
    }

    @Test
    void aPlanetAtOppositionIsFull() {
        Appearance mars = Appearance.of(Body.MARS, 0, 0.4, 0, 0, -1, 0, 0);
        assertThat(mars.phase()).isEqualTo(1);
        assertThat(mars.elongation()).isEqualTo(180);
    }

    @Test
    void aHalfMoonStandsALittleLessThanARightAngleFromTheSun() {
        Appearance moon = Appearance.of(Body.MOON, 0.00257, 0, 0, 0.00257, 1, 0, 0);
        assertThat(moon.phase()).isCloseTo(0.5, within(1e-12));
        assertThat(moon.elongation()).isCloseTo(90 - Math.toDegrees(0.00257), within(1e-5));
    }

    @Test
    void saturnAtOppositionIsBrighterByTwoTermsOfItsOpenRings() {
        double flat = saturnAtOpposition(0);
        double open = saturnAtOpposition(26);
        assertThat(flat - open).isCloseTo((1.825 + 0.378) * Math.sin(Math.toRadians(26)), within(1e-3));
        assertThat(saturnAtOpposition(-26)).isCloseTo(open, within(1e-9));
    }

    /** The magnitude with the Sun behind the observer and both the given angle north of the ring plane. */
    private static double saturnAtOpposition(double latitude) {
        // The pole, and a direction in the plane of the rings.
        double a = Math.toRadians(40.589);
        double d = Math.toRadians(83.537);
        double along = -Math.sin(Math.toRadians(latitude));
        double across = Math.cos(Math.toRadians(latitude));
        double x = along * Math.cos(d) * Math.cos(a) - across * Math.sin(a);
        double y = along * Math.cos(d) * Math.sin(a) + across * Math.cos(a);
        double z = along * Math.sin(d);
        return Appearance.of(Body.SATURN, 8.5 * x, 8.5 * y, 8.5 * z, -x, -y, -z, 0).magnitude();
    }
}
