/** The live sky: a stream of server-sent events, polling when there is no stream, silence while nobody looks. */

import { Failure, liveAddress, planets } from './api.js';

const EVERY = 2000;
/** A stream silent for this long is dead, whatever the connection says. */
const SILENCE = 4 * EVERY;
/** How long to poll before the stream is tried again. */
const RETRY_STREAM = 30_000;

/**
 * Calls `onSky(bodies)` about every two seconds, and `onState(state, failure)` when the way changes: `streaming`, `polling`,
 * `lost` (with the failure) or `paused`.
 */
export class Feed {
  #place;
  #source = null;
  #timers = new Set();
  #onSky;
  #onState;
  #state = 'paused';
  #request = null;

  constructor({ onSky, onState }) {
    this.#onSky = onSky;
    this.#onState = onState;
    document.addEventListener('visibilitychange', () => {
      if (!this.#place) {
        return;
      }
      if (document.hidden) {
        this.#close();
        this.#report('paused');
      } else {
        this.#open();
      }
    });
    addEventListener('online', () => this.#place && !document.hidden && this.#open());
  }

  start(place) {
    this.#place = place;
    this.#report('starting');
    if (document.hidden) {
      this.#report('paused');
    } else {
      this.#open();
    }
  }

  stop() {
    this.#place = null;
    this.#close();
    this.#report('paused');
  }

  #open() {
    this.#close();
    if (!('EventSource' in window)) {
      this.#poll();
      return;
    }
    const source = new EventSource(liveAddress(this.#place));
    this.#source = source;
    let watchdog = this.#after(SILENCE, () => this.#fallBack());
    source.onmessage = ({ data }) => {
      this.#cancel(watchdog);
      watchdog = this.#after(SILENCE, () => this.#fallBack());
      this.#report('streaming');
      this.#onSky(JSON.parse(data));
    };
    // Also when the browser would reconnect by itself: polling finds out sooner, and in words, what is wrong.
    source.onerror = () => this.#fallBack();
  }

  #fallBack() {
    this.#close();
    this.#after(RETRY_STREAM, () => this.#open());
    this.#poll();
  }

  async #poll() {
    const request = new AbortController();
    this.#request = request;
    try {
      const bodies = await planets(this.#place, null, request.signal);
      if (this.#state === 'lost') {
        // The server is back: so may be its stream.
        this.#after(0, () => this.#open());
      }
      this.#report('polling');
      this.#onSky(bodies);
    } catch (failure) {
      if (request.signal.aborted) {
        return;
      }
      if (!(failure instanceof Failure)) {
        throw failure;
      }
      this.#report('lost', failure);
    }
    if (this.#request === request) {
      this.#after(EVERY, () => this.#poll());
    }
  }

  #close() {
    this.#source?.close();
    this.#source = null;
    this.#request?.abort();
    this.#request = null;
    this.#timers.forEach(clearTimeout);
    this.#timers.clear();
  }

  #after(milliseconds, action) {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, milliseconds);
    this.#timers.add(timer);
    return timer;
  }

  #cancel(timer) {
    clearTimeout(timer);
    this.#timers.delete(timer);
  }

  #report(state, failure) {
    if (state !== this.#state || failure) {
      this.#state = state;
      if (state !== 'starting') {
        this.#onState(state, failure);
      }
    }
  }
}
