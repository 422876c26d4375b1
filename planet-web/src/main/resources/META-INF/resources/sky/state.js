/** What the page shows, as the query of its own address: a link is a sky. */

import { coarse, readCoordinate } from './place.js';
import { isZone } from './zone.js';

/** The bodies, in the server's order. */
export const BODIES = Object.freeze(
  ['sun', 'moon', 'mercury', 'venus', 'mars', 'jupiter', 'saturn', 'uranus', 'neptune', 'pluto'],
);

/** The first and last instant the server computes. */
export const FIRST = Date.UTC(1960, 0, 1);
export const LAST = Date.UTC(2060, 0, 1);

/** The directions the chart can face, with their azimuths. */
export const FACINGS = Object.freeze({ N: 0, E: 90, S: 180, W: 270 });

/**
 * Reads an address's query. What is missing is null; what is wrong is left out and told in `problems`, one sentence each.
 *
 * @returns {{place: ?object, when: ?number, body: ?string, facing: ?string, problems: string[]}}
 */
export function readState(search) {
  const query = new URLSearchParams(search);
  const problems = [];
  return {
    place: readPlace(query, problems),
    when: readWhen(query.get('when'), problems),
    body: readChoice(query.get('body')?.toLowerCase(), BODIES, 'body', problems),
    facing: readChoice(query.get('facing')?.toUpperCase(), Object.keys(FACINGS), 'direction', problems),
    problems,
  };
}

/** Writes the query of the address; live is the absence of `when`, so that a link to live stays live. */
export function writeState({ place, when, body, facing }) {
  const query = new URLSearchParams();
  if (place) {
    query.set('lat', coarse(place.latitude));
    query.set('lon', coarse(place.longitude));
    if (place.elevation) {
      query.set('elevation', place.elevation);
    }
    if (place.name) {
      query.set('place', place.name);
    }
    if (place.zone) {
      query.set('zone', place.zone);
    }
  }
  if (when !== null && when !== undefined) {
    query.set('when', new Date(when).toISOString().replace('.000Z', 'Z'));
  }
  if (body) {
    query.set('body', body);
  }
  if (facing) {
    query.set('facing', facing);
  }
  const text = query.toString().replaceAll('%3A', ':').replaceAll('%2F', '/');
  return text ? `?${text}` : '';
}

function readPlace(query, problems) {
  if (!query.has('lat') && !query.has('lon')) {
    return null;
  }
  const read = {};
  for (const [kind, parameter, absent] of [['latitude', 'lat'], ['longitude', 'lon'], ['elevation', 'elevation', '0']]) {
    const { value, problem } = readCoordinate(kind, query.get(parameter) ?? absent ?? '');
    if (problem) {
      problems.push(`The link's place cannot be used. ${problem}`);
      return null;
    }
    read[kind] = value;
  }
  const zone = query.get('zone');
  return {
    ...read,
    name: query.get('place')?.slice(0, 60) || null,
    zone: zone && isZone(zone) ? zone : null,
  };
}

function readWhen(text, problems) {
  if (text === null) {
    return null;
  }
  const when = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(when)) {
    problems.push(`The link's time “${text.slice(0, 40)}” is no date and time, so this is now.`);
    return null;
  }
  if (when < FIRST || when > LAST) {
    problems.push('The link\u2019s time is outside 1960 to 2060, so this is now.');
    return null;
  }
  return when;
}

function readChoice(text, choices, what, problems) {
  if (text === undefined || text === null || choices.includes(text)) {
    return text ?? null;
  }
  problems.push(`The link's ${what} “${text.slice(0, 20)}” is unknown; known are ${choices.join(', ')}.`);
  return null;
}
