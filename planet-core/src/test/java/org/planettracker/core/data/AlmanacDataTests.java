package org.planettracker.core.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.planettracker.core.Almanac;
import org.planettracker.core.AlmanacDataException;
import org.planettracker.core.ApparentPlace;
import org.planettracker.core.Body;
import org.planettracker.core.DataValidity;
import org.planettracker.core.Observer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class AlmanacDataTests {

    private static final Instant WHEN = Instant.parse("2026-11-20T08:29:00Z");
    private static final int RECORD_BYTES = 8144;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"unxp1960.405", "earth-orientation.bin", "celestial-pole.bin", "Leap_Second.dat"})
    void namesTheEmbeddedFileThatIsMissingTruncatedOrDamaged(String name) {
        assertThatExceptionOfType(AlmanacDataException.class).isThrownBy(() -> load(name, bytes -> null))
                .withMessage(name + ": is missing; expected the file that belongs to this version of planet-core");
        assertThatExceptionOfType(AlmanacDataException.class)
                .isThrownBy(() -> load(name, bytes -> Arrays.copyOf(bytes, bytes.length / 2)))
                .withMessageStartingWith(name + ": is damaged");
        assertThatExceptionOfType(AlmanacDataException.class).isThrownBy(() -> load(name, bytes -> {
            byte[] damaged = bytes.clone();
            damaged[bytes.length / 3] ^= 1;
            return damaged;
        })).withMessageStartingWith(name + ": is damaged");
    }

    /** What becomes of a file; null for none. */
    @FunctionalInterface
    private interface Change {
        byte @Nullable [] apply(byte[] bytes);
    }

    private static AlmanacData load(String name, Change change) {
        return AlmanacData.load(new EmbeddedFiles(asked -> {
            byte[] bytes = embedded(asked);
            byte[] changed = asked.equals(name) ? change.apply(bytes) : bytes;
            return changed == null ? null : new ByteArrayInputStream(changed);
        }), null);
    }

    private static byte[] embedded(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(EmbeddedFiles.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }

    private static byte[] published(String name) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(
                Objects.requireNonNull(AlmanacDataTests.class.getResourceAsStream(name + ".gz")))) {
            return in.readAllBytes();
        }
    }

    @Test
    void refusesAFolderThatIsNotThereOrHasNothingOfUse() throws IOException {
        assertThatExceptionOfType(AlmanacDataException.class).isThrownBy(() -> Almanac.load(folder.resolve("absent")))
                .withMessageContainingAll("absent: is not a folder", "finals2000A.all");
        Files.writeString(folder.resolve("notes.txt"), "nothing");
        assertThatExceptionOfType(AlmanacDataException.class).isThrownBy(() -> Almanac.load(folder))
                .withMessageContaining("has nothing of use");
    }

    @Test
    void refusesAnEphemerisThatIsCutOffOrIsNone() throws IOException {
        byte[] whole = embedded("unxp1960.405");
        assertRefused("unxp1960.405", Arrays.copyOf(whole, whole.length - 1), "has 9324879 of the 9324880 bytes");
        assertRefused("unxp1960.405", Arrays.copyOf(whole, 100), "has only 100 bytes");
        assertRefused("lnxp1990.440", new byte[100_000], "names no ephemeris in its header");
        byte[] shuffled = whole.clone();
        System.arraycopy(whole, 9 * RECORD_BYTES, shuffled, 7 * RECORD_BYTES, RECORD_BYTES);
        assertRefused("unxp1960.405", shuffled, "has a record for");
    }

    @Test
    void refusesEarthOrientationAndLeapSecondsThatAreDamaged() throws IOException {
        String finals = new String(published("finals2000A.all"), StandardCharsets.US_ASCII);
        assertRefused("finals2000A.all", "<html>404 Not Found</html>\n".getBytes(StandardCharsets.US_ASCII),
                "has a line of 26 characters; expected IERS finals2000A");
        assertRefused("finals2000A.all", finals.replace("0.8084178", "0.80x4178").getBytes(StandardCharsets.US_ASCII),
                "has '0.80x4178' in columns 59 to 68");
        assertRefused("finals2000A.all",
                finals.lines().filter(line -> !line.contains(" 41700.00")).map(line -> line + "\n")
                        .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append).toString()
                        .getBytes(StandardCharsets.US_ASCII),
                "has day 41701 after day 41699");
        assertRefused("eopc04.1962-now", new byte[0], "has no day with values");
        assertRefused("Leap_Second.dat", "nothing".getBytes(StandardCharsets.US_ASCII), "has no value of TAI-UTC");
        assertRefused("tai-utc.dat",
                " 1972 JAN  1 =JD 2441317.5  TAI-UTC=  12.0       S + (MJD - 41317.) X 0.0      S\n"
                        .getBytes(StandardCharsets.US_ASCII),
                "has TAI-UTC = 12.0 s where 10 s follows");
    }

    private void assertRefused(String name, byte[] bytes, String problem) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        assertThatExceptionOfType(AlmanacDataException.class).isThrownBy(() -> Almanac.load(folder))
                .withMessageContainingAll(file.toString(), problem, "expected");
        Files.delete(file);
    }

    @Test
    void usesTheUsersEphemerisWhereItReachesAndItsOwnElsewhere() throws IOException {
        // DE405 again, with the bytes of a little-endian machine, cut to 2020 to 2030 and with Mars a little farther out.
        Files.write(Files.createDirectories(folder.resolve("DE")).resolve("lnxp2020.405"), excerpt());
        Almanac own = Almanac.load(null);
        Almanac users = Almanac.load(folder);
        assertThat(users.validity().ephemerides()).extracting(DataValidity.Ephemeris::first)
                .extracting(Object::toString).containsExactly("2020-01-16", "1959-12-10");

        for (String inside : new String[]{"2020-01-17T00:00:00Z", "2026-11-20T08:29:00Z"}) {
            ApparentPlace place = users.place(Body.MARS, Observer.GREENWICH, Instant.parse(inside));
            assertThat(place.distance())
                    .isNotEqualTo(own.place(Body.MARS, Observer.GREENWICH, Instant.parse(inside)).distance());
            // Times are counted from another record, so that the last digits differ.
            assertThat(users.place(Body.VENUS, Observer.GREENWICH, Instant.parse(inside)).distance())
                    .isCloseTo(own.place(Body.VENUS, Observer.GREENWICH, Instant.parse(inside)).distance(),
                            within(1e-13));
        }
        for (String outside : new String[]{"1960-01-01T00:00:00Z", "2020-01-16T23:59:59Z", "2060-01-01T00:00:00Z"}) {
            assertThat(users.place(Body.MARS, Observer.GREENWICH, Instant.parse(outside)))
                    .isEqualTo(own.place(Body.MARS, Observer.GREENWICH, Instant.parse(outside)));
        }
    }

    private static byte[] excerpt() throws IOException {
        ByteBuffer whole = ByteBuffer.wrap(embedded("unxp1960.405"));
        int first = 686;
        int count = 114;
        ByteBuffer excerpt = ByteBuffer.allocate((count + 2) * RECORD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count * RECORD_BYTES / 8; i++) {
            excerpt.putDouble(2 * RECORD_BYTES + 8 * i, whole.getDouble((2 + first) * RECORD_BYTES + 8 * i));
        }
        for (int record = 0; record < count; record++) {
            int x = (2 + record) * RECORD_BYTES + 8 * 308;
            excerpt.putDouble(x, excerpt.getDouble(x) + 1000);
        }
        for (int position : new int[]{2652, 2660, 2668, 2680, 2688}) {
            excerpt.putDouble(position, whole.getDouble(position));
        }
        double start = whole.getDouble((2 + first) * RECORD_BYTES);
        excerpt.putDouble(2652, start).putDouble(2660, start + 32 * count);
        for (int position = 2696; position < 2856; position += 4) {
            excerpt.putInt(position, whole.getInt(position));
        }
        return excerpt.array();
    }

    @Test
    void measuredEarthOrientationRanksAbovePredictedFromWhicheverFile() throws IOException {
        // As downloaded in 1990: all after MJD 48000 was a prediction then, and a bad one.
        StringBuilder old = new StringBuilder();
        new String(published("finals2000A.all"), StandardCharsets.US_ASCII).lines().limit(6700).forEach(line -> {
            int mjd = Integer.parseInt(line.substring(7, 12));
            old.append(mjd < 48_000 ? line : line.substring(0, 57) + "P 0.5000000" + line.substring(68)).append('\n');
        });
        Files.writeString(folder.resolve("finals2000A.all"), old);
        Almanac own = Almanac.load(null);
        Almanac users = Almanac.load(folder);
        Instant predictedThen = Instant.parse("1990-10-01T12:00:00Z");
        assertThat(users.place(Body.SUN, Observer.GREENWICH, predictedThen))
                .isEqualTo(own.place(Body.SUN, Observer.GREENWICH, predictedThen));
        assertThat(users.place(Body.SUN, Observer.GREENWICH, WHEN))
                .isEqualTo(own.place(Body.SUN, Observer.GREENWICH, WHEN));
        assertThat(users.validity().earthOrientation().measuredUntil())
                .isEqualTo(own.validity().earthOrientation().measuredUntil());
    }

    @Test
    void newerEarthOrientationReplacesPredictions() throws IOException {
        // As it might be published in 2027: what is a prediction today was measured then, half a second away.
        StringBuilder newer = new StringBuilder();
        new String(published("finals2000A.all"), StandardCharsets.US_ASCII).lines().skip(19_500).forEach(line -> {
            boolean blank = line.substring(18, 68).isBlank();
            newer.append(blank ? line : line.substring(0, 57) + "I 0.5000000" + line.substring(68)).append('\n');
        });
        Files.writeString(folder.resolve("finals2000A.data"), newer);
        Almanac users = Almanac.load(folder);
        double turned = users.place(Body.SUN, Observer.GREENWICH, WHEN).azimuth()
                - Almanac.load(null).place(Body.SUN, Observer.GREENWICH, WHEN).azimuth();
        assertThat(turned).isBetween(1e-3, 4e-3);
        assertThat(users.validity().earthOrientation().measuredUntil()).hasToString("2027-09-18");
    }

    @Test
    void readsLeapSecondsOfEitherPublisherAndKeepsTheLongerList() throws IOException {
        String usno = """
                 1961 JAN  1 =JD 2437300.5  TAI-UTC=   1.4228180 S + (MJD - 37300.) X 0.001296 S
                 1972 JAN  1 =JD 2441317.5  TAI-UTC=  10.0       S + (MJD - 41317.) X 0.0      S
                 1972 JUL  1 =JD 2441499.5  TAI-UTC=  11.0       S + (MJD - 41317.) X 0.0      S
                """;
        LeapSeconds few = LeapSeconds.read(usno.getBytes(StandardCharsets.US_ASCII), "tai-utc.dat");
        assertThat(few.taiMinusUtc(50_000, 0)).isEqualTo(11);
        LeapSeconds all = LeapSeconds.read(embedded("Leap_Second.dat"), "Leap_Second.dat");
        assertThat(all.taiMinusUtc(61_364, 0.5)).isEqualTo(37);
        assertThat(all.isNewerThan(few)).isTrue();
        assertThat(few.isNewerThan(all)).isFalse();

        Files.writeString(folder.resolve("tai-utc.dat"), usno);
        assertThat(Almanac.load(folder).validity().leapSeconds().source()).isEqualTo("Leap_Second.dat");
    }

    @Test
    void embeddedEarthOrientationIsThatOfThePublishedFiles() throws IOException {
        EarthOrientationSeries c04 = EarthOrientationSeries.readC04(published("eopc04.1962-now"), "eopc04.1962-now");
        EarthOrientationSeries finals = EarthOrientationSeries.readFinals(published("finals2000A.all"),
                "finals2000A.all");
        EarthOrientationSeries own = EarthOrientationSeries.read(embedded("earth-orientation.bin"), "", "");
        int first = 37_665;
        int measured = c04.measuredUntil() - first + 1;
        int all = 61_666 - first + 1;
        for (int field = 0; field < EarthOrientationSeries.FIELDS; field++) {
            double[] found = own.held(first, all, field);
            assertThat(Arrays.copyOf(found, measured)).containsExactly(c04.held(first, measured, field), within(1e-12));
            assertThat(Arrays.copyOfRange(found, measured, all))
                    .containsExactly(finals.held(first + measured, all - measured, field), within(1e-12));
        }
    }

    @Test
    void holdsTheLastValueAfterThePredictions() throws IOException {
        EarthOrientationSeries own = EarthOrientationSeries.read(embedded("earth-orientation.bin"), "", "");
        for (int field = 0; field < EarthOrientationSeries.FIELDS; field++) {
            double[] values = own.held(61_666, 10_000, field);
            assertThat(values).containsOnly(values[0]).doesNotContain(0);
        }
    }

    @Test
    void stretchedUtcIsThatOfItsTime() throws IOException {
        LeapSeconds leapSeconds = LeapSeconds.read(embedded("Leap_Second.dat"), "Leap_Second.dat");
        // USNO tai-utc.dat: 1964 JAN 1, 3.2401300 s + (MJD - 38761) x 0.001296 s; UTC was slow by 15 ns in a second.
        assertThat(leapSeconds.taiMinusUtc(38_334, 0.5)).isEqualTo(1.9458580 + 669.5 * 0.0011232);
        assertThat(leapSeconds.taiMinusUtc(38_395, 0)).isEqualTo(3.2401300 - 366 * 0.001296);
        assertThat(leapSeconds.taiMinusUtc(36_934, 0)).isEqualTo(1.4178180 - 366 * 0.001296);
        assertThat(leapSeconds.taiMinusUtc(41_316, 0.999)).isLessThan(9.893);
        assertThat(leapSeconds.taiMinusUtc(41_317, 0)).isEqualTo(10);
    }
}
