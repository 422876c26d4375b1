/** The server's answers, and its failures as sentences. */

import { coarse } from './place.js';

/** A failure whose message can be shown to anybody; `lost` when the server could not be reached at all. */
export class Failure extends Error {
  constructor(message, lost = false) {
    super(message);
    this.lost = lost;
  }
}

const PATIENCE = 8000;
let timing = () => {};

/** Calls back with the milliseconds from request to last byte, for every answer. */
export function onResponseTime(listener) {
  timing = listener;
}

/** The query that tells the server where; coordinates leave the browser rounded. */
export function whereQuery(place) {
  const query = new URLSearchParams({ lon: coarse(place.longitude), lat: coarse(place.latitude) });
  if (place.elevation) {
    query.set('elevation', place.elevation);
  }
  return query;
}

export function planets(place, when, signal) {
  return get('/planets', place, when === null ? {} : { when: instant(when) }, signal);
}

export function events(name, place, when, signal) {
  return get(`/planets/${name}/events`, place, { when: instant(when) }, signal);
}

export function track(name, place, from, until, step, signal) {
  return get(`/planets/${name}/track`, place, { when: instant(from), until: instant(until), step }, signal);
}

/** The address of the stream of /planets. */
export function liveAddress(place) {
  const query = whereQuery(place);
  query.set('every', 'PT2S');
  return `/planets/live?${query}`;
}

export async function serverInfo() {
  return read('/actuator/info');
}

async function get(path, place, parameters, signal) {
  const query = whereQuery(place);
  for (const [name, value] of Object.entries(parameters)) {
    query.set(name, value);
  }
  return read(`${path}?${query}`, signal);
}

async function read(address, signal) {
  const begun = performance.now();
  const limit = AbortSignal.timeout(PATIENCE);
  let response;
  let body;
  try {
    response = await fetch(address, { signal: signal ? AbortSignal.any([signal, limit]) : limit });
    body = await response.json();
  } catch (error) {
    if (signal?.aborted) {
      throw error;
    }
    if (response && !limit.aborted) {
      throw new Failure(`The server's answer could not be read (status ${response.status}).`);
    }
    throw new Failure(limit.aborted ? 'The server did not answer within 8 seconds.' : 'The server cannot be reached.', true);
  }
  if (!response.ok) {
    throw new Failure(body.detail ?? body.title ?? `The server refused the request (status ${response.status}).`,
      response.status >= 502);
  }
  timing(performance.now() - begun);
  return body;
}

function instant(milliseconds) {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}
