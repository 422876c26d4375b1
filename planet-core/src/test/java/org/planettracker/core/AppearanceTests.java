package org.planettracker.core;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
}
