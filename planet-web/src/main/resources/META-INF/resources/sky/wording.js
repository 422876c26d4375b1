/** Numbers in plain words. */

import { SEEN, bySeeing, seen } from './visibility.js';
import { clockNear } from './zone.js';

const WINDS = ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW'];
const SIDES = ['north', 'northeast', 'east', 'southeast', 'south', 'southwest', 'west', 'northwest'];

/** The planets a naked eye knows; the sentence is about these and the Moon. */
const BRIGHT = ['moon', 'venus', 'jupiter', 'mars', 'saturn', 'mercury'];
const HOUR = 3_600_000;

/** One of sixteen winds: 231 becomes SW. */
export function wind(azimuth) {
  return WINDS[Math.round(azimuth / 22.5) % 16];
}

/** One of eight directions in full: 231 becomes southwest. */
export function side(azimuth) {
  return SIDES[Math.round(azimuth / 45) % 8];
}

/** Where to look: high in the south, low in the east, overhead. */
export function whereabouts({ az, alt }) {
  if (alt < 0) {
    return 'below the horizon';
  }
  if (alt >= 75) {
    return 'overhead';
  }
  if (alt < 10) {
    return `very low in the ${side(az)}`;
  }
  if (alt < 25) {
    return `low in the ${side(az)}`;
  }
  return alt >= 50 ? `high in the ${side(az)}` : `in the ${side(az)}`;
}

export function title(name) {
  return name[0].toUpperCase() + name.slice(1);
}

/** A number of degrees without digits nobody can see: 12.3°, −4.0°. */
export function degrees(value, digits = 1) {
  const text = Math.abs(value).toFixed(digits);
  return `${value < 0 && Number(text) !== 0 ? '\u2212' : ''}${text}°`;
}

export function magnitude(value) {
  return value === undefined ? '–' : `${value < 0 ? '\u2212' : ''}${Math.abs(value).toFixed(1)}`;
}

/** The bright hours or the depth of twilight, by the Sun's altitude. */
export function light(sunAltitude) {
  if (sunAltitude > -0.833) {
    return 'Day';
  }
  if (sunAltitude > -6) {
    return 'Civil twilight';
  }
  if (sunAltitude > -12) {
    return 'Nautical twilight';
  }
  return sunAltitude > -18 ? 'Astronomical twilight' : 'Night';
}

/** An age in words: 4 s, 3 min, 2 h. */
export function age(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 90) {
    return `${seconds} s`;
  }
  if (seconds < 90 * 60) {
    return `${Math.round(seconds / 60)} min`;
  }
  return seconds < 36 * 3600 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86400)} days`;
}

/**
 * The sentence everything else explains: "Tonight: Jupiter high in the south, Venus sets at 17:52."
 *
 * @param bodies  rows of /planets
 * @param events  by body name, answers of /planets/{name}/events; may lack some
 * @param live    whether the sky is the present one
 */
export function sentence(bodies, events, zone, live) {
  const sun = bodies.find(({ name }) => name === 'sun');
  const now = Date.parse(sun.when);
  const at = (event) => clockNear(Date.parse(event.time), now, zone);
  const daylight = sun.alt > -4;
  const head = opening(sun, events.sun, at, daylight, live);
  const parts = daylight ? afterSunset(bodies, events, at) : inTheDark(bodies, events, at, now);
  return `${head}${parts.length ? list(parts) : 'no bright planet and no Moon'}.`;
}

function opening(sun, sunEvents, at, daylight, live) {
  if (!daylight) {
    return live ? 'Tonight: ' : 'That night: ';
  }
  const tonight = live ? 'tonight' : 'that night';
  if (sunEvents?.state === 'always-up') {
    return `The Sun does not set for the next 24 hours; in the sky: `;
  }
  if (sun.alt > -0.833 && sunEvents?.set) {
    return `The Sun sets at ${at(sunEvents.set)}; ${tonight}: `;
  }
  return `${title(tonight)}: `;
}

/** By day: what will be up when it is dark, and until or from when. */
function afterSunset(bodies, events, at) {
  const dusk = Date.parse(events.sun?.set?.time ?? bodies[0].when) + HOUR / 2;
  const dawn = Date.parse(events.sun?.rise?.time ?? bodies[0].when);
  const day = events.sun?.state === 'always-up';
  const parts = [];
  for (const body of named(bodies)) {
    const event = events[body.name];
    if (!event) {
      continue;
    }
    const rise = event.rise && Date.parse(event.rise.time);
    const set = event.set && Date.parse(event.set.time);
    const name = theName(body.name);
    if (body.name === 'mercury' && body.elongation < 15) {
      continue;
    }
    if (event.state === 'always-up') {
      parts.push(`${name} up all night`);
    } else if (day) {
      if (body.alt > 0) {
        parts.push(`${name} ${whereabouts(body)}`);
      }
    } else if (set > dusk && (body.alt > 0 || rise < dusk)) {
      parts.push(`${name} until ${at(event.set)}`);
    } else if (rise >= dusk && rise < (dawn > dusk ? dawn - HOUR : Infinity)) {
      parts.push(`${name} rises at ${at(event.rise)}`);
    }
  }
  return parts;
}

/** By night: where each stands, which set soon, which are still to come. */
function inTheDark(bodies, events, at, now) {
  const sun = bodies.find(({ name }) => name === 'sun');
  const dawn = Date.parse(events.sun?.rise?.time ?? '') || Infinity;
  const parts = [];
  const coming = [];
  for (const body of named(bySeeing(bodies))) {
    const event = events[body.name] ?? {};
    const name = theName(body.name);
    if (SEEN[seen(body, sun)].rank <= SEEN.eye.rank) {
      const soon = event.set && Date.parse(event.set.time) - now < 2 * HOUR;
      parts.push(soon ? `${name} ${whereabouts(body)} sets at ${at(event.set)}` : `${name} ${whereabouts(body)}`);
    } else if (body.alt < 0 && event.rise && Date.parse(event.rise.time) < dawn - HOUR / 2) {
      coming.push([Date.parse(event.rise.time), `${name} rises at ${at(event.rise)}`]);
    }
  }
  return [...parts, ...coming.sort(([a], [b]) => a - b).map(([, words]) => words)];
}

function named(bodies) {
  return bodies.filter(({ name }) => BRIGHT.includes(name));
}

function theName(name) {
  return name === 'moon' ? 'the Moon' : title(name);
}

function list(parts) {
  return parts.join(', ');
}
