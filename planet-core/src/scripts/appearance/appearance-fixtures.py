#!/usr/bin/python3
"""Makes the fixtures that the tests of org.planettracker.core.appearance compare with.

Engines, from Debian: python3-skyfield 1.45 (its magnitudelib is an implementation of Mallama and Hilton's equations by other
hands), python3-astropy 5.2 (constellations), python3-ephem 4.1 (a second opinion on constellations), NumPy. What
no engine has, the face of Mars, is computed here in another way than in Java: with rotation matrices, the full IAU 2015
expressions and a polynomial through five points.

Run: ./appearance-fixtures.py ../../test/resources/org/planettracker/core/appearance
"""
import math
import pathlib
import sys
import warnings

import astropy
import ephem
import erfa
import numpy as np
import skyfield
from astropy import units
from astropy.coordinates import GCRS, SkyCoord, get_constellation
from astropy.utils.data import get_pkg_data_contents
from skyfield import magnitudelib

warnings.simplefilter("ignore")
random = np.random.default_rng(20261120)

# Mallama 2007, tables 6 and 8, at 0, 10, .. 350 degrees.
MARS_ROTATION = [.036, .045, .038, .023, .015, .011, .000, -.012, -.018, -.036, -.044, -.059, -.060, -.055, -.043, -.041,
                 -.041, -.036, -.036, -.018, -.038, -.011, .002, .004, .018, .019, .035, .050, .035, .027, .037, .048,
                 .025, .022, .024, .034]
MARS_SEASON = [-.029, -.017, -.014, -.006, -.018, -.020, -.014, -.030, -.008, -.040, -.024, -.037, -.036, -.032, .010, .010,
               -.001, .044, .025, -.004, -.016, -.008, .029, -.054, -.033, .055, .017, .052, .006, .087, .006, .064, .030,
               .019, -.030, -.017]


def write(folder, name, engines, columns, lines):
    """One fixture: how it was made, the columns, the rows."""
    lines = list(lines)
    with open(folder / name, "w", encoding="ascii") as out:
        out.write(f"# Made by src/scripts/appearance/appearance-fixtures.py with {engines}.\n# {columns}\n")
        out.writelines(line + "\n" for line in lines)
    print(name, len(lines))


def through_five_points(table, degrees):
    """The quartic through the tabulated values at the two nodes before, the node at or before, and the two after."""
    k = math.floor(degrees / 10)
    values = [table[(k + i) % 36] for i in (-2, -1, 0, 1, 2)]
    return np.polyval(np.polyfit([-2, -1, 0, 1, 2], values, 4), degrees / 10 - k)


def magnitudes():
    """Every planet over all phase angles, those that are seen from Earth more densely."""
    seen = {"mercury": 180, "venus": 180, "mars": 48, "jupiter": 12.5, "saturn": 6.5, "uranus": 3.2, "neptune": 2}
    for planet, limit in seen.items():
        for n in range(60):
            r, delta = random.uniform(0.3, 40, 2)
            phase = random.uniform(0, limit) if n < 40 or planet == "saturn" else random.uniform(limit, 180)
            first, second, year = 0.0, 0.0, 2000.0
            if planet == "mars":
                first, second = random.uniform(-720, 720, 2)
            elif planet == "saturn":
                first, second = random.uniform(-27, 27, 2)
            elif planet == "uranus":
                first, second = random.uniform(-83, 83, 2)
            elif planet == "neptune":
                # The phase term is published for the years after 2000; Skyfield gives nothing before.
                year = random.uniform(1960, 2060) if phase <= 1.9 else random.uniform(2000, 2060)
            r, delta, phase, first, second, year = (round(v, 6) for v in (r, delta, phase, first, second, year))
            if planet == "mars":
                v = magnitudelib._mars_magnitude(r, delta, phase) + through_five_points(MARS_ROTATION, first) \
                    + through_five_points(MARS_SEASON, second)
            elif planet in ("saturn", "uranus"):
                v = getattr(magnitudelib, f"_{planet}_magnitude")(r, delta, phase, first, second)
            elif planet == "neptune":
                v = magnitudelib._neptune_magnitude(r, delta, phase, year)
            else:
                v = getattr(magnitudelib, f"_{planet}_magnitude")(r, delta, phase)
            if not math.isfinite(v):
                raise SystemExit(f"no magnitude of {planet} at phase angle {phase}")
            yield f"{planet},{r},{delta},{phase},{first},{second},{year},{float(v):.6f}"
    for n in range(40):
        r, delta, phase = (round(v, 6) for v in (*random.uniform(8, 11, 2), random.uniform(0, 180 if n < 20 else 6.5)))
        v = magnitudelib._saturn_magnitude(r, delta, phase, 0.0, 0.0, rings=np.bool_(False))
        yield f"saturn-globe,{r},{delta},{phase},0.0,0.0,2000.0,{float(v):.6f}"


def mars_frame(days):
    """Rows: the axes of Mars in ICRF at a time, by the expressions of WGCCRE 2015 (Archinal et al. 2018)."""
    t = days / 36525

    def waves(function, *terms):
        return sum(a * function(math.radians(phase + rate * t)) for a, phase, rate in terms)

    ra = 317.269202 - 0.10927547 * t + waves(
        math.sin, (0.000068, 198.991226, 19139.4819985), (0.000238, 226.292679, 38280.8511281),
        (0.000052, 249.663391, 57420.7251593), (0.000009, 266.183510, 76560.6367950), (0.419057, 79.398797, 0.5042615))
    dec = 54.432516 - 0.05827105 * t + waves(
        math.cos, (0.000051, 122.433576, 19139.9407476), (0.000141, 43.058401, 38280.8753272),
        (0.000031, 57.663379, 57420.7517205), (0.000005, 79.476401, 76560.6495004), (1.591274, 166.325722, 0.5042615))
    w = 176.049863 + 350.891982443297 * days + waves(
        math.sin, (0.000145, 129.071773, 19140.0328244), (0.000157, 36.352167, 38281.0473591),
        (0.000040, 56.668646, 57420.9295360), (0.000001, 67.364003, 76560.2552215), (0.000001, 104.792680, 95700.4387578),
        (0.584542, 95.391654, 0.5042615))
    frame = np.eye(3)
    for axis, angle in ((2, 90 + ra), (0, 90 - dec), (2, w)):
        c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        i, j = [(1, 2), (2, 0), (0, 1)][axis]
        turn = np.eye(3)
        turn[i, i], turn[i, j], turn[j, i], turn[j, j] = c, s, -s, c
        frame = turn @ frame
    return frame


def pole(ra, dec):
    a, d = math.radians(ra), math.radians(dec)
    return np.array([math.cos(d) * math.cos(a), math.cos(d) * math.sin(a), math.sin(d)])


def axes():
    """The face that Saturn, Uranus and Mars turn to random places, 1960 to 2060.

    Places high above a pole of Mars are left out, where a meridian says little, and so are those with the Sun behind Mars.
    """
    made = 0
    while made < 300:
        to_planet = random.normal(size=3) * 2
        from_sun = random.normal(size=3)
        days = random.uniform(-14610, 21915)
        t = days / 36525
        to_planet, from_sun, days = to_planet.round(6), from_sun.round(6), round(days, 6)
        back, up = -to_planet / np.linalg.norm(to_planet), -from_sun / np.linalg.norm(from_sun)
        saturn = 90 - math.degrees(math.acos(back @ pole(40.589 - 0.036 * t, 83.537 - 0.004 * t)))
        centric = math.pi / 2 - math.acos(back @ pole(257.311, -15.175))
        uranus = math.degrees(math.atan(math.tan(centric) * (25559 / 24973) ** 2))
        frame = mars_frame(days - np.linalg.norm(to_planet) * 149597870.7 / 299792.458 / 86400)
        west = []
        for direction in (back, up):
            x, y, z = frame @ direction
            if abs(z) < 0.5:
                west.append(-math.degrees(math.atan2(y, x)) % 360)
        if len(west) < 2 or 170 < abs(west[0] - west[1]) < 190:
            continue
        made += 1
        middle = sum(west) / 2 + (180 if abs(west[0] - west[1]) > 180 else 0)
        # Ecliptic of J2000.0; a frame bias of 0.02" is nothing here.
        season = math.degrees(erfa.c2s(erfa.ecm06(2451545.0, 0.0) @ from_sun)[0]) - 85
        yield ",".join(map(str, (*to_planet, *from_sun, days))) \
            + f",{saturn:.5f},{uranus:.5f},{middle % 360:.5f},{season % 360:.5f}"


def constellations():
    """Places all over the sky, in every row of the list, around the poles, and 3" beside boundaries, with Astropy's answer.

    Nearer than 2" Astropy's answer is not Delporte's: Roman printed four decimals of an hour.
    """
    to_1875 = erfa.pmat06(*erfa.epb2jd(1875.0))
    places = [erfa.c2s(v) for v in random.normal(size=(700, 3))]
    for sign in (1, -1):
        for _ in range(60):
            places.append((random.uniform(0, 2 * math.pi), sign * (math.pi / 2 - math.radians(random.uniform(0, 4)))))
        places.append((0.0, sign * math.pi / 2))
    rows = [line.split() for line in get_pkg_data_contents("data/constellation_data_roman87.dat",
                                                           package="astropy.coordinates").splitlines()
            if line and not line.startswith("#")]
    lines_ra = sorted({math.radians(15 * round(float(v) * 3600) / 3600) for row in rows for v in row[:2]})
    lines_dec = sorted({math.radians(round(float(row[2]) * 60) / 60) for row in rows})
    for lower, upper, south, _ in rows:
        middle = math.radians(15 * (float(lower) + float(upper)) / 2)
        places.append(erfa.c2s(to_1875.T @ erfa.s2c(middle, math.radians(float(south) + 0.01))))
    beside = math.radians(3 / 3600)
    for n in range(400):
        lower, upper, south, _ = rows[random.integers(len(rows))]
        lower, upper, south = float(lower) * 15, float(upper) * 15, float(south)
        side = random.choice((-1, 1)) * beside
        if n % 2:
            ra, dec = math.radians(random.uniform(lower, upper)), math.radians(south) + side
        else:
            dec = math.radians(min(south + random.uniform(0.01, 2), 89.9))
            ra = math.radians(lower if n % 4 else upper) + side / math.cos(dec)
        places.append(erfa.c2s(to_1875.T @ erfa.s2c(ra, dec)))
    for ra, dec in places:
        ra, dec = round(math.degrees(ra) % 360, 6), round(math.degrees(dec), 6)
        ra1875, dec1875 = erfa.c2s(to_1875 @ erfa.s2c(math.radians(ra), math.radians(dec)))
        beside_meridian = min(abs(math.remainder(ra1875 - line, 2 * math.pi)) for line in lines_ra)
        near = math.radians(2 / 3600)
        if beside_meridian * math.cos(dec1875) < near or min(abs(dec1875 - line) for line in lines_dec) < near:
            continue
        # GCRS, not ICRS: from there Astropy only precesses, where it would add aberration to an ICRS place.
        name = str(get_constellation(SkyCoord(ra * units.deg, dec * units.deg, frame=GCRS), short_name=True))
        second = ephem.constellation((math.radians(ra), math.radians(dec)), epoch=ephem.J2000)[0]
        # PyEphem tells the head of the Serpent, Se1, from its tail, Se2, and rounds right ascensions to two seconds.
        if {"Se1": "Ser", "Se2": "Ser"}.get(second, second) != name and beside_meridian > math.radians(20 / 3600):
            raise SystemExit(f"at {ra}, {dec} Astropy says {name}, PyEphem {second}")
        yield f"{ra},{dec},{name}"


def main():
    folder = pathlib.Path(sys.argv[1])
    write(folder, "magnitudes.csv", f"Skyfield {skyfield.__version__}",
          "planet,sunDistance,distance,phaseAngle,first,second,year,magnitude; first and second: centralMeridian and"
          " solarLongitude of Mars, sunLatitude and observerLatitude of Saturn and Uranus", magnitudes())
    write(folder, "axes.csv", f"NumPy {np.__version__}, ERFA {erfa.__version__}",
          "x,y,z,sunX,sunY,sunZ,daysSinceJ2000,saturnLatitude,uranusLatitude,marsCentralMeridian,marsSolarLongitude", axes())
    write(folder, "constellations.csv", f"Astropy {astropy.__version__}, PyEphem {ephem.__version__}",
          "rightAscension,declination,constellation; ICRF, degrees", constellations())


if __name__ == "__main__":
    main()
