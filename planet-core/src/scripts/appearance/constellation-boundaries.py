#!/usr/bin/python3
"""Makes constellation-boundaries.txt, the resource that Constellations.java reads.

Source: Astropy's constellation_data_roman87.dat (Debian: python3-astropy), which holds N. G. Roman, Identification of a
constellation from a position, PASP 99 (1987), 695, CDS catalogue VI/42, the boundaries of E. Delporte, Delimitation
scientifique des constellations (1930), equator and equinox of B1875.0.

Roman prints hours to four decimals and degrees to four; Delporte drew his lines at whole seconds of time and whole
minutes of arc. They are restored here, so that a line lies where Delporte drew it and not up to 1.8" beside it. A value
that is not within the last printed digit of a whole second or minute stops the script.

Run: ./constellation-boundaries.py > ../../main/resources/org/planettracker/core/appearance/constellation-boundaries.txt
"""
import astropy
from astropy.utils.data import get_pkg_data_contents

HEADER = """\
# Boundaries of the 88 constellations, equator and equinox of B1875.0.
# E. Delporte, Delimitation scientifique des constellations, 1930, as tabulated by N. G. Roman, PASP 99 (1987), 695,
# CDS catalogue VI/42; copied from Astropy {version}, constellation_data_roman87.dat (BSD-3-Clause, The Astropy Developers),
# by src/scripts/appearance/constellation-boundaries.py.
# A place belongs to the first row with lower <= right ascension < upper and declination >= southern edge.
# lower and upper right ascension in seconds of time, southern edge in minutes of arc, constellation"""


def whole(text, units):
    """The whole number of units that a value printed to four decimals stands for."""
    value = float(text) * units
    if abs(value - round(value)) > 0.00006 * units:
        raise SystemExit(f"{text} is not a whole number of 1/{units}")
    return round(value)


rows = [line.split() for line in get_pkg_data_contents("data/constellation_data_roman87.dat",
                                                       package="astropy.coordinates").splitlines()
        if line and not line.startswith("#")]
if len(rows) != 357 or len({row[3] for row in rows}) != 88:
    raise SystemExit(f"expected Roman's 357 rows and 88 constellations, found {len(rows)}")
print(HEADER.format(version=astropy.__version__))
for lower, upper, south, name in rows:
    print(whole(lower, 3600), whole(upper, 3600), whole(south, 60), name)
