#!/usr/bin/python3
"""Makes sightings.csv: how all ten bodies look from random places at random instants of 1960 to 2060.

Nothing in the chain is shared with planet-core: positions by the Swiss Ephemeris (Debian: swetest, swe-standard-data, that is
JPL DE431), magnitudes by Skyfield's magnitudelib with the face of Mars from appearance-fixtures.py, constellations by Astropy,
angles and diameters in NumPy. swetest's own magnitudes, phases and elongations are a second opinion that must agree.

Run: ./sightings-fixture.py > ../../test/resources/org/planettracker/core/sightings.csv
"""
import datetime
import importlib.util
import math
import pathlib
import subprocess
import sys
import warnings

import erfa
import numpy as np
from astropy import units
from astropy.coordinates import GCRS, SkyCoord, get_constellation
from skyfield import magnitudelib

warnings.simplefilter("ignore")
random = np.random.default_rng(1610)
here = pathlib.Path(__file__).parent
spec = importlib.util.spec_from_file_location("appearance_fixtures", here / "appearance-fixtures.py")
fixtures = importlib.util.module_from_spec(spec)
spec.loader.exec_module(fixtures)

AU = 149597870.7
BODIES = ["sun", "moon", "mercury", "venus", "mars", "jupiter", "saturn", "uranus", "neptune", "pluto"]
# Equatorial radii in km: IAU 2015 B3 and WGCCRE 2015.
RADII = dict(zip(BODIES, (695700, 1737.4, 2440.53, 6051.8, 3396.19, 71492, 60268, 25559, 24764, 1188.3)))
# Where something is to be seen: Mars very near, Venus before the Sun, a full moon and a new one that eclipse, Saturn without
# rings and with them wide open at opposition, Mercury before the Sun, Jupiter and Saturn together.
SPECIAL = ["2003-08-27T09:51:00", "2012-06-06T01:30:00", "2000-07-16T13:55:00", "1999-08-11T11:03:00", "2009-09-04T12:00:00",
           "2002-12-17T17:00:00", "2016-05-09T14:57:00", "2020-12-21T18:20:00", "1961-02-05T00:00:00", "2059-12-30T23:59:59"]


def swetest(when, site, columns, *options):
    """What swetest says of the ten bodies, a list of strings for each."""
    command = ["swetest", "-p0123456789", f"-b{when.day}.{when.month}.{when.year}", f"-utc{when:%H:%M:%S}",
               "-topo{},{},{}".format(*site), "-eswe", f"-f{columns}", "-g,", "-head", *options]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    # A warning about the range of a magnitude's formula may follow.
    lines = [line for line in said if line.split(",")[0].strip().lower() in BODIES]
    if len(lines) != 10:
        raise SystemExit(f"{command} said {said}")
    return [[field.strip() for field in line.split(",")] for line in lines]


def degrees(text):
    """80°11'27.3788 or 0° 0' 6.8075 as degrees."""
    d, rest = text.split("°")
    m, s = rest.split("'")
    return float(d) + float(m) / 60 + float(s) / 3600


def angle(a, b):
    """Kahan's formula: good at 0 and 180 degrees, another one than planet-core's."""
    a, b = a / np.linalg.norm(a), b / np.linalg.norm(b)
    return math.degrees(2 * math.atan2(np.linalg.norm(a - b), np.linalg.norm(a + b)))


def elevation(pole, vector):
    return 90 - math.degrees(math.acos(-pole @ vector / np.linalg.norm(vector)))


def magnitude(body, to_body, from_sun, days):
    r, delta, phase = np.linalg.norm(from_sun), np.linalg.norm(to_body), angle(to_body, from_sun)
    law = getattr(magnitudelib, f"_{body}_magnitude", None)
    if body == "sun":
        return 4.81 - 31.572 + 5 * math.log10(delta)  # Willmer 2018
    if body == "moon":
        return -12.73 + 0.026 * phase + 4e-9 * phase ** 4 + 5 * math.log10(delta * AU / 384400 * r)  # Krisciunas, Schaefer
    if body == "pluto":
        return -1.0 + 5 * math.log10(r * delta)  # Meeus
    if body == "mars":
        frame = fixtures.mars_frame(days - delta * AU / 299792.458 / 86400)
        west = [-math.degrees(math.atan2(*(frame @ -v)[1::-1])) % 360 for v in (to_body, from_sun)]
        middle = sum(west) / 2 + (180 if abs(west[0] - west[1]) > 180 else 0)
        season = math.degrees(erfa.c2s(erfa.ecm06(2451545.0, 0.0) @ from_sun)[0]) - 85
        return law(r, delta, phase) + fixtures.through_five_points(fixtures.MARS_ROTATION, middle) \
            + fixtures.through_five_points(fixtures.MARS_SEASON, season)
    if body == "saturn":
        pole = fixtures.pole(40.589, 83.537)
        return law(r, delta, phase, elevation(pole, from_sun), elevation(pole, to_body))
    if body == "uranus":
        pole, flat = fixtures.pole(257.311, -15.175), (25559 / 24973) ** 2
        graphic = [math.degrees(math.atan(flat * math.tan(math.radians(elevation(pole, v))))) for v in (from_sun, to_body)]
        return law(r, delta, phase, *graphic)
    if body == "neptune":
        return law(r, delta, phase, 2000 + days / 365.25)
    return law(r, delta, phase)


def constellation(direction):
    """Astropy's answer, or nothing when it is another one within 30", which aberration may be."""
    ra, dec = erfa.c2s(direction)
    near = 30 / 3600
    names = {str(get_constellation(SkyCoord(math.degrees(ra) + dx / math.cos(dec), math.degrees(dec) + dy, unit=units.deg,
                                            frame=GCRS), short_name=True)) for dx, dy in
             ((0, 0), (near, near), (near, -near), (-near, near), (-near, -near))}
    return names.pop() if len(names) == 1 else None


def agree(what, ours, theirs, tolerance, *context):
    if abs(ours - theirs) > tolerance:
        raise SystemExit(f"{what} {ours}, swetest says {theirs}: {context}")


print("# Made by src/scripts/appearance/sightings-fixture.py with the Swiss Ephemeris 2.10.03 (DE431), Skyfield, Astropy, NumPy.")
print("# body,longitude,latitude,elevation,when,magnitude,phase,diameter,elongation,constellation")
first, last = datetime.datetime(1960, 1, 1), datetime.datetime(2060, 1, 1)
instants = [datetime.datetime.fromisoformat(s) for s in SPECIAL]
while len(instants) < 60:
    instants.append(first + datetime.timedelta(seconds=int(random.integers(int((last - first).total_seconds())))))
for when in instants:
    site = (round(random.uniform(-180, 180), 4), round(math.degrees(math.asin(random.uniform(-1, 1))), 4),
            int(random.uniform(0, 4000)))
    astrometric = swetest(when, site, "Px", "-j2000", "-icrs", "-noaberr", "-nodefl")
    apparent = swetest(when, site, "Px", "-j2000", "-icrs")
    said = swetest(when, site, "P+-*=")
    vectors = [np.array([float(v) for v in row[1:4]]) for row in astrometric]
    directions = [np.array([float(v) for v in row[1:4]]) for row in apparent]
    # TT - UTC within a second or so before 1972: nothing that Mars would show.
    days = (when - datetime.datetime(2000, 1, 1, 12)).total_seconds() / 86400 + (
        37 + 32.184 if when.year >= 2017 else erfa.dat(when.year, when.month, when.day, 0.5) + 32.184) / 86400
    for body, vector, direction, row in zip(BODIES, vectors, directions, said):
        from_sun = vector - vectors[0]
        elongation = angle(direction, directions[0]) if body != "sun" else 0.0
        phase_angle = angle(vector, from_sun) if body != "sun" else 0.0
        lit = (1 + math.cos(math.radians(phase_angle))) / 2
        v = float(magnitude(body, vector, from_sun, days))
        diameter = 2 * math.degrees(math.asin(RADII[body] / AU / np.linalg.norm(vector))) * 3600
        name = constellation(vector)
        if body != "sun":
            agree("phase angle", phase_angle, degrees(row[1]), 0.02, body, when)
            agree("elongation", elongation, degrees(row[3]), 0.01, body, when)
        # swetest knows no face of Mars or Uranus, takes the Moon at 1 au from the Sun and the crescent of it from another source.
        if body != "moon" or phase_angle < 145:
            agree("magnitude", v, float(row[4].rstrip("m")), {"sun": 0.2, "moon": 0.1, "mars": 0.16, "uranus": 0.06}.get(body, 0.02), body,
                  when)
        if name:
            print(f"{body},{site[0]},{site[1]},{site[2]},{when.isoformat()}Z,{v:.4f},{lit:.7f},{diameter:.4f},{elongation:.5f},"
                  f"{name}")
