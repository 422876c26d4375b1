/**
 * The page: one state (place, time, chosen body, direction faced), kept in the address. Whatever changes it goes through
 * commit(); Knowledge gets the numbers for it, View shows both.
 */

import { Failure, onResponseTime, serverInfo } from './api.js';
import { Knowledge } from './knowledge.js';
import { recall, remember } from './memory.js';
import { PlaceDialog, locate } from './place-dialog.js';
import { GREENWICH, nameOf, samePlace } from './place.js';
import { readState, writeState } from './state.js';
import { TimeControls } from './time-controls.js';
import { View, element, text } from './view.js';
import { isZone } from './zone.js';

/** What /actuator/info calls the servers, in words. */
const SERVERS = {
  webflux: 'Spring WebFlux on Reactor Netty',
  mvc: 'Spring MVC on Tomcat',
  'mvc-virtual': 'Spring MVC on Tomcat with virtual threads',
};
/** Moves through time that follow each other faster than this are one step of the browser's history. */
const ONE_MOVE = 3000;
/** A screen reader hears of a change once it has settled. */
const SETTLED = 600;

let state = { place: GREENWICH, when: null, body: null, facing: null };
let lastMove = 0;
let announcePending = false;
let announcement = 0;

/** Whether a sky was drawn yet; the first is marked for whoever measures the page. */
let drawn = false;
const knowledge = new Knowledge({ onChange: show, onLink: linkChanged });
const view = new View((body) => commit({ body }));
const controls = new TimeControls(travel);
const dialog = new PlaceDialog(choosePlace);

// --- showing -------------------------------------------------------------------------------------------------------------

/** The state with what nobody chose filled in. */
function completed() {
  return {
    ...state,
    zone: state.place.zone ?? 'UTC',
    body: state.body ?? knowledge.favourite,
    facing: state.facing ?? (state.place.latitude >= 0 ? 'S' : 'N'),
  };
}

function show() {
  const complete = completed();
  const known = knowledge.knows(state.place);
  controls.show(state.when ?? (known ? knowledge.when : Date.now()), complete.zone, knowledge.window, state.when === null);
  view.show(complete, knowledge);
  if (known && !drawn) {
    drawn = true;
    performance.mark('planet-tracker-drawn');
  }
  if (known && announcePending && !controls.playing) {
    announcePending = false;
    announce(view.summary(complete, knowledge));
  }
}

function linkChanged(before, now) {
  if (now.state === 'lost' && before.state !== 'lost') {
    announce(`Connection lost. ${now.failure.message}`);
  } else if (before.state === 'lost' && ['streaming', 'polling', 'travel'].includes(now.state)) {
    announce('Connected again.');
    askServer();
  }
  show();
}

function announce(words) {
  clearTimeout(announcement);
  announcement = setTimeout(() => text('status', words), SETTLED);
}

function notice(words) {
  text('notice', words || '\u00a0');
}

async function askServer() {
  try {
    const { server } = await serverInfo();
    text('server', SERVERS[server] ?? server ?? 'an unnamed server');
  } catch (failure) {
    if (!(failure instanceof Failure)) {
      throw failure;
    }
    text('server', 'nobody; this is from memory');
  }
}

// --- changing ------------------------------------------------------------------------------------------------------------

/** Changes the state and follows it; `push` makes it a step that the back button undoes. */
function commit(change, { push = true, spoken = true } = {}) {
  state = { ...state, ...change };
  history[push ? 'pushState' : 'replaceState'](state, '', address());
  announcePending = spoken;
  follow();
}

function follow() {
  knowledge.want(state);
  show();
}

/** The address of the state; the place nobody chose stays out of it. */
function address() {
  return location.pathname + writeState({ ...state, place: state.place === GREENWICH ? null : state.place });
}

function choosePlace(place) {
  remember('place', place);
  notice('');
  commit({ place });
}

/** Goes to an instant, or to now for null; while a move is not over it leaves no trace. */
function travel(when, over) {
  if (over) {
    const push = Date.now() - lastMove > ONE_MOVE;
    lastMove = Date.now();
    commit({ when }, { push });
  } else {
    state = { ...state, when };
    announcePending = false;
    follow();
  }
}

async function useLocation() {
  notice('Asking your browser where you are…');
  try {
    choosePlace(await locate());
    notice('The sky over your location, rounded to about a kilometre.');
  } catch (refusal) {
    const words = state.place === GREENWICH
      ? `${refusal.message}, so this is the sky over Greenwich. You can choose a place instead.`
      : `${refusal.message}, so the place stays ${nameOf(state.place)}.`;
    notice(words);
    announce(words);
  }
}

async function share() {
  const url = location.origin + location.pathname + writeState(completed());
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
  document.querySelector('meta[name="theme-color"]').content = getComputedStyle(document.body).backgroundColor;
}

function chooseColour(choice) {
  const before = document.documentElement.dataset.theme;
  if (before !== 'night') {
    remember('day-colours', before);
  }
  remember('colours', choice);
  colour(choice);
  show();
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
  element('share').addEventListener('click', share);
  element('night').addEventListener('click', () => {
    const on = document.documentElement.dataset.theme === 'night';
    chooseColour(on ? recall('day-colours') ?? 'auto' : 'night');
  });
  element('colours').addEventListener('change', ({ target }) => chooseColour(target.value));
  addEventListener('popstate', ({ state: kept }) => {
    state = kept ?? beginning().state;
    if (samePlace(state.place, GREENWICH) && state.place.name === GREENWICH.name) {
      state.place = GREENWICH;
    }
    announcePending = true;
    follow();
  });
  onResponseTime((milliseconds) => text('response-time',
    `, last answer in ${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`));
  setInterval(() => knowledge.link.state === 'lost' && view.showLink(completed(), knowledge), 1000);
}

/** The state to begin with: what the address says, else the remembered place, else Greenwich; now. */
function beginning() {
  const { problems, ...read } = readState(location.search);
  const kept = recall('place');
  const usable = kept && Number.isFinite(kept.latitude) && Number.isFinite(kept.longitude)
    && (kept.zone === null || isZone(kept.zone));
  return { state: { ...read, place: read.place ?? (usable ? kept : GREENWICH) }, problems };
}

async function begin() {
  const begun = beginning();
  state = begun.state;
  history.replaceState(state, '', address());
  listen();
  colour(document.documentElement.dataset.theme);
  if (begun.problems.length > 0) {
    notice(begun.problems.join(' '));
  } else if (state.place === GREENWICH) {
    notice('This is the sky over Greenwich. Use your location or choose a place to see yours.');
  }
  follow();
  askServer();
  if (state.place === GREENWICH) {
    const permission = await navigator.permissions?.query({ name: 'geolocation' }).catch(() => null);
    if (permission?.state === 'granted') {
      useLocation();
    }
  }
}

/** Keeps the page for when the connection drops; after the first view, which it must not slow down. */
function keepForLater() {
  navigator.serviceWorker?.register('/service-worker.js').catch(() => {
    // Without it the page works as long as the connection does.
  });
}

begin();
dispatchEvent(new Event('planet-tracker-begun'));
if (document.readyState === 'complete') {
  keepForLater();
} else {
  addEventListener('load', keepForLater, { once: true });
}
