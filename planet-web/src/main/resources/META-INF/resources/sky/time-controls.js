/** Moving through time: the slider under the curve, play, now, and a typed date. */

import { FIRST, LAST } from './state.js';
import { fromLocal, toLocal, zoneLabel } from './zone.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Pause between two pictures while playing. */
const FRAME = 250;

/** The 24 hours the curve shows around an instant: kept while they contain it, so that the curve stands still. */
export function windowAround(when, present = null) {
  if (present && when >= present.from && when <= present.until) {
    return present;
  }
  const from = Math.min(Math.max(Math.floor(when / HOUR) * HOUR - 6 * HOUR, FIRST), LAST - DAY);
  return { from, until: from + DAY };
}

export class TimeControls {
  #slider = document.getElementById('slider');
  #field = document.getElementById('when');
  #now = document.getElementById('now');
  #speed = document.getElementById('speed');
  #plays = { [-1]: document.getElementById('play-back'), 1: document.getElementById('play-on') };
  #playing = 0;
  #wrong = false;
  #timer = 0;
  #shown = { when: Date.now(), zone: 'UTC', window: { from: 0, until: DAY } };
  #onTime;

  /** @param onTime called with milliseconds, or null for now, and whether the move is over */
  constructor(onTime) {
    this.#onTime = onTime;
    const dragged = () => this.#shown.window.from + Number(this.#slider.value) * MINUTE;
    this.#slider.addEventListener('input', () => this.#move(dragged(), false));
    this.#slider.addEventListener('change', () => this.#move(dragged(), true));
    this.#slider.addEventListener('keydown', (event) => this.#key(event));
    this.#now.addEventListener('click', () => this.#move(null, true));
    this.#field.addEventListener('change', () => this.#typed());
    this.#field.addEventListener('blur', () => this.#fill());
    for (const direction of [-1, 1]) {
      this.#plays[direction].addEventListener('click', () => this.#toggle(direction));
    }
    document.addEventListener('visibilitychange', () => document.hidden && this.playing && this.#toggle(this.#playing));
  }

  get playing() {
    return this.#playing !== 0;
  }

  /** Shows an instant and its window; `live` when it is now. */
  show(when, zone, window, live) {
    this.#shown = { when, zone, window };
    const minutes = Math.round((when - window.from) / MINUTE);
    this.#slider.value = String(minutes);
    this.#slider.removeAttribute('data-empty');
    this.#slider.setAttribute('aria-valuetext', `${toLocal(when, zone).replace('T', ' ')} ${zoneLabel(when, zone)}`);
    this.#now.setAttribute('aria-pressed', String(live));
    document.getElementById('when-zone').textContent = `Times are ${zoneLabel(when, zone)}.`;
    if (document.activeElement !== this.#field) {
      this.#fill();
    }
  }

  /** Writes the shown time into the field, unless what was typed there waits for its correction. */
  #fill() {
    if (this.#wrong) {
      return;
    }
    const text = toLocal(this.#shown.when, this.#shown.zone);
    if (this.#field.value !== text) {
      this.#field.value = text;
      this.#field.removeAttribute('data-empty');
    }
  }

  /** Arrows and page keys go on past the edges of the window, where a slider by itself would stop. */
  #key(event) {
    const steps = {
      ArrowLeft: -5 * MINUTE, ArrowDown: -5 * MINUTE, ArrowRight: 5 * MINUTE, ArrowUp: 5 * MINUTE,
      PageDown: -HOUR, PageUp: HOUR,
    };
    if (steps[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      const grid = 5 * MINUTE;
      this.#move(Math.round(this.#shown.when / grid) * grid + steps[event.key], true);
    }
  }

  #typed() {
    const when = this.#field.value ? fromLocal(this.#field.value, this.#shown.zone) : undefined;
    if (when === undefined) {
      this.#say('Type a full date and time, or choose Now.');
    } else if (when < FIRST || when > LAST) {
      this.#say('The sky is computed from 1960 to 2060; choose a date within.');
    } else {
      this.#move(when, true);
    }
  }

  #say(problem) {
    this.#wrong = Boolean(problem);
    const line = document.getElementById('when-problem');
    line.textContent = problem;
    line.hidden = !problem;
    this.#field.setAttribute('aria-invalid', String(this.#wrong));
  }

  #move(when, over) {
    this.#say('');
    this.#play(0);
    this.#go(when, over);
  }

  #go(when, over) {
    if (when !== null) {
      when = Math.min(Math.max(when, FIRST), LAST);
      this.#shown.when = when;
    }
    this.#onTime(when, over);
  }

  #toggle(direction) {
    const start = this.#playing !== direction;
    this.#play(start ? direction : 0);
    if (!start) {
      this.#go(this.#shown.when, true);
    }
  }

  #play(direction) {
    clearInterval(this.#timer);
    this.#playing = direction;
    for (const side of [-1, 1]) {
      this.#plays[side].setAttribute('aria-pressed', String(side === direction));
    }
    if (direction !== 0) {
      this.#timer = setInterval(() => {
        this.#go(this.#shown.when + direction * Number(this.#speed.value) * MINUTE, false);
      }, FRAME);
    }
  }
}
