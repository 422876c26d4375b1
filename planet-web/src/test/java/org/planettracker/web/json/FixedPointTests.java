package org.planettracker.web.json;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FixedPointTests {

    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
            .withZone(ZoneOffset.UTC);

    private static String written(Consumer<JsonGenerator> write) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonMapper.shared().createGenerator(text)) {
            write.accept(json);
        }
        return text.toString();
    }

    @Property
    void aNumberIsWithinHalfAUnitOfItsLastDecimal(@ForAll @DoubleRange(min = -99_999, max = 99_999) double value,
            @ForAll @IntRange(min = 1, max = 8) int decimals) {
        BigDecimal text = new BigDecimal(written(json -> FixedPoint.write(json, value, decimals)));

        assertThat(text.scale()).isEqualTo(decimals);
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
        BigDecimal half = unit.divide(BigDecimal.TWO).add(BigDecimal.valueOf(Math.ulp(value)));
        assertThat(new BigDecimal(value).subtract(text).abs()).isLessThanOrEqualTo(half);
    }

    @Property
    void decimalsThatAreExactAreWrittenExactly(
            @ForAll @LongRange(min = -359_999_999, max = 359_999_999) long millionths) {
        BigDecimal exact = BigDecimal.valueOf(millionths, 6);

        assertThat(written(json -> FixedPoint.write(json, exact.doubleValue(), 6)))
                .isEqualTo(exact.setScale(6, RoundingMode.UNNECESSARY).toPlainString());
    }

    @Property
    void anInstantReadsAsTheFormatterOfTheJdkWritesIt(
            @ForAll @LongRange(min = -315_619_200_000L, max = 2_840_140_800_000L) long millis,
            @ForAll @IntRange(max = 999_999) int nanos) {
        Instant instant = Instant.ofEpochMilli(millis).plusNanos(nanos);

        assertThat(written(json -> FixedPoint.write(json, instant)))
                .isEqualTo('"' + ISO.format(instant.truncatedTo(ChronoUnit.MILLIS)) + '"');
    }

    @Example
    void nothingIsMinusZero() {
        assertThat(written(json -> FixedPoint.write(json, -0.0000001, 6))).isEqualTo("0.000000");
        assertThat(written(json -> FixedPoint.write(json, -0.0, 2))).isEqualTo("0.00");
        assertThat(written(json -> FixedPoint.write(json, -0.5, 2))).isEqualTo("-0.50");
    }

    @Example
    void anAngleThatRoundsToTheFullCircleIsZero() {
        assertThat(written(json -> FixedPoint.writeCircular(json, 359.9999996, 6))).isEqualTo("0.000000");
        assertThat(written(json -> FixedPoint.writeCircular(json, 359.9999994, 6))).isEqualTo("359.999999");
        assertThat(written(json -> FixedPoint.writeCircular(json, 359.96, 1))).isEqualTo("0.0");
    }

    @Example
    void whatIsNoNumberIsNotWritten() {
        for (double value : new double[]{Double.NaN, Double.POSITIVE_INFINITY, 1e10}) {
            assertThatThrownBy(() -> written(json -> FixedPoint.write(json, value, 6)))
                    .hasMessageContaining(String.valueOf(value));
        }
    }
}
