/** Shows a state and what is known on the page; changes nothing but the page. */

import { describeCurve, drawCurve } from './curve.js';
import { describeDome, drawDome } from './dome.js';
import { nameOf, writeCoordinates } from './place.js';
import { BODIES } from './state.js';
import { onResize } from './svg.js';
import { Table, constellationName } from './table.js';
import { SEEN, seen } from './visibility.js';
import { age, degrees, light, sentence, title, whereabouts } from './wording.js';
import { clock, clockWithSeconds, day, zoneLabel } from './zone.js';

/** Kilometres in an astronomical unit (IAU 2012). */
const ASTRONOMICAL_UNIT = 149_597_870.7;
const SAID_OF_LINKS = {
  starting: 'Asking the server…', streaming: 'Live', polling: 'Live (by polling)', paused: 'Paused', travel: 'Another time',
  refused: 'Refused', lost: 'No connection',
};

export class View {
  #table;
  #sizes = {};
  #shown = null;

  /** @param onBody called with the name of a body chosen in the table or on the chart */
  constructor(onBody) {
    this.#table = new Table(element('rows'), BODIES, onBody);
    element('dome').addEventListener('click', ({ target }) => {
      const body = target.closest('[data-body]')?.dataset.body;
      if (body) {
        onBody(body);
      }
    });
    for (const name of ['dome', 'curve']) {
      onResize(element(`${name}-box`), (size) => {
        this.#sizes[name] = size;
        if (this.#shown) {
          this.show(...this.#shown);
        }
      });
    }
  }

  /**
   * @param state     place, zone, when (null is now), body and facing, none of them missing
   * @param knowledge what is known
   */
  show(state, knowledge) {
    this.#shown = [state, knowledge];
    text('place-name', nameOf(state.place));
    document.title = `Planet Tracker: the sky over ${nameOf(state.place)}`;
    element('facing').querySelector(`input[value=${state.facing}]`).checked = true;
    this.#table.choose(state.body);
    this.showLink(state, knowledge);
    if (knowledge.knows(state.place)) {
      this.#words(state, knowledge);
      this.#table.show(knowledge.bodies, knowledge.events, state.zone);
      this.#draw(state, knowledge);
    }
  }

  #words({ place, zone, when: travelled, body: chosen }, { bodies, events, eventsMissing, when }) {
    const body = bodies.find(({ name }) => name === chosen);
    const sun = bodies.find(({ name }) => name === 'sun');
    const label = zoneLabel(when, zone);
    text('sentence', sentence(bodies, events, zone, travelled === null));
    text('when-line', `${day(when, zone)}, ${clock(when, zone)} ${label}, ${writeCoordinates(place)}`);
    text('table-zone', `${eventsMissing ? 'Some rise and set times could not be had; trying again. ' : ''}Times are ${label}.`);
    text('light', `${light(sun.alt)}, Sun at ${degrees(sun.alt, 0)}`);
    text('curve-title', `${title(chosen)} over 24 hours`);
    text('facts', facts(body, sun));
  }

  #draw({ place, zone, body: chosen, facing }, { bodies, when, track, sunTrack, window }) {
    const nightMode = document.documentElement.dataset.theme === 'night';
    if (this.#sizes.dome) {
      drawDome(element('dome'), { size: this.#sizes.dome, bodies, place, zone, facing, chosen, track, nightMode });
      label('dome', describeDome(bodies, facing));
    }
    if (this.#sizes.curve) {
      drawCurve(element('curve'), { size: this.#sizes.curve, ...window, when, track, sunTrack, chosen, zone, nightMode });
      label('curve', describeCurve(chosen, track, zone));
    }
  }

  /** How the page hangs on the server, in words; the age of an old sky grows while nothing comes. */
  showLink({ place, zone, when: travelled }, knowledge) {
    const { state, failure } = knowledge.link;
    element('connection').dataset.state = state;
    text('connection', state === 'paused' && travelled !== null ? SAID_OF_LINKS.travel : SAID_OF_LINKS[state]);
    let words = '';
    if (state === 'refused') {
      words = failure.message;
    } else if (state === 'lost') {
      const { when } = knowledge.knows(place) ? knowledge : {};
      const old = travelled === null ? `, ${age(Date.now() - when)} old` : '';
      const sky = when ? `This is the sky of ${clockWithSeconds(when, zone)} ${zoneLabel(when, zone)}${old}. ` : '';
      words = `${failure.message} ${sky}Trying again every 2 seconds.`;
    }
    element('problem').hidden = !words;
    text('problem', words);
  }

  /** The sky in one breath, for the live region. */
  summary({ place, zone, when: travelled, body: chosen }, { bodies, events, when }) {
    const body = bodies.find(({ name }) => name === chosen);
    return `${nameOf(place)}, ${day(when, zone)} ${clock(when, zone)}. ${title(chosen)} is ${whereabouts(body)}. `
      + sentence(bodies, events, zone, travelled === null);
  }
}

export function element(id) {
  return document.getElementById(id);
}

/** Sets an element's text; touches the page only when it changes. */
export function text(id, words) {
  const target = element(id);
  if (target.textContent !== words) {
    target.textContent = words;
  }
}

function label(id, words) {
  if (element(id).getAttribute('aria-label') !== words) {
    element(id).setAttribute('aria-label', words);
  }
}

function facts(body, sun) {
  const { name, distance, diameter, phase, elongation, constellation } = body;
  const parts = [SEEN[seen(body, sun)].words];
  if (constellation !== undefined) {
    parts.push(`in ${constellationName(constellation)}`);
  }
  parts.push(name === 'moon'
    ? `${(Math.round((distance * ASTRONOMICAL_UNIT) / 100) * 100).toLocaleString('en-GB').replace(',', '\u202f')} km away`
    : `${distance.toFixed(distance < 10 ? 2 : 1)} au away`);
  if (diameter !== undefined) {
    parts.push(diameter > 120 ? `${(diameter / 60).toFixed(0)}′ across` : `${diameter.toFixed(1)}″ across`);
  }
  if (name !== 'sun' && phase !== undefined) {
    parts.push(`${Math.round(phase * 100)} % lit`, `${degrees(elongation, 0)} from the Sun`);
  }
  return parts.join(' · ');
}
