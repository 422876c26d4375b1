/** From directions in the sky to points of the chart, and back. */

import { turn } from './celestial.js';

const RADIAN = Math.PI / 180;

/**
 * The half of the sky above the horizon as one sees it lying on the back, feet towards the faced azimuth: the zenith in the
 * middle, the horizon the outer circle, the faced direction at the bottom. Azimuthal equidistant, so that equal steps in
 * altitude are equal steps on the chart. Seen from below, hence east is left of a south that is at the bottom.
 *
 * @param centre  x and y of the zenith
 * @param radius  distance from zenith to horizon
 * @param facing  azimuth in degrees that stands at the bottom
 */
export function dome({ x, y, radius, facing }) {
  return {
    contains: ({ alt }) => alt >= 0,
    point({ az, alt }) {
      const distance = (radius * (90 - alt)) / 90;
      const angle = (az - facing) * RADIAN;
      return { x: x + distance * Math.sin(angle), y: y + distance * Math.cos(angle) };
    },
    direction(point) {
      const dx = point.x - x;
      const dy = point.y - y;
      return { az: turn(facing + Math.atan2(dx, dy) / RADIAN), alt: 90 - (90 * Math.hypot(dx, dy)) / radius };
    },
  };
}

/**
 * The half below the horizon as a strip around the whole horizon: the faced azimuth in the middle, the horizon the upper
 * edge, the nadir the lower one; azimuth grows to the right as it does when one turns on the spot.
 */
export function strip({ left, top, width, height, facing }) {
  return {
    contains: ({ alt }) => alt < 0,
    point({ az, alt }) {
      const aside = turn(az - facing + 180) - 180;
      return { x: left + width * (aside / 360 + 0.5), y: top + (height * -alt) / 90 };
    },
    direction(point) {
      return {
        az: turn(((point.x - left) / width - 0.5) * 360 + facing),
        alt: (-90 * (point.y - top)) / height,
      };
    },
  };
}

/**
 * Cuts a line of directions into the runs that a projection can draw: it ends where the line leaves the half of the sky
 * (the crossing is interpolated onto the horizon) and where it jumps from one edge of the strip to the other.
 *
 * @returns {{x: number, y: number}[][]}
 */
export function runs(directions, projection, widest = Infinity) {
  const found = [];
  let run = [];
  const finish = () => {
    if (run.length > 1) {
      found.push(run);
    }
    run = [];
  };
  directions.forEach((here, index) => {
    const before = directions[index - 1];
    const inside = projection.contains(here);
    if (before && inside !== projection.contains(before)) {
      const edge = projection.point(crossing(before, here));
      if (inside) {
        run.push(edge);
      } else {
        run.push(edge);
        finish();
      }
    }
    if (inside) {
      const point = projection.point(here);
      const last = run.at(-1);
      if (last && Math.abs(point.x - last.x) > widest) {
        finish();
      }
      run.push(point);
    }
  });
  finish();
  return found;
}

/** Where the short line between two directions meets the horizon. */
function crossing(a, b) {
  const share = a.alt / (a.alt - b.alt);
  const aside = turn(b.az - a.az + 180) - 180;
  return { az: turn(a.az + share * aside), alt: 0 };
}
