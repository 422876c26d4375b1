/** Numbers in plain words. */

import { bySeeing, seen } from './visibility.js';
import { clock } from './zone.js';

const WINDS = ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW'];
const SIDES = ['north', 'northeast', 'east', 'southeast', 'south', 'southwest', 'west', 'northwest'];

/** The planets a naked eye knows; the sentence is about these and the Moon. */
const BRIGHT = ['moon', 'venus', 'jupiter', 'mars', 'saturn', 'mercury'];
/** A sentence with more parts than this is a list. */
const MOST_PARTS = 5;
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
  const day = sun.alt > -4;
  const at = (time) => clock(time, zone);
  if (day && ![sun, ...bright(bodies)].every(({ name }) => events[name])) {
    // Without all rise and set times nothing can be promised for the night.
    return sun.alt > -0.833 ? `The Sun is up, ${whereabouts({ ...sun, alt: Math.max(sun.alt, 0) })}.` : 'It is twilight.';
  }
  const parts = day ? comingNight(bodies, events, at) : inTheDark(bodies, events, at);
  return `${opening(sun, events.sun, at, day, live)}${parts.slice(0, MOST_PARTS).join(', ') || 'no bright planet and no Moon'}.`;
}

function opening(sun, sunEvents, at, day, live) {
  const night = live ? 'tonight' : 'that night';
  if (day && sunEvents?.state === 'always-up') {
    return 'The Sun does not set in the next 24 hours; with it in the sky: ';
  }
  if (day && sun.alt > -0.833 && sunEvents?.set) {
    return `The Sun sets at ${at(Date.parse(sunEvents.set.time))}; ${night}: `;
  }
  return `${title(night)}: `;
}

/** By day: what will be up in the dark, first what is there at dusk, then what rises, in the order of rising. */
function comingNight(bodies, events, at) {
  const sun = events.sun ?? {};
  const now = Date.parse(bodies[0].when);
  const dusk = (sun.set ? Date.parse(sun.set.time) : now) + HOUR / 2;
  const dawn = sun.rise && Date.parse(sun.rise.time) > dusk ? Date.parse(sun.rise.time) - HOUR : Infinity;
  const present = [];
  const coming = [];
  for (const body of bright(bodies)) {
    const { state, rise, set } = times(events[body.name]);
    const name = nameInSentence(body.name);
    if (body.name === 'mercury' && body.elongation < 15) {
      continue;
    }
    if (sun.state === 'always-up') {
      if (body.alt > 0 && body.name !== 'mercury') {
        present.push([set, `${name} ${whereabouts(body)}`]);
      }
    } else if (state === 'always-up') {
      present.push([Infinity, `${name} all night`]);
    } else if (set > dusk && (rise === undefined || rise > set || rise < dusk)) {
      present.push([set, set < dawn ? `${name} until ${at(set)}` : `${name} all night`]);
    } else if (rise >= dusk && rise < dawn) {
      coming.push([rise, `${name} from ${at(rise)}`]);
    }
  }
  return [...inOrder(present), ...inOrder(coming)];
}

/** By night: where each stands that the naked eye sees, with its setting when that is near; then what still rises. */
function inTheDark(bodies, events, at) {
  const sun = bodies.find(({ name }) => name === 'sun');
  const now = Date.parse(sun.when);
  const dawn = times(events.sun).rise ?? Infinity;
  const present = [];
  const coming = [];
  for (const body of bright(bySeeing(bodies))) {
    const { rise, set } = times(events[body.name]);
    const name = nameInSentence(body.name);
    if (seen(body, sun) === 'eye') {
      const soon = set - now < 2 * HOUR;
      present.push(soon ? `${name} ${whereabouts(body)} sets at ${at(set)}` : `${name} ${whereabouts(body)}`);
    } else if (body.alt < 0 && rise < dawn - HOUR / 2) {
      coming.push([rise, `${name} rises at ${at(rise)}`]);
    }
  }
  return [...present, ...inOrder(coming)];
}

function times(event) {
  const time = (one) => (one ? Date.parse(one.time) : undefined);
  return { state: event?.state, rise: time(event?.rise), set: time(event?.set) };
}

function bright(bodies) {
  return bodies.filter(({ name }) => BRIGHT.includes(name));
}

function inOrder(timed) {
  return timed.sort(([a], [b]) => (a ?? 0) - (b ?? 0)).map(([, words]) => words);
}

function nameInSentence(name) {
  return name === 'moon' ? 'the Moon' : title(name);
}
