/** Places: their limits, their rounding, and how they are written and read. */

/** Where the page stands until it knows better. */
export const GREENWICH = Object.freeze({
  latitude: 51.48, longitude: 0, elevation: 0, name: 'Greenwich', zone: 'Europe/London',
});

const LIMITS = {
  latitude: { minimum: -90, maximum: 90, unit: '°' },
  longitude: { minimum: -180, maximum: 180, unit: '°' },
  elevation: { minimum: -500, maximum: 100000, unit: ' m' },
};

/**
 * Rounds degrees to 0.01 (about a kilometre), all that leaves the browser: the sky does not change in less, and nobody's
 * house can be found from it.
 */
export function coarse(degrees) {
  return Math.round(degrees * 100) / 100 + 0;
}

/**
 * Reads what somebody typed for a latitude, longitude or elevation. Accepts a decimal comma, a degree sign and a trailing
 * N, S, E or W.
 *
 * @returns {{value: number} | {problem: string}} the number, or a sentence saying what is accepted
 */
export function readCoordinate(kind, text) {
  const { minimum, maximum, unit } = LIMITS[kind];
  const label = kind[0].toUpperCase() + kind.slice(1);
  const accepted = `from ${minimum} to ${maximum}${unit}`;
  const match = /^([+-]?\d+(?:[.,]\d*)?)\s*(?:°|m)?\s*([NSEW])?$/i.exec(text.trim().replace('\u2212', '-'));
  if (!match) {
    return { problem: `${label} “${text.trim()}” is not a number; type one ${accepted}.` };
  }
  const side = (match[2] ?? '').toUpperCase();
  if (side && !(kind === 'latitude' ? 'NS' : kind === 'longitude' ? 'EW' : '').includes(side)) {
    return { problem: `${label} cannot end in ${side}; type a number ${accepted}.` };
  }
  const number = Number(match[1].replace(',', '.')) * (side === 'S' || side === 'W' ? -1 : 1);
  if (!Number.isFinite(number) || number < minimum || number > maximum) {
    return { problem: `${label} ${text.trim()} is out of range; type a number ${accepted}.` };
  }
  return { value: kind === 'elevation' ? Math.round(number) + 0 : coarse(number) };
}

/** Writes coordinates the way an atlas does: 48.86° N, 2.35° E. */
export function writeCoordinates({ latitude, longitude }) {
  const north = `${Math.abs(latitude).toFixed(2)}° ${latitude < 0 ? 'S' : 'N'}`;
  const east = `${Math.abs(longitude).toFixed(2)}° ${longitude < 0 ? 'W' : 'E'}`;
  return `${north}, ${east}`;
}

/** Whether two places see the same sky, whatever they are called. */
export function samePlace(one, other) {
  return one.latitude === other.latitude && one.longitude === other.longitude && one.elevation === other.elevation;
}

/** The name of a place, or its coordinates when it has none. */
export function nameOf(place) {
  return place.name ?? writeCoordinates(place);
}

/** Finds the row of the list of cities that somebody means: "Paris, France", or "paris" when there is one. */
export function findCity(cities, text) {
  const wanted = plain(text);
  if (!wanted) {
    return undefined;
  }
  const labelled = cities.find((city) => plain(labelOf(city)) === wanted);
  if (labelled) {
    return labelled;
  }
  const named = cities.filter(([name]) => plain(name) === wanted);
  if (named.length > 0) {
    return named[0];
  }
  const begun = cities.filter((city) => plain(labelOf(city)).startsWith(wanted));
  return begun.length === 1 ? begun[0] : undefined;
}

export function labelOf([name, country]) {
  return `${name}, ${country}`;
}

/** The place a row of the list of cities describes. */
export function placeOf([name, , latitude, longitude, zone, elevation = 0]) {
  return { latitude, longitude, elevation, name, zone };
}

/** Lower case without accents, so that "Sao Paulo" finds São Paulo. */
function plain(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/ø/gi, 'o').trim().toLowerCase();
}
