#!/usr/bin/python3
"""Times the same apparent topocentric place, and rise and set, with engines of other hands; prints Markdown table rows.

usage: other-engines.py <unxp1960.405>
Needs Debian's python3-ephem, python3-skyfield, python3-numpy libswe2.0 and swe-basic-data. Skyfield reads the DE405 records of this project,
written as an SPK file into a temporary folder. Best of five runs, as the fastest is the least disturbed.
"""
import ctypes
import os
import struct
import sys
import tempfile
import time

import ephem
import numpy as np
from skyfield import api

LONGITUDE, LATITUDE = 145.051, -39.754


def best(runs, calls):
    """Nanoseconds a call."""
    times = []
    for _ in range(5):
        begin = time.perf_counter_ns()
        for i in range(runs):
            calls(i)
        times.append((time.perf_counter_ns() - begin) / runs)
    return min(times)


def row(what, nanoseconds):
    print("| %s | %s |" % (what, "{:,.0f}".format(nanoseconds)), flush=True)


def pyephem():
    observer = ephem.Observer()
    observer.lon, observer.lat, observer.pressure = str(LONGITUDE), str(LATITUDE), 0
    start = ephem.Date("2026/11/20 08:29:00")
    for name, body in (("Mars", ephem.Mars()), ("Moon", ephem.Moon())):
        def place(i, body=body):
            observer.date = start + i * 1e-11
            body.compute(observer)
            return body.az, body.alt
        row("PyEphem %s, %s near now, through Python" % (ephem.__version__, name), best(20000, place))

    def events(i):
        observer.date = start + i * 1e-11
        body = ephem.Mars()
        observer.next_rising(body), observer.next_transit(body), observer.next_setting(body)
    row("PyEphem, rise, transit and set of Mars", best(500, events))


def skyfield(kernel):
    planets = api.load_file(kernel)
    timescale = api.load.timescale(builtin=True)
    observer = planets["earth"] + api.wgs84.latlon(LATITUDE, LONGITUDE)
    target = planets["mars barycenter"]

    def place(i):
        t = timescale.utc(2026, 11, 20, 8, 29, i * 1e-6)
        return observer.at(t).observe(target).apparent().altaz()
    row("Skyfield 1.45, Mars near now, one by one", best(100, place))

    def many(_):
        t = timescale.utc(2026, 11, 20, 8, 29, np.arange(1000) * 1.0)
        return observer.at(t).observe(target).apparent().altaz()
    row("Skyfield 1.45, Mars, 1,000 instants at once, each", best(3, many) / 1000)


def spk(de405, path):
    """Writes the Chebyshev records of DE405 as an SPK file with segments of type 2, little-endian."""
    with open(de405, "rb") as file:
        data = file.read()
    ratio = struct.unpack(">d", data[2688:2696])[0]
    pointers = struct.unpack(">36i", data[2696:2840])
    records = np.frombuffer(data[2 * 8144:], dtype=">f8").reshape(-1, 1018).astype("<f8")
    segments = [(i + 1, 0, i, 1.0) for i in range(9)] + [(10, 0, 10, 1.0), (301, 3, 9, ratio / (1 + ratio)), (399, 3, 9, -1 / (1 + ratio))]
    first = (records[0, 0] - 2451545.0) * 86400
    last = (records[-1, 1] - 2451545.0) * 86400
    words, summaries = [], []
    address = 3 * 128 + 1
    for target, centre, body, scale in segments:
        offset, terms, granules = pointers[3 * body:3 * body + 3]
        length = 32 * 86400.0 / granules
        series = records[:, offset - 1:offset - 1 + 3 * terms * granules].reshape(-1, 3 * terms) * scale
        middles = first + length * (np.arange(len(series)) + 0.5)
        block = np.column_stack([middles, np.full(len(series), length / 2), series]).ravel()
        block = np.append(block, [first, length, 2 + 3 * terms, len(series)])
        summaries.append(struct.pack("<2d6i", first, last, target, centre, 1, 2, address, address + len(block) - 1))
        address += len(block)
        words.append(block)
    header = struct.pack("<8s2i60s3i8s", b"DAF/SPK ", 2, 6, b"DE405".ljust(60), 2, 2, address, b"LTL-IEEE")
    header = header.ljust(699, b"\0") + b"FTPSTR:\r:\n:\r\n:\r\0:\x81:\x10\xce:ENDFTP"
    with open(path, "wb") as file:
        file.write(header.ljust(1024, b"\0"))
        file.write((struct.pack("<3d", 0, 0, len(segments)) + b"".join(summaries)).ljust(1024, b"\0"))
        file.write(b" " * 1024)
        file.write(np.concatenate(words).astype("<f8").tobytes())


def swiss_ephemeris():
    swe = ctypes.CDLL("libswe.so.2.0")
    swe.swe_set_topo.argtypes = [ctypes.c_double] * 3
    swe.swe_calc_ut.argtypes = [ctypes.c_double, ctypes.c_int, ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p]
    swe.swe_azalt.argtypes = [ctypes.c_double, ctypes.c_int, ctypes.c_void_p, ctypes.c_double, ctypes.c_double, ctypes.c_void_p,
                              ctypes.c_void_p]
    swe.swe_set_ephe_path(b"/usr/share/libswe/ephe")
    swe.swe_set_topo(LONGITUDE, LATITUDE, 0)
    found, message = (ctypes.c_double * 6)(), ctypes.create_string_buffer(256)
    site, horizontal = (ctypes.c_double * 3)(LONGITUDE, LATITUDE, 0), (ctypes.c_double * 3)()
    swiss, topocentric, equatorial, horizon_from_equator = 2, 32 * 1024, 2 * 1024, 1
    for name, number in (("Mars", 4), ("Moon", 1)):
        def place(i, number=number):
            jd = 2461364.853472 + i * 1e-9
            swe.swe_calc_ut(jd, number, swiss | topocentric | equatorial, found, message)
            swe.swe_azalt(jd, horizon_from_equator, site, 0.0, 10.0, found, horizontal)
        row("Swiss Ephemeris 2.10 (libswe), %s near now, through Python's ctypes" % name, best(5000, place))


if __name__ == "__main__":
    pyephem()
    with tempfile.TemporaryDirectory() as folder:
        spk(sys.argv[1], os.path.join(folder, "de405.bsp"))
        skyfield(os.path.join(folder, "de405.bsp"))
    swiss_ephemeris()
