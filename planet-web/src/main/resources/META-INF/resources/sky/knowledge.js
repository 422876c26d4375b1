/** What the page knows of the sky, and how it gets to know it: positions, then rise and set times, then paths. */

import { Failure, events as askEvents, planets, track as askTrack } from './api.js';
import { Feed } from './feed.js';
import { recall, remember } from './memory.js';
import { samePlace, writeCoordinates } from './place.js';
import { BODIES } from './state.js';
import { windowAround } from './time-controls.js';
import { bySeeing, seen } from './visibility.js';

const MINUTE = 60_000;
/** Rise and set times are asked again after this long, and whenever one of them has come. */
const EVENTS_KEEP = 10 * MINUTE;
/** After a failure, details are asked again this much later; positions sooner. */
const RETRY_DETAILS = 5000;
const RETRY = 2000;
/** Now wanders out of the middle of the 24 hours shown; when it has come this far they move. */
const WINDOW_LAG = 8 * 60 * MINUTE;
const SAVE_EVERY = 10_000;

export class Knowledge {
  /** Rows of /planets, and the place they are for; null before the first answer. */
  bodies = null;
  place = null;
  /** Answers of /planets/{name}/events by name, as far as they came. */
  events = {};
  /** Rows of /planets/{name}/track of the chosen body and of the Sun over the 24 hours of `window`. */
  track = [];
  sunTrack = [];
  window = windowAround(Date.now());
  /** Whether the server left out some of the events when it was last asked. */
  eventsMissing = false;
  /** How the page hangs on the server: starting, streaming, polling, paused, travel, refused or lost; and why. */
  link = { state: 'starting', failure: null };
  /** The body to show when nobody has chosen. */
  favourite = 'jupiter';

  #wanted = null;
  #onChange;
  #onLink;
  #feed;
  #retry = 0;
  #eventsFrom = null;
  #trackKey = null;
  #sunKey = null;
  #tracksFailed = -Infinity;
  #saved = 0;

  /**
   * @param onChange called whenever something new is known
   * @param onLink   called with the old and the new link when that changes
   */
  constructor({ onChange, onLink }) {
    this.#onChange = onChange;
    this.#onLink = onLink;
    this.#feed = new Feed({
      onSky: (bodies) => this.#wanted.when === null && this.#receive(bodies, this.#wanted.place),
      onState: (state, failure) => this.#setLink(state, failure),
    });
  }

  /** The instant of the positions known, in milliseconds. */
  get when() {
    return Date.parse(this.bodies[0].when);
  }

  /** Whether the positions known are those of a place. */
  knows(place) {
    return this.bodies !== null && samePlace(this.place, place);
  }

  /** Asks for another sky: place, instant (null is now and live), and the body whose path is wanted. */
  want({ place, when, body }) {
    const before = this.#wanted;
    this.#wanted = { place, when, body };
    const moved = !before || !samePlace(before.place, place);
    if (moved) {
      this.events = {};
      this.eventsMissing = false;
      this.track = [];
      this.sunTrack = [];
      this.#eventsFrom = this.#trackKey = this.#sunKey = null;
    }
    if (when !== null) {
      this.window = windowAround(when, before && this.window);
      this.#feed.stop();
      this.#travel({ place, when });
    } else if (moved || before.when !== null) {
      clearTimeout(this.#retry);
      this.window = windowAround(Date.now());
      this.#feed.start(place);
    }
    if (this.knows(place)) {
      this.#askDetails();
    }
  }

  #receive(bodies, place) {
    if (this.bodies === null) {
      this.favourite = favourite(bodies);
    }
    this.bodies = bodies;
    this.place = place;
    this.window = windowAround(this.when, this.window);
    if (this.#wanted.when === null && this.when - this.window.from > WINDOW_LAG) {
      this.window = windowAround(this.when);
    }
    this.#onChange();
    this.#askDetails();
    this.#save();
  }

  #travel = latest(async ({ place, when }) => {
    clearTimeout(this.#retry);
    try {
      const bodies = await planets(place, when);
      if (this.#wanted.when !== null && samePlace(place, this.#wanted.place)) {
        this.#setLink('travel');
        this.#receive(bodies, place);
      }
    } catch (failure) {
      rethrowUnlessTold(failure);
      if (this.#wanted.when !== null) {
        this.#setLink(failure.lost ? 'lost' : 'refused', failure);
        if (failure.lost) {
          this.#retry = setTimeout(() => this.#wanted.when !== null && this.#travel(this.#wanted), RETRY);
        }
      }
    }
  });

  /** Asks for times and paths when those known do not fit the positions. */
  #askDetails() {
    const { place } = this;
    const { body } = this.#wanted;
    const when = Math.ceil(this.when / 1000) * 1000;
    if (this.#eventsAreOld(when)) {
      this.#askEvents({ place, when });
    }
    const key = `${writeCoordinates(place)} ${place.elevation} ${this.window.from}`;
    if (this.#trackKey !== `${key} ${body ?? this.favourite}` && performance.now() - this.#tracksFailed > RETRY_DETAILS) {
      this.#askTracks({ place, key, body: body ?? this.favourite, ...this.window });
    }
  }

  #eventsAreOld(when) {
    const from = this.#eventsFrom;
    return !from || when < from.when || when - from.when >= EVENTS_KEEP
      || (this.eventsMissing && performance.now() - from.asked > RETRY_DETAILS)
      || Object.values(this.events).some(({ rise, transit, set }) =>
        [rise, transit, set].some((event) => event && Date.parse(event.time) < when - 2000));
  }

  #askEvents = latest(async ({ place, when }) => {
    const answers = await Promise.allSettled(BODIES.map((name) => askEvents(name, place, when)));
    if (!samePlace(place, this.#wanted.place)) {
      return;
    }
    for (const { status, value } of answers) {
      if (status === 'fulfilled') {
        this.events[value.name] = value;
      }
    }
    this.eventsMissing = answers.some(({ status }) => status === 'rejected');
    this.#eventsFrom = { when, asked: performance.now() };
    this.#onChange();
    this.#save();
  });

  #askTracks = latest(async ({ place, key, body, from, until }) => {
    try {
      if (this.#sunKey !== key) {
        const rows = await askTrack('sun', place, from, until, 'PT10M');
        this.sunTrack = rows;
        this.#sunKey = key;
      }
      const rows = body === 'sun' ? this.sunTrack : await askTrack(body, place, from, until, 'PT10M');
      if (samePlace(place, this.#wanted.place)) {
        this.track = rows;
        this.#trackKey = `${key} ${body}`;
        this.#onChange();
      }
    } catch (failure) {
      rethrowUnlessTold(failure);
      this.#tracksFailed = performance.now();
    }
  });

  #setLink(state, failure = null) {
    const before = this.link;
    this.link = { state, failure };
    if (state === 'lost' && this.bodies === null) {
      this.#recall();
    }
    this.#onLink(before, this.link);
  }

  #save() {
    if (this.#wanted.when === null && performance.now() - this.#saved > SAVE_EVERY && this.#eventsFrom) {
      this.#saved = performance.now();
      remember('answer', { bodies: this.bodies, events: this.events, place: this.place });
    }
  }

  /** When there is nothing to show and no connection: the last answer, which says itself how old it is. */
  #recall() {
    const last = recall('answer');
    if (last && Array.isArray(last.bodies) && samePlace(last.place, this.#wanted.place)) {
      this.favourite = favourite(last.bodies);
      this.bodies = last.bodies;
      this.place = last.place;
      this.events = last.events;
      this.window = windowAround(this.when, this.window);
    }
  }
}

/** The best placed planet the naked eye sees, else the Moon, else Jupiter. */
function favourite(bodies) {
  const sun = bodies.find(({ name }) => name === 'sun');
  const visible = bySeeing(bodies).filter((body) => seen(body, sun) === 'eye');
  return (visible.find(({ name }) => name !== 'moon') ?? visible[0])?.name ?? 'jupiter';
}

/** Failures have words for the reader and are told; anything else is a mistake of ours. */
function rethrowUnlessTold(failure) {
  if (!(failure instanceof Failure)) {
    throw failure;
  }
}

/** Runs one request at a time; of those wanted meanwhile only the last. */
function latest(job) {
  let running = false;
  let waiting = null;
  return async function run(wanted) {
    if (running) {
      waiting = wanted;
      return;
    }
    running = true;
    try {
      await job(wanted);
    } finally {
      running = false;
      if (waiting) {
        const next = waiting;
        waiting = null;
        run(next);
      }
    }
  };
}
