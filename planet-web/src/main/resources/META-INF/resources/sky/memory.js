/** What stays in this browser: the place, the colours and the last answer. Nothing of it is ever sent. */

const PREFIX = 'planet-tracker.';

/** What was remembered under a name, or null; also null where the browser keeps nothing (private windows, quotas). */
export function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name));
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // The page works without a memory.
  }
}
