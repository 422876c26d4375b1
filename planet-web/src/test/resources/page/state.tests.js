import { cities } from '/sky/cities.js';
import { GREENWICH, coarse, findCity, placeOf, readCoordinate, writeCoordinates } from '/sky/place.js';
import { readState, writeState } from '/sky/state.js';
import { isZone } from '/sky/zone.js';
import { claim, equal, holds } from './claims.js';

const full = {
  place: { latitude: -33.87, longitude: 151.21, elevation: 58, name: 'Sydney & more', zone: 'Australia/Sydney' },
  when: Date.parse('1999-12-31T23:59:30Z'), body: 'saturn', facing: 'N',
};

claim('a state survives its address', () => {
  const { problems, ...read } = readState(writeState(full));
  equal(problems, []);
  equal(read.place.name, full.place.name);
  equal(writeState(read), writeState(full));
  equal(read.when, full.when);
});
claim('live has no time in its address', () => equal(writeState({ ...full, when: null }).includes('when'), false));
claim('nothing said is nothing chosen', () => {
  equal(readState(''), { place: null, when: null, body: null, facing: null, problems: [] });
  equal(writeState({ place: null, when: null, body: null, facing: null }), '');
});
claim('coordinates in an address are rounded', () => {
  const address = writeState({ place: { ...GREENWICH, latitude: 51.477928, longitude: -0.001545 }, when: null });
  holds(address.startsWith('?lat=51.48&lon=0&'), address);
});
claim('a wrong link is told in sentences and still shows a sky', () => {
  const read = readState('?lat=95&lon=2&when=2070-01-01T00:00:00Z&body=vulcan&facing=up');
  equal([read.place, read.when, read.body, read.facing, read.problems.length], [null, null, null, null, 4]);
  holds(read.problems[0].includes('-90 to 90'), read.problems[0]);
});
claim('one coordinate without the other is told', () => equal(readState('?lat=10').problems.length, 1));
claim('an unknown zone in a link becomes UTC', () => equal(readState('?lat=1&lon=2&zone=Mars/Olympus').place.zone, null));
claim('what people type for coordinates is understood', () => {
  const read = (kind, text) => readCoordinate(kind, text).value;
  equal([read('latitude', '48.8566'), read('latitude', ' 33,87 S'), read('longitude', '0.1276° w'), read('longitude', '\u22122.35'),
    read('elevation', '4205 m')], [48.86, -33.87, -0.13, -2.35, 4205]);
});
claim('what is no coordinate is refused with the accepted range', () => {
  for (const [kind, text] of [['latitude', ''], ['latitude', '91'], ['latitude', '5 E'], ['longitude', 'east'], ['longitude', '1e400'],
    ['elevation', '-501'], ['elevation', '12 N']]) {
    const { problem } = readCoordinate(kind, text);
    holds(/from -\d+ to \d+/.test(problem ?? ''), `${kind} ${text}: ${problem}`);
  }
});
claim('nought is never minus nought', () => holds(Object.is(coarse(-0.001), 0), 'minus nought'));
claim('coordinates are written as in an atlas', () => {
  equal(writeCoordinates({ latitude: -33.87, longitude: 151.2 }), '33.87° S, 151.20° E');
});
claim('every city is on Earth, named once, in a time zone', () => {
  const labels = new Set();
  for (const city of cities) {
    const place = placeOf(city);
    holds(Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180, city[0]);
    holds(isZone(place.zone), `${city[0]}: ${place.zone}`);
    holds(!labels.has(`${city[0]}, ${city[1]}`), `${city[0]} twice`);
    labels.add(`${city[0]}, ${city[1]}`);
  }
  holds(cities.length > 400, `only ${cities.length}`);
});
claim('a city is found without accents and without its country', () => {
  equal([findCity(cities, 'sao paulo')?.[0], findCity(cities, 'Paris')?.[4], findCity(cities, 'Sydney, Australia')?.[0],
    findCity(cities, 'tromso')?.[0], findCity(cities, 'Atlantis') ?? 'none', findCity(cities, '  ') ?? 'none'],
  ['São Paulo', 'Europe/Paris', 'Sydney', 'Tromsø', 'none', 'none']);
});
