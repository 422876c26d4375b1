#!/usr/bin/python3
"""Turns casacore's table of DE405 into a file in JPL's binary layout, big-endian, every coefficient unchanged.

usage: de405.py <table DE405 of casacore-data-jpl-de405> <file to write>
Needs Debian's python3-casacore.

The table's column x holds a record's 1018 numbers without the two leading Julian dates, with two zeros at the end; its
column MJD is the beginning of the record.
"""
import struct
import sys

import numpy as np
from casacore.tables import table

RECORD = 1018
DAYS = 32.0
POINTERS = [(3, 14, 4), (171, 10, 2), (231, 13, 2), (309, 11, 1), (342, 8, 1), (366, 7, 1), (387, 6, 1), (405, 6, 1),
            (423, 6, 1), (441, 13, 8), (753, 11, 2), (819, 10, 4)]
LIBRATION = (899, 10, 4)
NO_CONSTANTS = ("MJD0", "dMJD")


def main(source, target):
    data = table(source, ack=False)
    begins = data.getcol("MJD") + 2400000.5
    rows = data.getcol("x")
    records = np.empty((len(rows), RECORD), dtype=">f8")
    records[:, 0] = begins
    records[:, 1] = begins + DAYS
    records[:, 2:] = rows[:, :RECORD - 2]

    constants = {name: float(value) for name, value in data.getkeywords().items()
                 if name not in NO_CONSTANTS and not name.startswith(("VS_", "TAB_"))}
    first = b"JPL Planetary Ephemeris DE405/LE405 (from casacore-data-jpl-de405)".ljust(252)
    first += b"".join(name.encode("ascii").ljust(6) for name in constants).ljust(2400)
    first += struct.pack(">3d", begins[0], begins[-1] + DAYS, DAYS)
    first += struct.pack(">i2d", len(constants), constants["AU"], constants["EMRAT"])
    first += struct.pack(">36i", *(number for pointer in POINTERS for number in pointer))
    first += struct.pack(">4i", 405, *LIBRATION)
    second = b"".join(struct.pack(">d", value) for value in constants.values())
    with open(target, "wb") as file:
        file.write(first.ljust(8 * RECORD, b"\0"))
        file.write(second.ljust(8 * RECORD, b"\0"))
        file.write(records.tobytes())


if __name__ == "__main__":
    main(*sys.argv[1:])
