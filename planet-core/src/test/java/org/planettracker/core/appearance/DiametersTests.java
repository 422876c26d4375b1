package org.planettracker.core.appearance;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

class DiametersTests {

    private static final double KILOMETRES_PER_AU = 149_597_870.7;

    @Property
    void tangentsTouchTheSphere(@ForAll @DoubleRange(min = 1, max = 1e6) @Scale(6) double radius,
            @ForAll @DoubleRange(min = 1.001, max = 1e9) @Scale(6) double radii) {
        double arcseconds = Diameters.apparent(radius, radius * radii / KILOMETRES_PER_AU);
        assertThat(Math.sin(Math.toRadians(arcseconds / 3600 / 2)) * radii).isCloseTo(1, withinPercentage(1e-8));
    }

    @Property
    void nearerIsLarger(@ForAll @DoubleRange(min = 0.01, max = 50) @Scale(6) double distance,
            @ForAll @DoubleRange(min = 1.000001, max = 2) @Scale(6) double times) {
        assertThat(Diameters.apparent(Diameters.JUPITER, distance)).isGreaterThan(Diameters.apparent(Diameters.JUPITER,
                distance * times));
    }

    @Test
    void sunAtOneAuIsThirtyTwoMinutes() {
        assertThat(Diameters.apparent(Diameters.SUN, 1)).isCloseTo(1918.46, within(0.005));
    }

    @Test
    void moonFillsMoreThanItsTangent() {
        double distance = 384_400 / KILOMETRES_PER_AU;
        double tangent = 2 * Math.toDegrees(Math.atan(Diameters.MOON / 384_400)) * 3600;
        assertThat(Diameters.apparent(Diameters.MOON, distance) - tangent).isCloseTo(0.019, within(0.001));
    }

    @Test
    void onTheSurfaceTheBodyFillsHalfTheSkyAndInsideThereIsNoDisc() {
        assertThat(Diameters.apparent(1_000, 1_000 / KILOMETRES_PER_AU)).isCloseTo(648_000, within(1e-2));
        assertThat(Diameters.apparent(1_000, 999 / KILOMETRES_PER_AU)).isNaN();
    }
}
