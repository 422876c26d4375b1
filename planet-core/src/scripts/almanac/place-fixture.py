#!/usr/bin/python3
"""Makes places.csv: apparent places by ERFA, an engine of other hands, on the same DE405 records.

usage: place-fixture.py <folder with unxp1960.405, eopc04.1962-now, Leap_Second.dat> > places.csv
Needs Debian's python3-erfa and python3-numpy.

Light time, deflection and aberration are iterated from the observer with ERFA's vectors (ld, ab, pvtob, c2ixys, era00,
pom00, gst06a's equation of the origins), not with this project's formulas. Earth orientation is IERS 20 C04, interpolated
by a cubic through four days.
"""
import random
import struct
import sys

import erfa
import numpy as np

AU = 149597870.7
C = 299792.458
POINTERS = {"mercury": 0, "venus": 1, "emb": 2, "mars": 3, "jupiter": 4, "saturn": 5, "uranus": 6, "neptune": 7,
            "pluto": 8, "moon": 9, "sun": 10}
BODIES = ["sun", "moon", "mercury", "venus", "mars", "jupiter", "saturn", "uranus", "neptune", "pluto"]
SITES = [  # longitude, latitude, elevation
    (-0.0005, 51.4769, 0.0), (145.051, -39.754, 0.0), (-81.0, 29.0, 10.0), (0.0, 90.0, 0.0), (77.0, -90.0, 2835.0),
    (-78.4558, 0.0, 2800.0), (180.0, -16.5, 5.0), (-67.755, -23.029, 4000.0)]


class Ephemeris:
    """DE405 in JPL's binary layout."""

    def __init__(self, path):
        with open(path, "rb") as file:
            data = file.read()
        self.start, self.end, self.days = struct.unpack(">3d", data[2652:2676])
        self.moon_share = 1 / (1 + struct.unpack(">d", data[2688:2696])[0])
        pointers = struct.unpack(">36i", data[2696:2840])
        self.pointers = [pointers[3 * i:3 * i + 3] for i in range(12)]
        self.records = np.frombuffer(data[2 * 8144:], dtype=">f8").reshape(-1, 1018)

    def motion(self, name, jd1, jd2):
        """Position in km and velocity in km/s of a series of the file."""
        offset, terms, granules = self.pointers[POINTERS[name]]
        days = (jd1 - self.start) + jd2
        record = int(days // self.days)
        span = self.days / granules
        granule, rest = divmod(days - record * self.days, span)
        begin = offset - 1 + int(granule) * 3 * terms
        coefficients = self.records[record, begin:begin + 3 * terms].reshape(3, terms).astype(float)
        x = 2 * rest / span - 1
        cheb = np.polynomial.chebyshev
        position = np.array([cheb.chebval(x, c) for c in coefficients])
        velocity = np.array([cheb.chebval(x, cheb.chebder(c)) for c in coefficients]) * 2 / (span * 86400)
        return position, velocity

    def earth(self, jd1, jd2):
        p, v = self.motion("emb", jd1, jd2)
        q, w = self.motion("moon", jd1, jd2)
        return p - self.moon_share * q, v - self.moon_share * w

    def body(self, name, jd1, jd2):
        if name == "moon":
            return self.earth(jd1, jd2)[0] + self.motion("moon", jd1, jd2)[0]
        return self.motion(name, jd1, jd2)[0]


class Orientation:
    """IERS 20 C04."""

    def __init__(self, path):
        rows = [[float(line[a:b]) for a, b in ((16, 26), (26, 38), (38, 50), (50, 62), (62, 74), (74, 86))]
                for line in open(path, encoding="ascii") if not line.startswith("#")]
        self.table = np.array(rows)

    def at(self, mjd, fraction):
        """x, y, UT1-TAI, dX, dY."""
        first = int(mjd - self.table[0, 0]) - 1
        rows = self.table[first:first + 4].copy()
        for row in rows:
            year, month, day, _ = erfa.jd2cal(2400000.5, row[0])
            row[3] -= erfa.dat(int(year), int(month), int(day), 0.0)
        result = np.zeros(5)
        for i in range(4):
            weight = 1.0
            for j in range(4):
                if i != j:
                    weight *= (fraction + 1 - j) / (i - j)
            result += weight * rows[i, 1:]
        return result


def place(ephemeris, orientation, body, site, mjd, second):
    fraction = second / 86400
    year, month, day, _ = erfa.jd2cal(2400000.5, mjd)
    dat = erfa.dat(int(year), int(month), int(day), fraction)
    x, y, ut1_tai, dx, dy = orientation.at(mjd, fraction)
    arcsecond = erfa.DAS2R
    jd = 2400000.5 + mjd
    tt = (second + dat + 32.184) / 86400
    ut1 = (second + dat + ut1_tai) / 86400
    tdb = tt + erfa.dtdb(jd, tt, ut1, 0, 0, 0) / 86400

    px, py, s = erfa.xys06a(jd, tt)
    px += dx * arcsecond
    py += dy * arcsecond
    to_cirs = erfa.c2ixys(px, py, s)
    era = erfa.era00(jd, ut1)
    sp = erfa.sp00(jd, tt)
    longitude, latitude = np.radians(site[0]), np.radians(site[1])
    pv = erfa.pvtob(longitude, latitude, site[2], x * arcsecond, y * arcsecond, sp, era)
    observer = to_cirs.T @ np.array(pv["p"]) / 1000
    motion = to_cirs.T @ np.array(pv["v"]) / 1000

    earth, earth_velocity = ephemeris.earth(jd, tdb)
    here = earth + observer
    velocity = (earth_velocity + motion) / C
    sun = here - ephemeris.body("sun", jd, tdb)
    light_time = 0.0
    for _ in range(6):
        to_body = ephemeris.body(body, jd, tdb - light_time / 86400) - here
        distance = np.linalg.norm(to_body)
        light_time = distance / C
    direction = to_body / distance
    if body != "sun":
        from_sun = sun + to_body
        direction = erfa.ld(1.0, direction, from_sun / np.linalg.norm(from_sun), sun / np.linalg.norm(sun),
                            np.linalg.norm(sun) / AU, 1e-6)
    direction = erfa.ab(direction, velocity, np.linalg.norm(sun) / AU, np.sqrt(1 - velocity @ velocity))
    cirs = to_cirs @ direction
    ri, declination = erfa.c2s(cirs)
    eo = erfa.eo06a(jd, tt)
    terrestrial = erfa.pom00(x * arcsecond, y * arcsecond, sp) @ erfa.rz(era, np.eye(3)) @ cirs
    up = np.array([np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)])
    east = np.array([-np.sin(longitude), np.cos(longitude), 0.0])
    north = np.cross(up, east)
    azimuth = np.degrees(erfa.anp(np.arctan2(terrestrial @ east, terrestrial @ north)))
    altitude = np.degrees(np.arctan2(terrestrial @ up, np.hypot(terrestrial @ east, terrestrial @ north)))
    return azimuth, altitude, np.degrees(erfa.anp(ri - eo)), np.degrees(declination), distance / AU


def main(folder):
    ephemeris = Ephemeris(folder + "/unxp1960.405")
    orientation = Orientation(folder + "/eopc04.1962-now")
    chance = random.Random(1972)
    print("# Apparent airless topocentric places by ERFA " + erfa.__version__ + " on JPL DE405 and IERS 20 C04,")
    print("# made by src/scripts/almanac/place-fixture.py. Degrees, metres, astronomical units, UTC.")
    print("body,longitude,latitude,elevation,when,azimuth,altitude,right_ascension,declination,distance")
    for body in BODIES:
        for i in range(64):
            site = SITES[i % len(SITES)]
            mjd = chance.randrange(41317, 61250)  # 1972-01-01 to 2026-07-29, the days that C04 has measured
            second = chance.choice([0, 43200, 86399, chance.randrange(86400), chance.randrange(86400)])
            year, month, day, _ = erfa.jd2cal(2400000.5, mjd)
            when = "%d-%02d-%02dT%02d:%02d:%02dZ" % (year, month, day, second // 3600, second // 60 % 60, second % 60)
            row = place(ephemeris, orientation, body, site, mjd, second)
            print(",".join([body, *map(repr, site), when] + ["%.9f" % v for v in row[:4]] + ["%.11f" % row[4]]))


if __name__ == "__main__":
    main(sys.argv[1])
