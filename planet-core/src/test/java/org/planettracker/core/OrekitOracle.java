package org.planettracker.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPInputStream;

import org.hipparchus.geometry.euclidean.threed.Rotation;
import org.hipparchus.geometry.euclidean.threed.Vector3D;
import org.orekit.bodies.CelestialBody;
import org.orekit.bodies.GeodeticPoint;
import org.orekit.bodies.OneAxisEllipsoid;
import org.orekit.data.DirectoryCrawler;
import org.orekit.data.LazyLoadedDataContext;
import org.orekit.frames.EOPEntry;
import org.orekit.frames.EopHistoryLoader;
import org.orekit.frames.Frame;
import org.orekit.frames.FramesFactory;
import org.orekit.frames.ITRFVersion;
import org.orekit.frames.ITRFVersionLoader.ITRFVersionConfiguration;
import org.orekit.frames.TopocentricFrame;
import org.orekit.frames.Transform;
import org.orekit.time.AbsoluteDate;
import org.orekit.time.DateComponents;
import org.orekit.time.OffsetModel;
import org.orekit.time.TimeComponents;
import org.orekit.time.TimeOffset;
import org.orekit.time.UTCScale;
import org.orekit.utils.Constants;
import org.orekit.utils.IERSConventions;
import org.orekit.utils.PVCoordinates;

/**
 * Apparent places by Orekit, plainly used: its own readers of the published files, its bodies, its frames, vectors instead
 * of angles. Slow, and independent of everything in the almanac but the formulas of deflection and aberration.
 */
final class OrekitOracle {

    private static final String[] BODIES = {"Sun", "Moon", "Mercury", "Venus", "Mars", "Jupiter", "Saturn", "Uranus",
        "Neptune", "Pluto"};

    private static final int LAST_EOP_MJD = 73_470;
    private static final int UNIX_EPOCH_MJD = 40_587;
    private static final int MJD_1962 = 37_665;

    private final LazyLoadedDataContext context = new LazyLoadedDataContext();
    private final UTCScale utc;
    private final Frame icrf;
    private final Frame gcrf;
    private final Frame itrf;
    private final Frame trueOfDate;
    private final OneAxisEllipsoid wgs84;
    private final CelestialBody earth;
    private final CelestialBody sun;
    private final List<CelestialBody> bodies = new ArrayList<>();

    /** What an observer sees. */
    record View(Vector3D horizontal, Vector3D equatorial, double distance) {}

    OrekitOracle(Path resources) {
        context.getDataProvidersManager().addProvider(new DirectoryCrawler(resources.toFile()));
        context.getTimeScales().addUTCTAIOffsetsLoader(() -> offsets(resources));
        utc = context.getTimeScales().getUTC();
        SortedMap<Integer, EOPEntry> orientation = orientation();
        context.getFrames().addEOPHistoryLoader(IERSConventions.IERS_2010,
                (converter, history) -> history.addAll(orientation.values()));
        context.getCelestialBodies().addDefaultCelestialBodyLoader("unxp1960\\.405");
        icrf = context.getFrames().getICRF();
        gcrf = context.getFrames().getGCRF();
        itrf = context.getFrames().getITRF(IERSConventions.IERS_2010, true);
        trueOfDate = context.getFrames().getTOD(IERSConventions.IERS_2010, true);
        wgs84 = new OneAxisEllipsoid(Constants.WGS84_EARTH_EQUATORIAL_RADIUS, Constants.WGS84_EARTH_FLATTENING, itrf);
        earth = context.getCelestialBodies().getEarth();
        sun = context.getCelestialBodies().getSun();
        for (String name : BODIES) {
            bodies.add(context.getCelestialBodies().getBody(name));
        }
    }

    /** The leap seconds of the file and, in front, the stretched UTC of 1960 to 1972 (USNO tai-utc.dat, SOFA), slopes in ns a second. */
    private static List<OffsetModel> offsets(Path resources) {
        List<OffsetModel> models = new ArrayList<>();
        String[] stretched = {"1960-01-01 37300 1.4178180 15", "1961-01-01 37300 1.4228180 15",
            "1961-08-01 37300 1.3728180 15", "1962-01-01 37665 1.8458580 13",
            "1963-11-01 37665 1.9458580 13", "1964-01-01 38761 3.2401300 15",
            "1964-04-01 38761 3.3401300 15", "1964-09-01 38761 3.4401300 15",
            "1965-01-01 38761 3.5401300 15", "1965-03-01 38761 3.6401300 15",
            "1965-07-01 38761 3.7401300 15", "1965-09-01 38761 3.8401300 15",
            "1966-01-01 39126 4.3131700 30", "1968-02-01 39126 4.2131700 30"};
        for (String line : stretched) {
            String[] words = line.split(" ", -1);
            models.add(new OffsetModel(DateComponents.parseDate(words[0]), Integer.parseInt(words[1]),
                    TimeOffset.parse(words[2]), Integer.parseInt(words[3])));
        }
        for (String line : text(resources.resolve("Leap_Second.dat"))) {
            String[] words = line.strip().split("\\s+", -1);
            if (words.length == 5 && !line.startsWith("#")) {
                int mjd = (int) Double.parseDouble(words[0]);
                models.add(new OffsetModel(new DateComponents(DateComponents.MODIFIED_JULIAN_EPOCH, mjd),
                        Integer.parseInt(words[4])));
            }
        }
        return models;
    }

    private static List<String> text(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** C04, then finals2000A, then the last values; before 1962 the table that the data's description names. */
    private SortedMap<Integer, EOPEntry> orientation() {
        SortedMap<Integer, EOPEntry> entries = new TreeMap<>();
        collect("finals2000A.all", EopHistoryLoader.Parser.newFinalsColumnsParser(IERSConventions.IERS_2010,
                (name, mjd) -> new ITRFVersionConfiguration("", ITRFVersion.ITRF_2020, Integer.MIN_VALUE,
                        Integer.MAX_VALUE),
                context.getTimeScales(), true), entries);
        // The blank rows at the end, which Orekit takes for zeros.
        entries.values().removeIf(e -> e.getUT1MinusUTC() == 0 && e.getX() == 0);
        collect("eopc04.1962-now", EopHistoryLoader.Parser.newEopC04Parser(IERSConventions.IERS_2010,
                (name, mjd) -> new ITRFVersionConfiguration("", ITRFVersion.ITRF_2020, Integer.MIN_VALUE,
                        Integer.MAX_VALUE),
                context.getTimeScales()), entries);
        EOPEntry first = Objects.requireNonNull(entries.get(MJD_1962));
        double[][] ttMinusUt1 = {{36_934, 33.150}, {37_116, 33.397}, {37_300, 33.584}, {37_481, 33.804},
            {37_665, 33.9972}};
        for (int mjd = 36_930; mjd < MJD_1962; mjd++) {
            int i = 0;
            while (mjd >= ttMinusUt1[i + 1][0]) {
                i++;
            }
            double slope = (ttMinusUt1[i + 1][1] - ttMinusUt1[i][1]) / (ttMinusUt1[i + 1][0] - ttMinusUt1[i][0]);
            double difference = ttMinusUt1[i][1] + slope * (mjd - ttMinusUt1[i][0]);
            double taiMinusUtc = (mjd < 37_512 ? mjd < 37_300 ? 1.4178180 : 1.4228180 : 1.3728180)
                    + (mjd - 37_300) * 0.001296;
            entries.put(mjd, entry(first, mjd, taiMinusUtc + 32.184 - difference, first));
        }
        EOPEntry celestial = first;
        EOPEntry last = first;
        for (int mjd = MJD_1962; mjd <= LAST_EOP_MJD; mjd++) {
            EOPEntry entry = entries.getOrDefault(mjd, last);
            last = entry;
            celestial = entry.getDx() != 0 || entry.getDy() != 0 ? entry : celestial;
            entries.put(mjd, entry(entry, mjd, entry.getUT1MinusUTC(), celestial));
        }
        return withRates(entries);
    }

    /**
     * The same with the pole's rates, which Orekit interpolates with: taken from the daily values, because the published rates
     * begin in 1984, are uncertain by 1 mas a day and are missing from finals2000A.
     */
    private SortedMap<Integer, EOPEntry> withRates(SortedMap<Integer, EOPEntry> entries) {
        SortedMap<Integer, EOPEntry> result = new TreeMap<>();
        for (EOPEntry e : entries.values()) {
            int mjd = e.getMjd();
            result.put(mjd,
                    new EOPEntry(mjd, e.getUT1MinusUTC(), 0, e.getX(), e.getY(), rate(entries, mjd, EOPEntry::getX),
                            rate(entries, mjd, EOPEntry::getY), e.getDdPsi(), e.getDdEps(), e.getDx(), e.getDy(),
                            ITRFVersion.ITRF_2020, e.getDate()));
        }
        return result;
    }

    private static double rate(SortedMap<Integer, EOPEntry> entries, int mjd, ToDoubleFunction<EOPEntry> of) {
        double[] around = new double[5];
        for (int i = 0; i < around.length; i++) {
            int near = Math.clamp(mjd + i - 2, entries.firstKey(), entries.lastKey());
            around[i] = of.applyAsDouble(Objects.requireNonNull(entries.get(near)));
        }
        return (around[0] - 8 * around[1] + 8 * around[3] - around[4]) / 12 / 86_400;
    }

    private void collect(String name, EopHistoryLoader.Parser parser, SortedMap<Integer, EOPEntry> entries) {
        try (InputStream in = Objects.requireNonNull(OrekitOracle.class.getResourceAsStream("data/" + name + ".gz"));
                GZIPInputStream text = new GZIPInputStream(in)) {
            Collection<EOPEntry> parsed = parser.parse(text, name);
            parsed.forEach(entry -> entries.put(entry.getMjd(), entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EOPEntry entry(EOPEntry pole, int mjd, double ut1MinusUtc, EOPEntry celestial) {
        return new EOPEntry(mjd, ut1MinusUtc, Double.NaN, pole.getX(), pole.getY(), Double.NaN, Double.NaN,
                celestial.getDdPsi(),
                celestial.getDdEps(),
                celestial.getDx(), celestial.getDy(), ITRFVersion.ITRF_2020, midnight(mjd));
    }

    private AbsoluteDate midnight(int mjd) {
        return new AbsoluteDate(new DateComponents(DateComponents.MODIFIED_JULIAN_EPOCH, mjd), TimeComponents.H00, utc);
    }

    /** The apparent place as unit vectors: east, north, up; and the true equator and equinox of date. */
    View view(Body body, Observer observer, Instant when) {
        int mjd = (int) Math.floorDiv(when.getEpochSecond(), 86_400L) + UNIX_EPOCH_MJD;
        double second = Math.floorMod(when.getEpochSecond(), 86_400L) + when.getNano() * 1e-9;
        AbsoluteDate date = new AbsoluteDate(new DateComponents(DateComponents.MODIFIED_JULIAN_EPOCH, mjd),
                new TimeComponents(second), utc);

        Transform toGcrf = FramesFactory.getNonInterpolatingTransform(itrf, gcrf, date);
        GeodeticPoint site = new GeodeticPoint(Math.toRadians(observer.latitude()),
                Math.toRadians(observer.longitude()),
                observer.elevation());
        PVCoordinates fromCentre = toGcrf.transformPVCoordinates(new PVCoordinates(wgs84.transform(site)));
        PVCoordinates centre = earth.getPVCoordinates(date, icrf);
        Vector3D place = centre.getPosition().add(fromCentre.getPosition());
        Vector3D velocity = centre.getVelocity().add(fromCentre.getVelocity());

        CelestialBody target = bodies.get(List.of(Body.values()).indexOf(body));
        double lightTime = 0;
        Vector3D toBody = Vector3D.ZERO;
        for (int i = 0; i < 5; i++) {
            toBody = target.getPosition(date.shiftedBy(-lightTime), icrf).subtract(place);
            lightTime = toBody.getNorm() / Constants.SPEED_OF_LIGHT;
        }
        Vector3D direction = toBody.normalize();
        if (body != Body.SUN) {
            direction = deflected(direction, toBody, place.subtract(sun.getPosition(date, icrf)));
        }
        direction = aberrated(direction, velocity.scalarMultiply(1 / Constants.SPEED_OF_LIGHT));

        Rotation toItrf = toGcrf.getRotation().revert();
        TopocentricFrame horizon = new TopocentricFrame(wgs84, site, "site");
        Vector3D terrestrial = toItrf.applyTo(direction);
        Vector3D horizontal = new Vector3D(terrestrial.dotProduct(horizon.getEast()),
                terrestrial.dotProduct(horizon.getNorth()), terrestrial.dotProduct(horizon.getZenith()));
        Vector3D equatorial = FramesFactory.getNonInterpolatingTransform(gcrf, trueOfDate, date).getRotation()
                .applyTo(direction);
        return new View(horizontal, equatorial, toBody.getNorm() / Constants.IAU_2012_ASTRONOMICAL_UNIT);
    }

    /** Deflection by the Sun (ERFA's eraLd), limited behind its disc. */
    private static Vector3D deflected(Vector3D p, Vector3D toBody, Vector3D fromSun) {
        Vector3D e = fromSun.normalize();
        Vector3D q = fromSun.add(toBody).normalize();
        double strength = 2 * Constants.JPL_SSD_SUN_GM / (Constants.SPEED_OF_LIGHT * Constants.SPEED_OF_LIGHT)
                / fromSun.getNorm() / Math.max(1 + q.dotProduct(e), 1e-6);
        return p.add(strength, p.crossProduct(e.crossProduct(q)));
    }

    private static Vector3D aberrated(Vector3D p, Vector3D beta) {
        double lorentz = Math.sqrt(1 - beta.getNormSq());
        return new Vector3D(lorentz, p, 1 + p.dotProduct(beta) / (1 + lorentz), beta).normalize();
    }
}
