/** The table of all bodies. */

import { mark } from './marks.js';
import { svg } from './svg.js';
import { SEEN, bySeeing, seen } from './visibility.js';
import { degrees, magnitude, side, title, wind } from './wording.js';
import { clock, otherDay } from './zone.js';

const COLUMNS = ['direction', 'altitude', 'seen', 'magnitude', 'rise', 'transit', 'set', 'constellation'];
const HEADS = {
  direction: 'Direction', altitude: 'Altitude', seen: 'See it with', magnitude: 'Magnitude',
  rise: 'Rises', transit: 'Highest', set: 'Sets', constellation: 'Constellation',
};

/** The constellations Sun, Moon and planets can stand in; others keep their code. */
const CONSTELLATIONS = {
  Ari: 'Aries', Tau: 'Taurus', Gem: 'Gemini', Cnc: 'Cancer', Leo: 'Leo', Vir: 'Virgo', Lib: 'Libra', Sco: 'Scorpius',
  Oph: 'Ophiuchus', Sgr: 'Sagittarius', Cap: 'Capricornus', Aqr: 'Aquarius', Psc: 'Pisces', Cet: 'Cetus', Ori: 'Orion',
  Aur: 'Auriga', Sex: 'Sextans', Crt: 'Crater', Crv: 'Corvus', Hya: 'Hydra', Ser: 'Serpens', Sct: 'Scutum',
  Peg: 'Pegasus', Com: 'Coma Berenices', Boo: 'Boötes', LMi: 'Leo Minor', Eri: 'Eridanus', Mon: 'Monoceros',
  CMi: 'Canis Minor', Del: 'Delphinus', Equ: 'Equuleus', Lyn: 'Lynx',
};

export function constellationName(code) {
  return CONSTELLATIONS[code] ?? code ?? '–';
}

export class Table {
  #body;
  #rows = new Map();

  constructor(body, names, onChoose) {
    this.#body = body;
    for (const name of names) {
      const row = document.createElement('tr');
      row.setAttribute('role', 'row');
      row.dataset.body = name;
      const head = document.createElement('th');
      head.scope = 'row';
      head.setAttribute('role', 'rowheader');
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'choose';
      button.setAttribute('aria-pressed', 'false');
      const icon = svg('svg', { viewBox: '-14 -14 28 28', width: 26, height: 26, 'aria-hidden': 'true' });
      button.append(icon, title(name));
      button.addEventListener('click', () => onChoose(name));
      head.append(button);
      row.append(head);
      const cells = {};
      for (const column of COLUMNS) {
        const cell = document.createElement('td');
        cell.setAttribute('role', 'cell');
        cell.className = column;
        cell.dataset.head = HEADS[column];
        cell.textContent = '–';
        row.append(cell);
        cells[column] = cell;
      }
      this.#rows.set(name, { row, button, icon, cells, drawn: '' });
      body.append(row);
    }
  }

  choose(name) {
    for (const [other, { button, row }] of this.#rows) {
      button.setAttribute('aria-pressed', String(other === name));
      row.classList.toggle('chosen', other === name);
    }
  }

  /** Shows rows of /planets and the events known so far. */
  show(bodies, events, zone) {
    const sun = bodies.find(({ name }) => name === 'sun');
    const now = Date.parse(sun.when);
    const risings = {};
    for (const body of bodies) {
      const shown = this.#rows.get(body.name);
      if (!shown) {
        continue;
      }
      const event = events[body.name];
      const way = seen(body, sun);
      if (event?.rise) {
        risings[body.name] = Date.parse(event.rise.time);
      }
      shown.row.dataset.seen = way;
      this.#icon(shown, body, way);
      this.#cells(shown.cells, body, way, event, (time) => [clock(Date.parse(time), zone), otherDay(Date.parse(time), now, zone)]);
    }
    this.#sort(bySeeing(bodies, risings).map(({ name }) => name));
  }

  #icon(shown, body, way) {
    const look = `${way}${body.name === 'moon' ? body.phase : ''}`;
    if (shown.drawn !== look) {
      shown.drawn = look;
      shown.icon.replaceChildren(mark({ ...body, magnitude: Math.min(body.magnitude ?? 5, 2) },
        { visible: way === 'eye' || way === 'sun', scale: body.name === 'sun' || body.name === 'moon' ? 0.85 : 1.1 }));
    }
  }

  #cells(cells, body, way, event, clockOf) {
    const climbs = body.az < 180;
    put(cells.direction, wind(body.az), degrees(body.az, 0), side(body.az));
    put(cells.altitude, degrees(body.alt), climbs ? '↗' : '↘', climbs ? ', climbing' : ', sinking');
    put(cells.seen, SEEN[way].short);
    put(cells.magnitude, magnitude(body.magnitude));
    const none = event?.state === 'always-up' ? 'always up' : event?.state === 'never-rises' ? 'stays down' : '–';
    put(cells.rise, ...(event?.rise ? clockOf(event.rise.time) : [none]));
    put(cells.set, ...(event?.set ? clockOf(event.set.time) : [none]));
    const [time, weekday] = event?.transit ? clockOf(event.transit.time) : ['–'];
    put(cells.transit, time, event?.transit ? `${weekday ? `${weekday} ` : ''}${degrees(event.transit.alt, 0)}` : undefined);
    put(cells.constellation, constellationName(body.constellation));
  }

  /** Reorders rows only when the order changes, and leaves the focus where it is. */
  #sort(names) {
    const present = [...this.#body.children].map(({ dataset }) => dataset.body);
    if (names.every((name, index) => name === present[index])) {
      return;
    }
    const focused = document.activeElement;
    this.#body.append(...names.map((name) => this.#rows.get(name).row));
    if (this.#body.contains(focused)) {
      focused.focus({ preventScroll: true });
    }
  }
}

/** Sets a cell's text, its fainter second part and a part only read aloud; touches the page only when something changed. */
function put(cell, text, second, aloud) {
  const whole = `${text}|${second ?? ''}|${aloud ?? ''}`;
  if (cell.dataset.whole === whole) {
    return;
  }
  cell.dataset.whole = whole;
  cell.textContent = '';
  const main = document.createElement('span');
  main.textContent = text;
  cell.append(main);
  if (second !== undefined) {
    const faint = document.createElement('span');
    faint.className = 'second';
    faint.textContent = second;
    cell.append(' ', faint);
  }
  if (aloud !== undefined) {
    const spoken = document.createElement('span');
    spoken.className = 'unseen';
    spoken.textContent = aloud.startsWith(',') ? aloud : ` ${aloud}`;
    cell.append(spoken);
  }
}
