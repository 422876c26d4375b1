/** Choosing a place: from the browser, from the list of cities, or typed. */

import { findCity, labelOf, placeOf, readCoordinate } from './place.js';

const FIELDS = ['latitude', 'longitude', 'elevation'];

/** What to say when the browser gives no location, by the code of its GeolocationPositionError. */
const REFUSALS = {
  1: 'Your browser was not allowed to share your location',
  2: 'Your device could not find its location',
  3: 'Your device took too long to find its location',
};

export class PlaceDialog {
  #dialog = document.getElementById('place-dialog');
  #form = document.getElementById('place-form');
  #city = document.getElementById('city');
  #fields = Object.fromEntries(FIELDS.map((name) => [name, document.getElementById(name)]));
  #cities = [];
  #chosen = null;

  constructor(onPlace) {
    this.#city.addEventListener('change', () => this.#fill());
    this.#city.addEventListener('input', () => {
      if (this.#cities.some((city) => labelOf(city) === this.#city.value)) {
        this.#fill();
      }
    });
    for (const name of FIELDS) {
      this.#fields[name].addEventListener('input', () => say(name, ''));
    }
    document.getElementById('place-cancel').addEventListener('click', () => this.close());
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      const place = this.#read();
      if (place) {
        this.close();
        onPlace(place);
      }
    });
  }

  async open(place) {
    this.#chosen = null;
    this.#city.value = '';
    for (const name of FIELDS) {
      this.#fields[name].value = String(place[name]);
      say(name, '');
    }
    say('city', '');
    if (place.name && place.zone) {
      this.#chosen = place;
    }
    this.#dialog.showModal();
    if (this.#cities.length === 0) {
      const { cities } = await import('./cities.js');
      this.#cities = cities;
      document.getElementById('cities').append(...cities.map((city) => {
        const option = document.createElement('option');
        option.value = labelOf(city);
        return option;
      }));
    }
  }

  close() {
    this.#dialog.close();
  }

  #fill() {
    const text = this.#city.value;
    const city = findCity(this.#cities, text);
    say('city', city || !text.trim() ? '' : `“${text}” is not in the list; type latitude and longitude instead.`);
    if (city) {
      this.#chosen = placeOf(city);
      for (const name of FIELDS) {
        this.#fields[name].value = String(this.#chosen[name]);
        say(name, '');
      }
    }
    return city;
  }

  #read() {
    if (this.#city.value.trim() && !this.#fill()) {
      this.#city.focus();
      return null;
    }
    const place = {};
    let wrong = null;
    for (const name of FIELDS) {
      const { value, problem } = readCoordinate(name, this.#fields[name].value || (name === 'elevation' ? '0' : ''));
      say(name, problem ?? '');
      wrong ??= problem ? this.#fields[name] : null;
      place[name] = value;
    }
    wrong?.focus();
    const same = this.#chosen && place.latitude === this.#chosen.latitude && place.longitude === this.#chosen.longitude;
    return wrong ? null : { ...place, name: same ? this.#chosen.name : null, zone: same ? this.#chosen.zone : null };
  }
}

/**
 * Asks the browser where it is.
 *
 * @returns a promise of the place, in the browser's own time zone
 * @throws {Error} whose message is a sentence's beginning that says why there is none
 */
export function locate() {
  return new Promise((resolve, reject) => {
    if (!('geolocation' in navigator) || !isSecureContext) {
      reject(new Error('Your browser shares locations only with pages opened over https'));
      return;
    }
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      const read = (kind, value) => readCoordinate(kind, String(value)).value;
      resolve({
        latitude: read('latitude', coords.latitude.toFixed(6)),
        longitude: read('longitude', coords.longitude.toFixed(6)),
        elevation: Math.max(-500, Math.round(coords.altitude ?? 0)) + 0,
        name: null,
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? null,
      });
    }, ({ code }) => reject(new Error(REFUSALS[code])), { maximumAge: 600_000, timeout: 10_000 });
  });
}

function say(name, problem) {
  const line = document.getElementById(`${name}-problem`);
  line.textContent = problem;
  line.hidden = !problem;
  const field = document.getElementById(name);
  if (problem) {
    field.setAttribute('aria-invalid', 'true');
  } else {
    field.removeAttribute('aria-invalid');
  }
}
