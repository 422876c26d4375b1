package org.planettracker.core.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.planettracker.core.AlmanacDataException;

/**
 * What a user's folder, laid out as orekit-data or not, has for the almanac. Files are known by the names their publishers
 * gave them; every one that is known must be good.
 *
 * @param ephemerides      JPL or INPOP binaries, in the order of their paths
 * @param earthOrientation IERS 20 C04 first, then finals2000A
 * @param leapSeconds      lists of TAI - UTC
 */
record UserFolder(List<JplEphemeris> ephemerides, List<EarthOrientationSeries> earthOrientation,
        List<LeapSeconds> leapSeconds) {

    private static final int MAX_DEPTH = 6;

    private static final Pattern EPHEMERIS = Pattern
            .compile("([lu]nx[mp]\\d+([mp]\\d+)?|linux_[mp]\\d+([mp]\\d+)?)\\.4\\d\\d|inpop.*\\.dat",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern C04 = Pattern.compile("eopc04(_20)?\\.1962-now(\\.txt)?");
    private static final Pattern FINALS = Pattern.compile("finals2000A\\.(all|data|daily)(\\.txt)?");
    private static final Pattern LEAP_SECONDS = Pattern.compile("Leap_Second(_History)?\\.dat|tai-utc\\.dat");

    private static final String EXPECTED = "a folder with a JPL or INPOP ephemeris (such as lnxp1990.440, inpop19a.dat), "
            + "Earth orientation (finals2000A.all, eopc04.1962-now) or leap seconds (Leap_Second.dat, tai-utc.dat)";

    /**
     * Reads a folder and those in it.
     *
     * @throws AlmanacDataException if it does not exist, has nothing of use, or has a file that is damaged
     */
    static UserFolder read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new AlmanacDataException(folder.toString(), "is not a folder", EXPECTED);
        }
        UserFolder found = new UserFolder(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<EarthOrientationSeries> finals = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            if (EPHEMERIS.matcher(name).matches()) {
                found.ephemerides.add(JplEphemeris.read(file));
            } else if (C04.matcher(name).matches()) {
                found.earthOrientation.add(EarthOrientationSeries.readC04(bytes(file), file.toString()));
            } else if (FINALS.matcher(name).matches()) {
                finals.add(EarthOrientationSeries.readFinals(bytes(file), file.toString()));
            } else if (LEAP_SECONDS.matcher(name).matches()) {
                found.leapSeconds.add(LeapSeconds.read(bytes(file), file.toString()));
            }
        }
        found.earthOrientation.addAll(finals);
        if (found.ephemerides.isEmpty() && found.earthOrientation.isEmpty() && found.leapSeconds.isEmpty()) {
            throw new AlmanacDataException(folder.toString(), "has nothing of use", EXPECTED);
        }
        return found;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder, MAX_DEPTH)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new AlmanacDataException(folder.toString(), "cannot be read (%s)".formatted(e), EXPECTED, e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AlmanacDataException(file.toString(), "cannot be read (%s)".formatted(e), EXPECTED, e);
        }
    }
}
