/** What it takes to see a body: eyes, binoculars, a telescope, or patience. */

/** The ways a body can be seen, best first, with the words for it. */
export const SEEN = Object.freeze({
  sun: { rank: 0, words: 'Never look without a solar filter', short: 'Solar filter' },
  eye: { rank: 1, words: 'Naked eye', short: 'Naked eye' },
  binoculars: { rank: 2, words: 'Binoculars', short: 'Binoculars' },
  telescope: { rank: 3, words: 'Telescope', short: 'Telescope' },
  glare: { rank: 4, words: 'Lost in daylight or twilight', short: 'Too bright' },
  below: { rank: 5, words: 'Below the horizon', short: 'Not up' },
});

/**
 * The faintest magnitude the naked eye sees overhead, by the Sun's altitude in degrees: interpolated between sunset (only
 * Venus at its best), the ends of civil, nautical and astronomical twilight, which are defined by the brightest stars, the
 * stars a navigator uses and the faintest stars coming out (Astronomical Almanac, glossary), and capped at what a dark
 * village sky allows.
 */
const LIMITS = [[-18, 5.6], [-12, 3.5], [-6, 1], [0, -3.5], [10, -5]];

/** How many magnitudes further than the eye 10x50 binoculars and a 15 cm telescope reach. */
const BINOCULARS = 4;
const TELESCOPE = 8;

/** A bright body this near to the Sun, in degrees, is not worth the danger while the Sun is up. */
const TOO_NEAR_THE_SUN = 12;

export function nakedEyeLimit(sunAltitude) {
  return interpolate(LIMITS, sunAltitude);
}

/** Magnitudes lost in the air: 0.25 for each thickness of air beyond the one overhead (Kasten and Young 1989). */
export function extinction(altitude) {
  const h = Math.max(altitude, 0);
  const thickness = 1 / (Math.sin((h * Math.PI) / 180) + 0.50572 * (h + 6.07995) ** -1.6364);
  return 0.25 * (thickness - 1);
}

/** How the body of a row of /planets can be seen now: a key of SEEN. */
export function seen(body, sun) {
  if (body.alt < 0) {
    return 'below';
  }
  if (body.name === 'sun') {
    return 'sun';
  }
  if (sun.alt > 0 && body.elongation !== undefined && body.elongation < TOO_NEAR_THE_SUN) {
    return 'glare';
  }
  // A crescent Moon shines as one bright point would only after its light is spread; three magnitudes stand for that.
  const spread = body.name === 'moon' ? 3 : 0;
  const magnitude = (body.magnitude ?? TYPICAL[body.name]) + extinction(body.alt) + spread;
  const limit = nakedEyeLimit(sun.alt);
  if (magnitude <= limit) {
    return 'eye';
  }
  if (magnitude <= limit + BINOCULARS) {
    return 'binoculars';
  }
  return magnitude <= limit + TELESCOPE ? 'telescope' : 'glare';
}

/** Mean magnitudes, for an answer that carries none. */
const TYPICAL = {
  moon: -10, mercury: 0, venus: -4, mars: 0.7, jupiter: -2.2, saturn: 0.6, uranus: 5.7, neptune: 7.8, pluto: 14.4,
};

/** Rows of /planets in the order of what can be seen best now; what is below the horizon last, next to rise first. */
export function bySeeing(bodies, risings = {}) {
  const sun = bodies.find(({ name }) => name === 'sun');
  return bodies
    .map((body) => ({ body, rank: SEEN[seen(body, sun)].rank }))
    .sort((a, b) => a.rank - b.rank
      || (a.rank === SEEN.below.rank ? (risings[a.body.name] ?? Infinity) - (risings[b.body.name] ?? Infinity) || 0 : 0)
      || (a.body.magnitude ?? 0) - (b.body.magnitude ?? 0))
    .map(({ body }) => body);
}

/** Straight lines between points sorted by x; held at both ends. */
export function interpolate(points, x) {
  const after = points.findIndex(([at]) => at >= x);
  if (after === 0) {
    return points[0][1];
  }
  if (after < 0) {
    return points.at(-1)[1];
  }
  const [x0, y0] = points[after - 1];
  const [x1, y1] = points[after];
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}
