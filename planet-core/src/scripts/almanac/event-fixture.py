#!/usr/bin/python3
"""Makes events.csv: rises, upper transits and sets within 24 hours by PyEphem, an engine of other hands (libastro, VSOP87).

usage: event-fixture.py > events.csv
Needs Debian's python3-ephem.

Rise and set: centre of the body 34' below the horizon, for Sun and Moon the upper limb. An empty field: none within 24 hours
(a body that does not rise or set at all included). Rows where an event stands within ten minutes of either end of the 24 hours
are left out, and so are those where the body passes nearer than 0.5 degrees to the horizon at its highest or lowest, because there a
second of arc is minutes of time.
"""
import math
import random

import ephem

BODIES = {"sun": ephem.Sun, "moon": ephem.Moon, "mercury": ephem.Mercury, "venus": ephem.Venus, "mars": ephem.Mars,
          "jupiter": ephem.Jupiter, "saturn": ephem.Saturn, "uranus": ephem.Uranus, "neptune": ephem.Neptune,
          "pluto": ephem.Pluto}
SITES = [(-0.0005, 51.4769), (145.051, -39.754), (-81.0, 29.0), (25.0, 70.5), (-78.4558, 0.0), (180.0, -16.5),
         (-67.755, -23.029), (-60.0, -68.0)]
MARGIN = 10 * ephem.minute


def observer(site, when):
    result = ephem.Observer()
    result.lon, result.lat = math.radians(site[0]), math.radians(site[1])
    result.pressure, result.horizon, result.date = 0, "-0:34", when
    return result


def grazes(body, site, when):
    """Whether the highest or lowest point of the day is near the horizon."""
    altitudes = []
    for step in range(-12, 24 * 12 + 13):
        body.compute(observer(site, when + step / 288))
        altitudes.append(math.degrees(body.alt) + 34 / 60 + (math.degrees(body.radius) if body.name in ("Sun", "Moon") else 0))
    return any(abs(b) < 0.5 and (b >= max(a, c) or b <= min(a, c)) for a, b, c in zip(altitudes, altitudes[1:], altitudes[2:]))


def event(find, body, site, when):
    """The date of an event within 24 hours, None if there is none, False if it is too near to an end."""
    try:
        date = find(observer(site, when))(body, use_center=body.name not in ("Sun", "Moon"))
    except TypeError:
        date = find(observer(site, when))(body)
    except ephem.CircumpolarError:
        return None
    if date - when < MARGIN or abs(date - when - 1) < MARGIN:
        return False
    return date if date - when < 1 else None


def text(date):
    if date is None:
        return ""
    return ephem.Date(date + ephem.second / 2).datetime().strftime("%Y-%m-%dT%H:%M:%SZ")


def main():
    chance = random.Random(1986)
    print("# Rise, upper transit and set within 24 hours of 'when' by PyEphem " + ephem.__version__ + ", seconds of UTC,")
    print("# made by src/scripts/almanac/event-fixture.py. Empty: none.")
    print("body,longitude,latitude,when,rise,transit,set")
    for name, kind in BODIES.items():
        rows = 0
        while rows < 24:
            site = SITES[chance.randrange(len(SITES))]
            # whole minutes of 1975 to 2024
            when = ephem.Date(ephem.Date("1975/1/1") + chance.randrange(26297280) / 1440 + 1e-7)
            found = [event(find, kind(), site, when) for find in (
                lambda o: o.next_rising, lambda o: o.next_transit, lambda o: o.next_setting)]
            if False in found or grazes(kind(), site, when):
                continue
            print(",".join([name, repr(site[0]), repr(site[1]), ephem.Date(when).datetime().strftime("%Y-%m-%dT%H:%M:%SZ")]
                           + [text(date) for date in found]))
            rows += 1


if __name__ == "__main__":
    main()
