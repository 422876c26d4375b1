/**
 * The page: one state (place, time, chosen body, direction faced), shown. Everything that changes it goes through commit(),
 * everything that draws it through render().
 */

import { Failure, events as askEvents, onResponseTime, planets, serverInfo, track as askTrack } from './api.js';
import { describeCurve, drawCurve } from './curve.js';
import { describeDome, drawDome } from './dome.js';
import { Feed } from './feed.js';
import { recall, remember } from './memory.js';
import { PlaceDialog, locate } from './place-dialog.js';
import { GREENWICH, nameOf, writeCoordinates } from './place.js';
import { BODIES, readState, writeState } from './state.js';
import { onResize } from './svg.js';
import { Table, constellationName } from './table.js';
import { TimeControls, windowAround } from './time-controls.js';
import { SEEN, bySeeing, seen } from './visibility.js';
import { age, degrees, light, sentence, title, whereabouts } from './wording.js';
import { clock, clockWithSeconds, day, isZone, zoneLabel } from './zone.js';

const MINUTE = 60_000;
/** Rise and set are asked again after this long, and whenever one has come. */
const EVENTS_KEEP = 10 * MINUTE;
const RETRY = 2000;
/** What /actuator/info calls the servers, in words. */
const SERVERS = {
  webflux: 'Spring WebFlux on Reactor Netty',
  mvc: 'Spring MVC on Tomcat',
  'mvc-virtual': 'Spring MVC on Tomcat with virtual threads',
};
const element = (id) => document.getElementById(id);

let state = { place: GREENWICH, when: null, body: null, facing: null };
/** The last answer of /planets, when it came, and for which place. */
let sky = null;
let events = {};
let eventsFrom = null;
let track = null;
let sunTrack = null;
let hours = windowAround(Date.now());
let automaticBody = null;
let link = { state: 'starting', failure: null };
let sizes = {};
let announcePending = false;
let lastMove = 0;

const zone = () => state.place.zone ?? 'UTC';
const chosen = () => state.body ?? automaticBody ?? 'jupiter';
const facing = () => state.facing ?? (state.place.latitude >= 0 ? 'S' : 'N');
const placeKey = (place) => `${place.latitude},${place.longitude},${place.elevation}`;
const skyTime = () => Date.parse(sky.bodies[0].when);

// --- what is known -------------------------------------------------------------------------------------------------------

const feed = new Feed({
  onSky: (bodies) => state.when === null && receive(bodies, state.place),
  onState: (name, failure) => setLink(name, failure),
});

function receive(bodies, place) {
  sky = { bodies, place };
  automaticBody ??= favourite(bodies);
  hours = windowAround(skyTime(), hours);
  if (state.when === null && skyTime() - hours.from > 8 * 60 * MINUTE) {
    hours = windowAround(skyTime());
  }
  render();
  askMore();
}

/** The body to show when nobody has chosen: the best placed planet, else the Moon, else Jupiter. */
function favourite(bodies) {
  const sun = bodies.find(({ name }) => name === 'sun');
  const visible = bySeeing(bodies).filter((body) => seen(body, sun) === 'eye');
  return (visible.find(({ name }) => name !== 'moon') ?? visible[0])?.name ?? 'jupiter';
}

/** Runs one request at a time; of those that come meanwhile only the last. */
function latest(job) {
  let running = false;
  let waiting = null;
  const run = async (wanted) => {
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
  return run;
}

let retry = 0;
const askTravel = latest(async ({ place, when }) => {
  clearTimeout(retry);
  try {
    const bodies = await planets(place, when);
    if (state.when !== null && placeKey(place) === placeKey(state.place)) {
      setLink('travel');
      receive(bodies, place);
    }
  } catch (failure) {
    if (!(failure instanceof Failure)) {
      throw failure;
    }
    if (state.when !== null) {
      setLink(failure.lost ? 'lost' : 'refused', failure);
      if (failure.lost) {
        retry = setTimeout(() => state.when !== null && askTravel({ place: state.place, when: state.when }), RETRY);
      }
    }
  }
});

const askAllEvents = latest(async ({ place, when }) => {
  const answers = await Promise.allSettled(BODIES.map((name) => askEvents(name, place, when)));
  if (placeKey(place) !== placeKey(state.place)) {
    return;
  }
  for (const { status, value } of answers) {
    if (status === 'fulfilled') {
      events[value.name] = value;
    }
  }
  const failed = answers.some(({ status }) => status === 'rejected');
  eventsFrom = { when, keep: failed ? 30_000 : EVENTS_KEEP, asked: Date.now() };
  render();
  saveAnswer();
});

const askTracks = latest(async ({ place, body, from, until }) => {
  try {
    const key = `${placeKey(place)},${from}`;
    if (sunTrack?.key !== key) {
      sunTrack = { key, rows: await askTrack('sun', place, from, until, 'PT10M') };
    }
    const rows = body === 'sun' ? sunTrack.rows : await askTrack(body, place, from, until, 'PT10M');
    track = { key: `${key},${body}`, rows };
    render();
  } catch (failure) {
    if (!(failure instanceof Failure)) {
      throw failure;
    }
    track = { key: null, failedAt: Date.now(), rows: track?.key?.startsWith(placeKey(place)) ? track.rows : [] };
  }
});

/** Asks for rise and set times and for the path when what is known does not fit the sky shown. */
function askMore() {
  const { place } = sky;
  const when = Math.ceil(skyTime() / 1000) * 1000;
  const passed = Object.values(events).some((event) =>
    [event.rise, event.transit, event.set].some((one) => one && Date.parse(one.time) < skyTime() - 1000));
  const stale = !eventsFrom || when < eventsFrom.when || when - eventsFrom.when >= EVENTS_KEEP
    || (eventsFrom.keep < EVENTS_KEEP && Date.now() - eventsFrom.asked > eventsFrom.keep);
  if (stale || passed) {
    askAllEvents({ place, when });
  }
  const wanted = `${placeKey(place)},${hours.from},${chosen()}`;
  if (track?.key !== wanted && !(track?.failedAt > Date.now() - 30_000)) {
    askTracks({ place, body: chosen(), ...hours });
  }
}

function setLink(name, failure = null) {
  const before = link.state;
  link = { state: name, failure };
  if (name === 'lost' && before !== 'lost') {
    if (!sky) {
      recallAnswer();
    }
    announce(`Connection lost. ${failure?.message ?? ''}`);
  } else if (before === 'lost' && name !== 'paused') {
    announce('Connected again.');
    askServer();
  }
  renderLink();
}

/** When there is nothing to show yet and no connection: the last answer, which says how old it is. */
function recallAnswer() {
  const last = recall('answer');
  if (last && placeKey(last.place) === placeKey(state.place) && Array.isArray(last.bodies)) {
    sky = { bodies: last.bodies, place: last.place };
    events = last.events ?? {};
    automaticBody ??= favourite(last.bodies);
    hours = windowAround(skyTime(), hours);
    render();
  }
}

let savedAt = 0;
function saveAnswer(now = Date.now()) {
  if (sky && state.when === null && link.state !== 'lost' && now - savedAt > 10_000) {
    savedAt = now;
    remember('answer', { bodies: sky.bodies, events, place: sky.place });
  }
}

// --- what changes it -----------------------------------------------------------------------------------------------------

/** Changes the state, keeps it in the address, asks for the new sky. */
function commit(change, { push = true, spoken = true } = {}) {
  const before = state;
  state = { ...state, ...change };
  if (push) {
    history.pushState(state, '', address());
  } else {
    history.replaceState(state, '', address());
  }
  announcePending = spoken;
  follow(before);
}

/** The address of the state; the place nobody chose stays out of it. */
function address() {
  return location.pathname + writeState({ ...state, place: state.place === GREENWICH ? null : state.place });
}

function follow(before) {
  const moved = placeKey(before.place) !== placeKey(state.place);
  if (moved) {
    events = {};
    eventsFrom = null;
    track = null;
    sunTrack = null;
  }
  if (state.when !== null) {
    feed.stop();
    hours = windowAround(state.when, hours);
    askTravel({ place: state.place, when: state.when });
  } else if (moved || before.when !== null) {
    hours = windowAround(Date.now());
    feed.start(state.place);
  }
  render();
  if (sky && !moved) {
    askMore();
  }
}

function choosePlace(place, words = '') {
  remember('place', place);
  notice(words);
  commit({ place });
}

function chooseTime(when, over) {
  if (!over) {
    const before = state;
    state = { ...state, when };
    announcePending = false;
    follow(before);
    return;
  }
  // A row of key strokes is one step back, not forty.
  const push = Date.now() - lastMove > 3000;
  lastMove = Date.now();
  commit({ when }, { push });
}

async function useLocation() {
  notice('Asking your browser where you are…');
  try {
    choosePlace(await locate());
    notice('The sky over your location, rounded to about a kilometre.');
  } catch (refusal) {
    notice(state.place === GREENWICH
      ? `${refusal.message}, so this is the sky over Greenwich. You can choose a place instead.`
      : `${refusal.message}, so the place stays ${nameOf(state.place)}.`);
    announce(element('notice').textContent);
  }
}

// --- what is shown -------------------------------------------------------------------------------------------------------

const table = new Table(element('rows'), BODIES, (body) => commit({ body }));
const controls = new TimeControls(chooseTime);
const dialog = new PlaceDialog((place) => choosePlace(place));

function text(id, words) {
  const target = element(id);
  if (target.textContent !== words) {
    target.textContent = words;
  }
}

function notice(words) {
  text('notice', words || '\u00a0');
}

let announcement = 0;
function announce(words) {
  clearTimeout(announcement);
  announcement = setTimeout(() => text('status', words), 600);
}

function nightMode() {
  return document.documentElement.dataset.theme === 'night';
}

function render() {
  text('place-name', nameOf(state.place));
  document.title = `Planet Tracker: the sky over ${nameOf(state.place)}`;
  for (const radio of element('facing').querySelectorAll('input')) {
    radio.checked = radio.value === facing();
  }
  table.choose(chosen());
  const when = state.when ?? (sky ? skyTime() : Date.now());
  controls.show(when, zone(), hours, state.when === null);
  text('table-zone', `Times are ${zoneLabel(when, zone())}.`);
  renderLink();
  if (!sky || placeKey(sky.place) !== placeKey(state.place)) {
    return;
  }
  renderSky();
}

function renderSky() {
  const { bodies } = sky;
  const when = skyTime();
  const live = state.when === null;
  const sun = bodies.find(({ name }) => name === 'sun');
  const body = bodies.find(({ name }) => name === chosen());
  const words = sentence(bodies, events, zone(), live);
  text('sentence', words);
  text('when-line', `${day(when, zone())}, ${clock(when, zone())} ${zoneLabel(when, zone())}, ${writeCoordinates(state.place)}`);
  text('light', `${light(sun.alt)}, Sun at ${degrees(sun.alt, 0)}`);
  text('curve-title', `${title(body.name)} over 24 hours`);
  text('facts', facts(body));
  table.show(bodies, events, zone());
  const shownTrack = track?.rows ?? [];
  if (sizes.dome) {
    drawDome(element('dome'), {
      size: sizes.dome, bodies, place: state.place, zone: zone(), facing: facing(), chosen: chosen(),
      track: shownTrack, nightMode: nightMode(),
    });
    label('dome', describeDome(bodies, facing()));
  }
  if (sizes.curve) {
    drawCurve(element('curve'), {
      size: sizes.curve, ...hours, when, track: shownTrack, sunTrack: sunTrack?.rows ?? [], chosen: chosen(),
      zone: zone(), nightMode: nightMode(),
    });
    label('curve', describeCurve(chosen(), shownTrack, zone()));
  }
  if (announcePending && !controls.playing) {
    announcePending = false;
    announce(`${nameOf(state.place)}, ${day(when, zone())} ${clock(when, zone())}. ${title(body.name)} is `
      + `${whereabouts(body)}. ${words}`);
  }
  saveAnswer();
}

function label(id, words) {
  if (element(id).getAttribute('aria-label') !== words) {
    element(id).setAttribute('aria-label', words);
  }
}

function facts(body) {
  const sun = sky.bodies.find(({ name }) => name === 'sun');
  const parts = [SEEN[seen(body, sun)].words, `in ${constellationName(body.constellation)}`];
  parts.push(body.name === 'moon'
    ? `${Math.round(body.distance * 149_597_870.7 / 100) * 100} km away`.replace(/(\d)(\d{3}) km/, '$1 $2 km')
    : `${body.distance.toFixed(body.distance < 10 ? 2 : 1)} au away`);
  if (body.diameter !== undefined) {
    parts.push(body.diameter > 120 ? `${(body.diameter / 60).toFixed(0)}′ across` : `${body.diameter.toFixed(1)}″ across`);
  }
  if (body.name !== 'sun' && body.phase !== undefined) {
    parts.push(`${Math.round(body.phase * 100)} % lit`, `${degrees(body.elongation ?? 0, 0)} from the Sun`);
  }
  return parts.join(' · ');
}

/** How the page hangs on the server, in words. */
function renderLink() {
  const line = element('connection');
  line.dataset.state = link.state;
  const problem = element('problem');
  text('connection', {
    starting: 'Asking the server…',
    streaming: 'Live',
    polling: 'Live (by polling)',
    paused: state.when === null ? 'Paused' : 'Another time',
    travel: 'Another time',
    refused: 'Refused',
    lost: 'No connection',
  }[link.state]);
  const shown = sky && placeKey(sky.place) === placeKey(state.place);
  let words = '';
  if (link.state === 'lost') {
    words = `${link.failure?.message ?? ''} ${shown
      ? `This is the sky of ${clockWithSeconds(skyTime(), zone())} ${zoneLabel(skyTime(), zone())}`
        + `${state.when === null ? `, ${age(Date.now() - skyTime())} old` : ''}. `
      : ''}Trying again every 2 seconds.`;
  } else if (link.state === 'refused') {
    words = link.failure.message;
  }
  problem.hidden = !words;
  text('problem', words);
}

async function askServer() {
  try {
    const { server } = await serverInfo();
    text('server', SERVERS[server] ?? server ?? 'an unnamed server');
  } catch (failure) {
    if (!(failure instanceof Failure)) {
      throw failure;
    }
    text('server', 'no server, from memory');
  }
}

async function share() {
  const url = location.origin + location.pathname + writeState({ ...state, body: chosen(), facing: facing() });
  const button = element('share');
  try {
    await navigator.clipboard.writeText(url);
    button.textContent = 'Link copied';
    announce('A link to this sky was copied.');
  } catch {
    history.replaceState(state, '', url);
    button.textContent = 'Copy the address';
    announce('The browser did not allow copying. The address of this page is the link.');
  }
  setTimeout(() => {
    button.textContent = 'Share';
  }, 2500);
}

function colour(choice) {
  document.documentElement.dataset.theme = choice;
  element('night').setAttribute('aria-pressed', String(choice === 'night'));
  element('colours').value = choice;
  const background = getComputedStyle(document.body).backgroundColor;
  document.querySelector('meta[name="theme-color"]').content = background;
  render();
}

// --- beginning -----------------------------------------------------------------------------------------------------------

function listen() {
  element('place-button').addEventListener('click', () => dialog.open(state.place));
  element('locate').addEventListener('click', useLocation);
  element('dialog-locate').addEventListener('click', () => {
    dialog.close();
    useLocation();
  });
  element('facing').addEventListener('change', ({ target }) => commit({ facing: target.value }, { spoken: false }));
  element('dome').addEventListener('click', ({ target }) => {
    const body = target.closest('[data-body]')?.dataset.body;
    if (body) {
      commit({ body });
    }
  });
  element('share').addEventListener('click', share);
  element('night').addEventListener('click', () => {
    const on = nightMode();
    const choice = on ? recall('day-colours') ?? 'auto' : 'night';
    if (!on) {
      remember('day-colours', document.documentElement.dataset.theme);
    }
    remember('colours', choice);
    colour(choice);
  });
  element('colours').addEventListener('change', ({ target }) => {
    remember('colours', target.value);
    colour(target.value);
  });
  addEventListener('popstate', ({ state: kept }) => {
    const before = state;
    const read = readState(location.search);
    state = kept ?? { ...read, place: read.place ?? recall('place') ?? GREENWICH };
    if (placeKey(state.place) === placeKey(GREENWICH) && state.place.name === GREENWICH.name) {
      state = { ...state, place: GREENWICH };
    }
    announcePending = true;
    follow(before);
  });
  onResponseTime((milliseconds) => text('response-time',
    `, last answer in ${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`));
  setInterval(() => link.state === 'lost' && renderLink(), 1000);
  for (const name of ['dome', 'curve']) {
    onResize(element(`${name}-box`), (size) => {
      sizes = { ...sizes, [name]: size };
      render();
    });
  }
}

async function begin() {
  const read = readState(location.search);
  const kept = recall('place');
  const usable = kept && Number.isFinite(kept.latitude) && Number.isFinite(kept.longitude)
    && (kept.zone === null || isZone(kept.zone));
  state = { when: read.when, body: read.body, facing: read.facing, place: read.place ?? (usable ? kept : GREENWICH) };
  listen();
  history.replaceState(state, '', address());
  colour(document.documentElement.dataset.theme);
  if (read.problems.length > 0) {
    notice(read.problems.join(' '));
  } else if (state.place === GREENWICH) {
    notice('This is the sky over Greenwich. Use your location or choose a place to see yours.');
  }
  if (state.when === null) {
    feed.start(state.place);
  } else {
    hours = windowAround(state.when);
    askTravel({ place: state.place, when: state.when });
  }
  render();
  askServer();
  if (state.place === GREENWICH) {
    const permission = await navigator.permissions?.query({ name: 'geolocation' }).catch(() => null);
    if (permission?.state === 'granted') {
      useLocation();
    }
  }
  if ('serviceWorker' in navigator) {
    navigator.serviceWorker.register('/service-worker.js').catch(() => {
      // Without it the page works as long as the connection does.
    });
  }
}

begin();
