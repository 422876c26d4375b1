/** The smallest test kit: a claim is a sentence and a function that throws when it is not so. PageModuleTests runs them. */

export const claims = [];

export function claim(sentence, check) {
  claims.push({ sentence, check });
}

export function equal(actual, expected) {
  const [a, e] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== e) {
    throw new Error(`expected ${e} but was ${a}`);
  }
}

export function near(actual, expected, tolerance) {
  if (!(Math.abs(actual - expected) <= tolerance)) {
    throw new Error(`expected ${expected} within ${tolerance} but was ${actual}`);
  }
}

export function holds(condition, otherwise) {
  if (!condition) {
    throw new Error(otherwise);
  }
}

/** Repeatable numbers from 0 to 1 (mulberry32). */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Runs all claims: sentence and, where it failed, why. */
export async function run() {
  const results = [];
  for (const { sentence, check } of claims) {
    try {
      await check();
      results.push({ sentence, problem: '' });
    } catch (error) {
      results.push({ sentence, problem: String(error.message) });
    }
  }
  return results;
}
