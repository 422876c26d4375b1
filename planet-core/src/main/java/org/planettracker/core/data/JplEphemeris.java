package org.planettracker.core.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.JulianFields;

import org.planettracker.core.AlmanacDataException;
import org.planettracker.core.Body;

/**
 * A planetary ephemeris in JPL's binary layout (DE4xx, and INPOP's files of the same layout), held in memory.
 *
 * <p>Positions are barycentric, in kilometres, along the axes of the ICRF; times are days of TDB since J2000.0. Immutable,
 * without locks, and free of allocation once read.
 *
 * @see <a href="https://ssd.jpl.nasa.gov/ftp/eph/planets/Linux/README.txt">JPL's description of the layout</a>
 */
public final class JplEphemeris {

    /** Julian date of J2000.0. */
    private static final double J2000 = 2_451_545.0;

    // Byte positions in the first record.
    private static final int START_EPOCH = 2652;
    private static final int END_EPOCH = 2660;
    private static final int RECORD_DAYS = 2668;
    private static final int ASTRONOMICAL_UNIT = 2680;
    private static final int EARTH_MOON_MASS_RATIO = 2688;
    private static final int POINTERS = 2696;
    private static final int EPHEMERIS_NUMBER = 2840;
    private static final int LIBRATION_POINTER = 2844;
    private static final int INPOP_RECORD_SIZE = 2856;
    private static final int HEADER_BYTES = 2860;

    /** No record of any ephemeris in this layout is longer; the header is two of them. */
    private static final int MAX_RECORD_BYTES = 40_000;
    private static final int MAX_HEADER_BYTES = 2 * MAX_RECORD_BYTES;

    private static final double JULIAN_DATE_OF_MJD_0 = 2_400_000.5;

    private static final int CONSTANT_NAMES = 252;
    private static final int CONSTANT_NAME_BYTES = 6;
    private static final int CONSTANT_NAME_COUNT = 400;

    /** What INPOP files have where JPL's have 405, 430, 440. */
    private static final int INPOP = 100;

    // Order of the pointers in the header.
    private static final int EARTH_MOON_BARYCENTRE = 2;
    private static final int MOON = 9;
    private static final int SUN = 10;
    private static final int SERIES = 11;

    private static final String EXPECTED = "a JPL DE4xx or INPOP binary ephemeris (TDB, kilometres), complete";

    private final String name;
    private final double first;
    private final double last;
    private final double moonShare;
    private final PowerSeries[] series;

    private JplEphemeris(String name, double first, double last, double earthMoonMassRatio,
            PowerSeries[] series) {
        this.name = name;
        this.first = first;
        this.last = last;
        this.moonShare = 1 / (1 + earthMoonMassRatio);
        this.series = series;
    }

    /**
     * Reads an ephemeris.
     *
     * @param bytes the whole file
     * @param file  its name, for messages
     * @throws AlmanacDataException if it is not a complete ephemeris of this kind
     */
    public static JplEphemeris read(byte[] bytes, String file) {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        Layout layout = Layout.of(all, bytes.length, file);
        return layout.ephemeris(all.slice(2 * layout.recordBytes, layout.records * layout.recordBytes), 0,
                layout.records);
    }

    /**
     * Reads the records of an ephemeris that the almanac's years need; the file may hold thousands of years.
     *
     * @throws AlmanacDataException if it is not a complete ephemeris of this kind, or covers no day of the almanac
     */
    public static JplEphemeris read(Path file) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer header = ByteBuffer.allocate((int) Math.min(channel.size(), MAX_HEADER_BYTES));
            fill(channel, 0, header);
            Layout layout = Layout.of(header, channel.size(), file.toString());
            double mjdOfStart = layout.start - JULIAN_DATE_OF_MJD_0;
            int from = Math.max(0, (int) Math.floor((AlmanacData.FIRST_MJD - 2 - mjdOfStart) / layout.recordDays));
            int until = Math.min(layout.records,
                    (int) Math.ceil((AlmanacData.LAST_MJD + 4 - mjdOfStart) / layout.recordDays));
            if (from >= until) {
                throw refusal(file.toString(), "covers no day from 1960 to 2060");
            }
            ByteBuffer records = ByteBuffer.allocate((until - from) * layout.recordBytes);
            fill(channel, (2L + from) * layout.recordBytes, records);
            return layout.ephemeris(records, from, until - from);
        } catch (IOException e) {
            throw new AlmanacDataException(file.toString(), "cannot be read (%s)".formatted(e), EXPECTED, e);
        }
    }

    private static void fill(SeekableByteChannel channel, long position, ByteBuffer buffer) throws IOException {
        channel.position(position);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // read on
        }
        buffer.flip();
    }

    /** What the header says about the records that follow. */
    private record Layout(ByteBuffer header, String file, int number, double start, double end, double recordDays,
            double earthMoonMassRatio, int recordBytes, int components, int records) {

        static Layout of(ByteBuffer header, long fileBytes, String file) {
            if (header.limit() < HEADER_BYTES) {
                throw refusal(file, "has only " + header.limit() + " bytes");
            }
            header.order(byteOrder(header, file));
            int number = header.getInt(EPHEMERIS_NUMBER);
            double start = header.getDouble(START_EPOCH);
            double end = header.getDouble(END_EPOCH);
            double recordDays = header.getDouble(RECORD_DAYS);
            double au = header.getDouble(ASTRONOMICAL_UNIT);
            double massRatio = header.getDouble(EARTH_MOON_MASS_RATIO);
            int recordBytes = 8 * (number == INPOP ? header.getInt(INPOP_RECORD_SIZE) : recordDoubles(header));
            boolean plausible = start > 0 && end > start && recordDays > 0 && recordDays <= 100 && au > 1.49e8
                    && au < 1.5e8 && massRatio > 81 && massRatio < 82 && recordBytes > 0
                    && recordBytes < MAX_RECORD_BYTES;
            if (!plausible) {
                throw refusal(file, "has a header that makes no sense");
            }
            int records = (int) Math.round((end - start) / recordDays);
            long needed = (records + 2L) * recordBytes;
            if (fileBytes < needed) {
                throw refusal(file, "has %d of the %d bytes that its header announces".formatted(fileBytes, needed));
            }
            int components = 3;
            if (number == INPOP) {
                requireTdbKilometres(header, recordBytes, file);
                components = inpopComponents(header, recordBytes);
            }
            return new Layout(header, file, number, start, end, recordDays, massRatio, recordBytes, components,
                    records);
        }

        JplEphemeris ephemeris(ByteBuffer buffer, int first, int count) {
            ByteBuffer data = buffer.order(header.order());
            double begin = start + first * recordDays;
            requireSequence(data, begin, count);
            PowerSeries[] all = new PowerSeries[SERIES];
            for (int body = 0; body < SERIES; body++) {
                all[body] = series(data, body, begin, count);
            }
            return new JplEphemeris(number == INPOP ? inpopName(header) : "DE" + number, begin - J2000,
                    begin + count * recordDays - J2000, earthMoonMassRatio, all);
        }

        /** Checks that the records follow one another. */
        private void requireSequence(ByteBuffer data, double begin, int count) {
            for (int i = 0; i < count; i++) {
                double begins = data.getDouble(i * recordBytes);
                double ends = data.getDouble(i * recordBytes + 8);
                double expected = begin + i * recordDays;
                // Written so that NaN fails.
                if (!(Math.abs(begins - expected) < 1e-6 && Math.abs(ends - begins - recordDays) < 1e-6)) {
                    throw refusal(file,
                            "has a record for %s to %s instead of %s to %s".formatted(begins, ends, expected,
                                    expected + recordDays));
                }
            }
        }

        private PowerSeries series(ByteBuffer data, int body, double begin, int count) {
            int offset = header.getInt(POINTERS + 12 * body) - 1;
            int terms = header.getInt(POINTERS + 12 * body + 4);
            int granules = header.getInt(POINTERS + 12 * body + 8);
            int recordLength = recordBytes / 8;
            if (offset < 2 || terms < 2 || granules < 1 || offset + components * terms * granules > recordLength) {
                throw refusal(file, "has no series number %d".formatted(body + 1));
            }
            DoubleBuffer doubles = data.asDoubleBuffer();
            double[] axes = new double[3 * count * granules * terms];
            int to = 0;
            for (int record = 0; record < count; record++) {
                for (int granule = 0; granule < granules; granule++) {
                    doubles.get(record * recordLength + offset + granule * components * terms, axes, to, 3 * terms);
                    to += 3 * terms;
                }
            }
            return PowerSeries.ofChebyshev(begin - J2000, recordDays / granules, terms, axes);
        }
    }

    private static ByteOrder byteOrder(ByteBuffer header, String file) {
        for (ByteOrder order : new ByteOrder[]{ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            int number = header.order(order).getInt(EPHEMERIS_NUMBER);
            if (number > 0 && number < 10_000) {
                return order;
            }
        }
        throw refusal(file, "names no ephemeris in its header");
    }

    /** The length of a record: two dates, then everything that the pointers of the header announce. */
    private static int recordDoubles(ByteBuffer header) {
        int doubles = 2;
        for (int i = 0; i < 12; i++) {
            // Nutation, the twelfth, has two components.
            int components = i == 11 ? 2 : 3;
            doubles += components * header.getInt(POINTERS + 12 * i + 4) * header.getInt(POINTERS + 12 * i + 8);
        }
        return doubles + 3 * header.getInt(LIBRATION_POINTER + 4) * header.getInt(LIBRATION_POINTER + 8);
    }

    private static void requireTdbKilometres(ByteBuffer header, int recordBytes, String file) {
        if (constant(header, recordBytes, "TIMESC") == 1) {
            throw refusal(file, "counts its time in TCB");
        }
        if (constant(header, recordBytes, "UNITE") == 0) {
            throw refusal(file, "has its coordinates in astronomical units");
        }
    }

    private static int inpopComponents(ByteBuffer header, int recordBytes) {
        double format = constant(header, recordBytes, "FORMAT");
        // The last digit of FORMAT is 1 when only positions are written, otherwise velocities follow.
        return Double.isNaN(format) || Math.round(format) % 10 == 1 ? 3 : 6;
    }

    private static String inpopName(ByteBuffer header) {
        byte[] title = new byte[84];
        header.get(0, title);
        return new String(title, StandardCharsets.US_ASCII).strip();
    }

    private static double constant(ByteBuffer header, int recordBytes, String wanted) {
        byte[] name = new byte[CONSTANT_NAME_BYTES];
        for (int i = 0; i < CONSTANT_NAME_COUNT; i++) {
            header.get(CONSTANT_NAMES + i * CONSTANT_NAME_BYTES, name);
            int at = recordBytes + 8 * i;
            if (new String(name, StandardCharsets.US_ASCII).strip().equals(wanted) && at + 8 <= header.limit()) {
                return header.getDouble(at);
            }
        }
        return Double.NaN;
    }

    private static AlmanacDataException refusal(String file, String problem) {
        return new AlmanacDataException(file, problem, EXPECTED);
    }

    /** The name of the ephemeris, such as {@code DE405}. */
    public String name() {
        return name;
    }

    /** The day on which it begins. */
    public LocalDate firstDay() {
        return day(Math.ceil(first + J2000 + 0.5));
    }

    /** The last day that it covers from beginning to end. */
    public LocalDate lastDay() {
        return day(Math.floor(last + J2000 + 0.5) - 1);
    }

    private static LocalDate day(double julianDay) {
        return LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, (long) julianDay);
    }

    /** Whether it covers all times from {@code from} to {@code until}, days of TDB since J2000.0. */
    public boolean covers(double from, double until) {
        return from >= first && until <= last;
    }

    /**
     * Adds the paths of the Earth's centre, the Sun's and a body's around {@code t}; for the outer planets that of the
     * system's barycentre.
     */
    public void addPaths(Body body, double t, Motion earth, Motion sun, Motion target) {
        series[SUN].addMotion(t, 1, sun);
        series[EARTH_MOON_BARYCENTRE].addMotion(t, 1, earth);
        if (body == Body.MOON) {
            // The Moon around the Earth is all that is needed for both.
            series[MOON].addMotion(t, 1, target);
            earth.add(-moonShare, target);
            target.add(1, earth);
        } else {
            series[MOON].addMotion(t, -moonShare, earth);
            if (body == Body.SUN) {
                target.add(1, sun);
            } else {
                series[pointer(body)].addMotion(t, 1, target);
            }
        }
    }

    private static int pointer(Body body) {
        return switch (body) {
            case MERCURY -> 0;
            case VENUS -> 1;
            case MARS -> 3;
            case JUPITER -> 4;
            case SATURN -> 5;
            case URANUS -> 6;
            case NEPTUNE -> 7;
            case PLUTO -> 8;
            case SUN -> SUN;
            case MOON -> MOON;
        };
    }
}
