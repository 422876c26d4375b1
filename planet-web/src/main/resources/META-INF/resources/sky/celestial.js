/**
 * The little astronomy the drawing needs beside the server's numbers: where the ecliptic runs and the stars stand. Good to
 * 0.02 degrees within 1960-2060, far less than a line's width; no body is ever placed with it.
 */

const RADIAN = Math.PI / 180;

/** Reduces an angle in degrees to 0 (included) .. 360 (excluded). */
export function turn(degrees) {
  const reduced = degrees % 360;
  return reduced < 0 ? reduced + 360 : reduced + 0;
}

/** Days since 2000-01-01T12:00:00Z. */
function daysSince2000(instant) {
  return instant / 86_400_000 - 10_957.5;
}

/** Local mean sidereal time in degrees (IAU 1982 formula without its small terms, UT1 taken as UTC). */
export function siderealTime(instant, longitude) {
  return turn(280.46061837 + 360.98564736629 * daysSince2000(instant) + longitude);
}

/** Mean obliquity of the ecliptic in degrees (IAU 1980, linear part). */
export function obliquity(instant) {
  return 23.4392911 - 0.0130042 * (daysSince2000(instant) / 36525);
}

/** Right ascension and declination in degrees of the point of the ecliptic at an ecliptic longitude of date. */
export function eclipticPoint(eclipticLongitude, instant) {
  const l = eclipticLongitude * RADIAN;
  const e = obliquity(instant) * RADIAN;
  return {
    ra: turn(Math.atan2(Math.sin(l) * Math.cos(e), Math.cos(l)) / RADIAN),
    dec: Math.asin(Math.sin(l) * Math.sin(e)) / RADIAN,
  };
}

/** Right ascension and declination of date of a direction of J2000.0: precession (IAU 1976) without nutation. */
export function ofDate({ ra, dec }, instant) {
  const t = daysSince2000(instant) / 36525;
  const zeta = ((2306.2181 + 0.30188 * t) * t) / 3600;
  const z = ((2306.2181 + 1.09468 * t) * t) / 3600;
  const theta = (((2004.3109 - 0.42665 * t) * t) / 3600) * RADIAN;
  const a = (ra + zeta) * RADIAN;
  const d = dec * RADIAN;
  const north = Math.cos(theta) * Math.sin(d) + Math.sin(theta) * Math.cos(d) * Math.cos(a);
  const along = Math.cos(theta) * Math.cos(d) * Math.cos(a) - Math.sin(theta) * Math.sin(d);
  const across = Math.cos(d) * Math.sin(a);
  return {
    ra: turn(Math.atan2(across, along) / RADIAN + z),
    dec: Math.atan2(north, Math.hypot(along, across)) / RADIAN,
  };
}

/** Azimuth (from north through east) and altitude in degrees, refracted, of a direction of date. */
export function horizontal({ ra, dec }, instant, place) {
  const hour = (siderealTime(instant, place.longitude) - ra) * RADIAN;
  const d = dec * RADIAN;
  const phi = place.latitude * RADIAN;
  const north = Math.sin(d) * Math.cos(phi) - Math.cos(d) * Math.cos(hour) * Math.sin(phi);
  const east = -Math.cos(d) * Math.sin(hour);
  const up = Math.sin(d) * Math.sin(phi) + Math.cos(d) * Math.cos(hour) * Math.cos(phi);
  const altitude = Math.asin(Math.max(-1, Math.min(1, up))) / RADIAN;
  return { az: turn(Math.atan2(east, north) / RADIAN), alt: altitude + refraction(altitude) };
}

/** Saemundsson's formula (1986) in degrees, held below -1 degree, as the server applies it. */
export function refraction(altitude) {
  const lifted = Math.max(altitude, -1);
  return Math.max(0, 1.02 / Math.tan((lifted + 10.3 / (lifted + 5.11)) * RADIAN) / 60);
}

/** The point a small step (degrees) along the great circle from one direction towards another. */
export function stepTowards(from, to, step) {
  const a = vector(from);
  const b = vector(to);
  const cosine = dot(a, b);
  const across = b.map((value, axis) => value - cosine * a[axis]);
  const length = Math.hypot(...across);
  if (length < 1e-9) {
    return from;
  }
  const s = step * RADIAN;
  const [north, east, up] = a.map((value, axis) => value * Math.cos(s) + (across[axis] / length) * Math.sin(s));
  return { az: turn(Math.atan2(east, north) / RADIAN), alt: Math.asin(Math.max(-1, Math.min(1, up))) / RADIAN };
}

/** The angle in degrees between two directions. */
export function separation(one, other) {
  return Math.acos(Math.max(-1, Math.min(1, dot(vector(one), vector(other))))) / RADIAN;
}

function vector({ az, alt }) {
  const flat = Math.cos(alt * RADIAN);
  return [flat * Math.cos(az * RADIAN), flat * Math.sin(az * RADIAN), Math.sin(alt * RADIAN)];
}

function dot(a, b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
