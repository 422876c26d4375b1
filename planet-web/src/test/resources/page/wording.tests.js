import { nakedEyeLimit, bySeeing, seen } from '/sky/visibility.js';
import { age, degrees, light, magnitude, sentence, side, whereabouts, wind } from '/sky/wording.js';
import { claim, equal, holds } from './claims.js';

const when = '2026-11-20T17:00:00Z';
const body = (name, az, alt, more = {}) => ({ name, az, alt, when, magnitude: -2, phase: 1, elongation: 90, ...more });
const NIGHT = [
  body('sun', 250, -30, { magnitude: -26.8 }),
  body('moon', 90, -20, { magnitude: -12 }),
  body('venus', 230, 12, { magnitude: -4.2 }),
  body('jupiter', 182, 61),
  body('uranus', 100, 40, { magnitude: 5.7 }),
];
const EVENTS = {
  sun: { state: 'rises-and-sets', rise: { time: '2026-11-21T07:00:00Z' } },
  venus: { state: 'rises-and-sets', set: { time: '2026-11-20T17:52:10Z' } },
  jupiter: { state: 'rises-and-sets', set: { time: '2026-11-21T02:00:00Z' } },
  moon: { state: 'rises-and-sets', rise: { time: '2026-11-20T21:07:00Z' } },
};

claim('tonight\u2019s sentence says where, until when, and what is to come', () => {
  equal(sentence(NIGHT, EVENTS, 'UTC', true),
    'Tonight: Venus low in the southwest sets at 17:52, Jupiter high in the south, the Moon rises at 21:07.');
});

claim('another night is called that night', () => holds(sentence(NIGHT, EVENTS, 'UTC', false).startsWith('That night: '), 'tonight'));

claim('times in the sentence are those of the place', () => {
  holds(sentence(NIGHT, EVENTS, 'Europe/Paris', true).includes('sets at 18:52'), sentence(NIGHT, EVENTS, 'Europe/Paris', true));
});

claim('by day the sentence is about the night to come', () => {
  const day = NIGHT.map((one) => (one.name === 'sun' ? { ...one, alt: 20 } : one));
  const events = { ...EVENTS, sun: { ...EVENTS.sun, set: { time: '2026-11-20T16:59:00Z' } } };
  equal(sentence(day.map((one) => ({ ...one, when: '2026-11-20T12:00:00Z' })), events, 'UTC', true),
    'The Sun sets at 16:59; tonight: Venus until 17:52, Jupiter until 02:00, the Moon from 21:07.');
});

claim('without rise and set times nothing is promised for the night', () => {
  const day = NIGHT.map((one) => (one.name === 'sun' ? { ...one, alt: 20, az: 130 } : one));
  equal(sentence(day, {}, 'UTC', true), 'The Sun is up, low in the southeast.');
  equal(sentence(day, { ...EVENTS, jupiter: undefined }, 'UTC', true), 'The Sun is up, low in the southeast.');
});

claim('an empty sky is said to be empty', () => {
  equal(sentence([body('sun', 0, -20)], {}, 'UTC', true), 'Tonight: no bright planet and no Moon.');
});

claim('under the midnight Sun the sentence does not promise a night', () => {
  const sun = body('sun', 0, 10);
  equal(sentence([sun, body('moon', 90, 30)], { sun: { state: 'always-up' }, moon: {} }, 'UTC', true),
    'The Sun does not set in the next 24 hours; with it in the sky: the Moon in the east.');
});

claim('winds and sides turn at the right azimuths', () => {
  equal([wind(0), wind(11.24), wind(11.26), wind(231), wind(359)], ['N', 'N', 'NNE', 'SW', 'N']);
  equal([side(22), side(23), side(181), side(359.9)], ['north', 'northeast', 'south', 'north']);
});

claim('whereabouts go from very low to overhead', () => {
  equal([-1, 5, 15, 40, 60, 80].map((alt) => whereabouts({ az: 180, alt })),
    ['below the horizon', 'very low in the south', 'low in the south', 'in the south', 'high in the south', 'overhead']);
});

claim('numbers have a true minus and no minus nought', () => {
  equal([degrees(-0.04), degrees(-4.06), degrees(231.4, 0), magnitude(-4.23), magnitude(undefined)],
    ['0.0°', '\u22124.1°', '231°', '\u22124.2', '–']);
});

claim('twilights have their names', () => {
  equal([1, -3, -9, -15, -19].map(light), ['Day', 'Civil twilight', 'Nautical twilight', 'Astronomical twilight', 'Night']);
});

claim('ages are short', () => equal([4000, 100_000, 7_200_000, 400_000_000].map(age), ['4 s', '2 min', '2 h', '5 days']));

claim('the dark sky shows Uranus in binoculars, Neptune too, Pluto hardly, Mars to the eye', () => {
  const sun = { name: 'sun', alt: -25 };
  const look = (name, brightness) => seen({ name, alt: 50, magnitude: brightness, elongation: 120 }, sun);
  equal([look('mars', 0.7), look('uranus', 5.7), look('neptune', 7.8), look('pluto', 14.4)],
    ['eye', 'binoculars', 'binoculars', 'glare']);
});

claim('in daylight only the Moon is for the naked eye, and nothing near the Sun is for anything', () => {
  const sun = { name: 'sun', alt: 40 };
  const look = (name, brightness, elongation) => seen({ name, alt: 50, magnitude: brightness, elongation }, sun);
  equal([look('moon', -11, 80), look('saturn', 0.6, 90), look('mercury', -1, 8), look('venus', -4.6, 40)],
    ['eye', 'telescope', 'glare', 'binoculars']);
});

claim('the Sun always comes with its warning, and nothing below the horizon is seen', () => {
  equal([seen({ name: 'sun', alt: 3 }, { alt: 3 }), seen({ name: 'venus', alt: -0.1, magnitude: -4 }, { alt: -20 })], ['sun', 'below']);
});

claim('the darker the sky, the fainter the stars', () => {
  for (let altitude = -25; altitude < 20; altitude += 1) {
    holds(nakedEyeLimit(altitude) >= nakedEyeLimit(altitude + 1), `limit grows at ${altitude}`);
  }
});

claim('what is seen best comes first, what rises next follows, and the rest keeps its place', () => {
  equal(bySeeing(NIGHT, { moon: 5, sun: 9 }).map(({ name }) => name), ['venus', 'jupiter', 'uranus', 'moon', 'sun']);
});
