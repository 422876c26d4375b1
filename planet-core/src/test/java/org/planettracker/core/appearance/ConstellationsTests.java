package org.planettracker.core.appearance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ConstellationsTests {

    private static final List<String> BOUNDARIES = boundaries();

    @Test
    void matchesAstropyAndPyEphemAtMoreThanAThousandPlaces() throws IOException {
        List<Fixture> rows = Fixture.rows(ConstellationsTests.class, "constellations.csv");
        assertThat(rows).hasSizeGreaterThan(1000);
        Set<String> met = new TreeSet<>();
        SoftAssertions all = new SoftAssertions();
        for (Fixture row : rows) {
            double a = Math.toRadians(row.number(0));
            double d = Math.toRadians(row.number(1));
            all.assertThat(Constellations.at(Math.cos(d) * Math.cos(a), Math.cos(d) * Math.sin(a), Math.sin(d)))
                    .as("%s",
                            row)
                    .isEqualTo(row.text(2));
            met.add(row.text(2));
        }
        all.assertAll();
        assertThat(met).as("the places reach every constellation").hasSize(88).containsExactlyElementsOf(Constellations
                .codes());
    }

    @Property(tries = 3000)
    void isTheFirstRowOfRomansListThatFits(
            @ForAll @DoubleRange(min = 0, max = 359.999999) @Scale(6) double rightAscension,
            @ForAll @DoubleRange(min = -90, max = 90) @Scale(6) double declination) {
        assertThat(Constellations.at(rightAscension, declination)).isEqualTo(firstRow(rightAscension, declination));
    }

    @Test
    void aLineBelongsToTheConstellationEastOrNorthOfIt() {
        for (String line : BOUNDARIES) {
            String[] row = line.split(" ", -1);
            double west = Integer.parseInt(row[0]) / 240.0;
            double south = Integer.parseInt(row[2]) / 60.0;
            assertThat(Constellations.at(west, south)).as(line).isEqualTo(firstRow(west, south));
        }
    }

    @Property
    void aTurnChangesNothing(@ForAll @DoubleRange(min = -360, max = -0.001) @Scale(6) double rightAscension,
            @ForAll @DoubleRange(min = -90, max = 90) @Scale(6) double declination) {
        assertThat(Constellations.at(rightAscension, declination)).isEqualTo(Constellations.at(rightAscension + 360,
                declination));
    }

    @Property
    void onlyTheDirectionCounts(@ForAll @DoubleRange(min = -1, max = 1) @Scale(6) double x,
            @ForAll @DoubleRange(min = -1, max = 1) @Scale(6) double y,
            @ForAll @DoubleRange(min = 0.01, max = 1) @Scale(6) double z) {
        assertThat(Constellations.at(64 * x, 64 * y, 64 * z)).isEqualTo(Constellations.at(x, y, z)).isIn(Constellations
                .codes());
    }

    @Test
    void thePolesAreInTheLittleBearAndTheOctant() {
        assertThat(Constellations.at(0, 0, 1)).isEqualTo("UMi");
        assertThat(Constellations.at(0, 0, -1)).isEqualTo("Oct");
        assertThat(Constellations.at(123, 90)).isEqualTo("UMi");
        assertThat(Constellations.at(123, -90)).isEqualTo("Oct");
    }

    @Test
    void theEquinoxOf1875IsInPisces() {
        assertThat(
                List.of(Constellations.at(0, 0), Constellations.at(360, 0), Constellations.at(-360, 0), Constellations
                        .at(-1e-300, 0)))
                .containsOnly("Psc");
    }

    @Test
    void refusesWhatIsNowhereInTheSky() {
        assertThatIllegalArgumentException().isThrownBy(() -> Constellations.at(0, 90.0001)).withMessage(
                "declination is 90.0001, accepted are -90.0 to 90.0 degrees");
        assertThatIllegalArgumentException().isThrownBy(() -> Constellations.at(361, 0)).withMessage(
                "right ascension is 361.0, accepted are -360.0 to 360.0 degrees");
        assertThatIllegalArgumentException().isThrownBy(() -> Constellations.at(Double.NaN, 0, 1)).withMessage(
                "right ascension is NaN, accepted are -360.0 to 360.0 degrees");
    }

    /** Roman's list read as she describes it, from the top. */
    private static String firstRow(double rightAscension, double declination) {
        for (String line : BOUNDARIES) {
            String[] row = line.split(" ", -1);
            if (rightAscension >= Integer.parseInt(row[0]) / 240.0 && rightAscension < Integer.parseInt(row[1]) / 240.0
                    && declination >= Integer.parseInt(row[2]) / 60.0) {
                return row[3];
            }
        }
        throw new AssertionError("no constellation at " + rightAscension + " " + declination);
    }

    private static List<String> boundaries() {
        try (InputStream in = requireNonNull(
                Constellations.class.getResourceAsStream("constellation-boundaries.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
