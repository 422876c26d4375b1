package org.planettracker.core.data;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import org.orekit.data.LazyLoadedDataContext;
import org.orekit.time.AbsoluteDate;
import org.orekit.time.TimeScalarFunction;
import org.orekit.time.TimeScales;
import org.orekit.time.TimeVectorFunction;
import org.orekit.utils.IERSConventions;

/**
 * Makes the data files of the library from the published ones: {@code ResourceMaker <folder of the published files> <folder
 * of the resources>}. Run by {@code src/scripts/almanac/make-data}.
 */
final class ResourceMaker {

    /** Days before the almanac's years, and for the celestial pole also after them, that interpolation needs. */
    private static final int MARGIN = 6;

    /**
     * TT - UT1 in seconds on 1960-01-01, 1960-07-01, 1961-01-01, 1961-07-01 and 1962-01-01: US Naval Observatory,
     * historic_deltat.data; the last from the first line of the IERS C04 series, 5 ms away from the same table.
     */
    private static final int[] HISTORIC_MJD = {36_934, 37_116, 37_300, 37_481, 37_665};
    private static final double[] HISTORIC_TT_MINUS_UT1 = {33.150, 33.397, 33.584, 33.804, 33.9972};
    private static final double TT_MINUS_TAI = 32.184;

    private ResourceMaker() {}

    public static void main(String[] args) throws IOException {
        Path published = Path.of(args[0]);
        Path resources = Path.of(args[1]);
        Files.copy(published.resolve("Leap_Second.dat"), resources.resolve("Leap_Second.dat"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.copy(published.resolve("unxp1960.405"), resources.resolve("unxp1960.405"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.write(resources.resolve("earth-orientation.bin"), earthOrientation(published));
        Files.write(resources.resolve("celestial-pole.bin"), celestialPole());
        StringBuilder checksums = new StringBuilder();
        for (String name : List.of("Leap_Second.dat", "celestial-pole.bin", "earth-orientation.bin", "unxp1960.405")) {
            checksums.append(EmbeddedFiles.checksum(Files.readAllBytes(resources.resolve(name)))).append("  ")
                    .append(name)
                    .append('\n');
        }
        Files.writeString(resources.resolve("checksums.txt"), checksums);
    }

    private static byte[] earthOrientation(Path published) throws IOException {
        LeapSeconds leapSeconds = LeapSeconds.read(Files.readAllBytes(published.resolve("Leap_Second.dat")),
                "Leap_Second.dat");
        EarthOrientationSeries measured = EarthOrientationSeries.join(List.of(
                EarthOrientationSeries.readC04(Files.readAllBytes(published.resolve("eopc04.1962-now")),
                        "eopc04.1962-now"),
                EarthOrientationSeries.readFinals(Files.readAllBytes(published.resolve("finals2000A.all")),
                        "finals2000A.all")));
        int first = HISTORIC_MJD[0] - MARGIN;
        double[] ut1MinusUtc = new double[measured.measuredFrom() - first];
        for (int i = 0; i < ut1MinusUtc.length; i++) {
            ut1MinusUtc[i] = leapSeconds.taiMinusUtc(first + i, 0) + TT_MINUS_TAI - historicTtMinusUt1(first + i);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        measured.precededBy(first, ut1MinusUtc).write(out);
        return out.toByteArray();
    }

    private static double historicTtMinusUt1(int mjd) {
        int i = 0;
        while (mjd >= HISTORIC_MJD[i + 1]) {
            i++;
        }
        double share = (mjd - HISTORIC_MJD[i]) / (double) (HISTORIC_MJD[i + 1] - HISTORIC_MJD[i]);
        return HISTORIC_TT_MINUS_UT1[i] + share * (HISTORIC_TT_MINUS_UT1[i + 1] - HISTORIC_TT_MINUS_UT1[i]);
    }

    /** X, Y, s and the equation of the origins from Orekit's IERS Conventions 2010, for 0h TT of every day. */
    private static byte[] celestialPole() throws IOException {
        TimeScales timeScales = new LazyLoadedDataContext().getTimeScales();
        TimeVectorFunction xys = IERSConventions.IERS_2010.getXYSpXY2Function(timeScales);
        // Sidereal time less rotation angle does not depend on UT1, so that any scale will do for it.
        TimeScalarFunction rotation = IERSConventions.IERS_2010.getEarthOrientationAngleFunction(timeScales.getTT(),
                timeScales.getTAI());
        TimeScalarFunction sidereal = IERSConventions.IERS_2010.getGASTFunction(timeScales.getTT(), null, timeScales);
        int first = AlmanacData.FIRST_MJD - MARGIN;
        int count = AlmanacData.LAST_MJD + MARGIN - first + 1;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeDouble(first);
        out.writeDouble(count);
        for (int i = 0; i < count; i++) {
            AbsoluteDate date = AbsoluteDate.createMJDDate(first + i, 0, timeScales.getTT());
            double[] pole = xys.value(date);
            out.writeDouble(pole[0]);
            out.writeDouble(pole[1]);
            out.writeDouble(pole[2] - pole[0] * pole[1] / 2);
            out.writeDouble(rotation.value(date) - sidereal.value(date));
        }
        return bytes.toByteArray();
    }
}
