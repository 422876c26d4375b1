package org.planettracker.gatling.measure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Latency histograms: microseconds, three significant digits, one hour at most; kept in results as base64 of the compressed V2 encoding. */
public final class Latencies {

    private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);
    private static final int DIGITS = 3;

    private Latencies() {}

    /** A new histogram, empty. */
    public static Histogram histogram() {
        return new Histogram(LONGEST_MICROS, DIGITS);
    }

    /** A wait-free recorder of the same range and precision. */
    public static Recorder recorder() {
        return new Recorder(LONGEST_MICROS, DIGITS);
    }

    /** The value to record for a time in nanoseconds: whole microseconds, an hour at most. */
    public static long micros(long nanos) {
        return Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 0, LONGEST_MICROS);
    }

    /** HdrHistogram's compressed V2 encoding in base64, which its own tools read. */
    public static String encode(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    /**
     * The reverse of {@link #encode}.
     *
     * @throws IllegalArgumentException if the text is not such a histogram
     */
    public static Histogram decode(String base64) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(Base64.getDecoder().decode(base64)), 0);
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("not a compressed HdrHistogram", e);
        }
    }
}
