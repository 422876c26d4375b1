import { eclipticPoint, horizontal, obliquity, ofDate, refraction, separation, siderealTime, stepTowards, turn }
  from '/sky/celestial.js';
import { claim, equal, holds, near } from './claims.js';

// Made with ERFA (gst06a, obl06, hd2ae), UT1 taken as UTC: instant, latitude, longitude, RA and Dec of date; sidereal time
// at Greenwich, azimuth, airless altitude.
const ERFA = [
  ['2026-11-20T17:00Z', 48.86, 2.35, 101.5, -16.75, 314.7252, 54.5287, -46.8398],
  ['1975-06-01T03:30Z', -33.87, 151.21, 250, -26.5, 301.5019, 157.4116, -25.8985],
  ['2055-02-14T22:00Z', 69.65, 18.96, 10, 89, 114.9072, 357.6744, 69.0769],
];

for (const [when, latitude, longitude, ra, dec, gst, az, alt] of ERFA) {
  const instant = Date.parse(when);
  claim(`sidereal time of ${when} agrees with ERFA within 0.01 degrees`, () => {
    near(siderealTime(instant, 0), gst, 0.01);
  });
  claim(`azimuth and altitude of ${when} agree with ERFA within 0.02 degrees`, () => {
    const found = horizontal({ ra, dec }, instant, { latitude, longitude });
    const airless = { az: found.az, alt: found.alt - refraction(alt) };
    holds(separation(airless, { az, alt }) < 0.02, JSON.stringify(airless));
  });
}

claim('stars are precessed as ERFA does (pnm06a), within nutation', () => {
  for (const [when, ra, dec, ofDateRa, ofDateDec] of [
    ['1960-01-01T12:00Z', 101.29, -16.72, 100.8434, -16.6799],
    ['2026-11-20T12:00Z', 152.09, 11.97, 152.4517, 11.8376],
    ['2059-12-29T00:00Z', 37.95, 89.26, 61.9255, 89.4799],
  ]) {
    const { ra: az, dec: alt } = ofDate({ ra, dec }, Date.parse(when));
    holds(separation({ az, alt }, { az: ofDateRa, alt: ofDateDec }) < 0.01, `${when}: ${az} ${alt}`);
  }
});

claim('the obliquity agrees with ERFA', () => near(obliquity(Date.parse('2026-11-20T12:00Z')), 23.43578, 0.0005));

claim('the Sun of 20 November 2026 lies on the ecliptic', () => {
  // From PyEphem: apparent place and ecliptic longitude of date.
  const { ra, dec } = eclipticPoint(238.3855, Date.parse('2026-11-20T17:00Z'));
  near(ra, 236.1421, 0.01);
  near(dec, -19.7991, 0.01);
});

claim('turn brings angles into 0 to 360', () => {
  equal([turn(-10), turn(370), turn(360), turn(-360), turn(-1e-20) < 360], [350, 10, 0, 0, false]);
});

claim('refraction is half a degree at the horizon, nothing overhead, held below, and has no step', () => {
  near(refraction(0), 0.48, 0.02);
  near(refraction(90), 0, 0.001);
  equal(refraction(-8), refraction(-1));
  for (let altitude = -7; altitude < 10; altitude += 0.01) {
    near(refraction(altitude + 0.01), refraction(altitude), 0.01);
  }
});

claim('a step towards something gets nearer by the step', () => {
  const from = { az: 350, alt: 20 };
  const to = { az: 20, alt: -15 };
  near(separation(stepTowards(from, to, 1), to), separation(from, to) - 1, 1e-6);
  near(separation(stepTowards(from, to, 1), from), 1, 1e-6);
});

claim('a step towards the same place stays there', () => equal(stepTowards({ az: 3, alt: 4 }, { az: 3, alt: 4 }, 1), { az: 3, alt: 4 }));
