/** The altitude of the chosen body over 24 hours, with daylight and twilight behind it. */

import { skyColours } from './palette.js';
import { line, svg } from './svg.js';
import { interpolate } from './visibility.js';
import { title } from './wording.js';
import { clock, toLocal } from './zone.js';

/** Altitude in degrees at the plot's lower edge; deeper parts of the curve are cut off. */
const LOWEST = -30;
/** Inset of the plot in pixels; the slider below the curve uses the same, so that its thumb stands under "now". */
export const INSET = Object.freeze({ left: 34, right: 12, top: 20, bottom: 24 });
const STEPS = [-18, -12, -6, -0.833];

/** Draws the curve into an svg element. Times are milliseconds; track and sunTrack are answers of /track. */
export function drawCurve(element, { size, from, until, when, track, sunTrack, chosen, zone, nightMode }) {
  const plot = {
    left: INSET.left, right: size.width - INSET.right, top: INSET.top, bottom: size.height - INSET.bottom,
  };
  const x = (time) => plot.left + ((plot.right - plot.left) * (time - from)) / (until - from);
  const y = (altitude) => plot.bottom - ((plot.bottom - plot.top) * (altitude - LOWEST)) / (90 - LOWEST);
  element.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  const points = track.map((row) => ({ time: Date.parse(row.when), alt: row.alt }));
  const altitude = points.length ? interpolate(points.map(({ time, alt }) => [time, alt]), when) : undefined;
  element.replaceChildren(
    svg('defs', {}, svg('clipPath', { id: 'curve-clip' }, svg('rect', {
      x: plot.left, y: plot.top, width: plot.right - plot.left, height: plot.bottom - plot.top,
    }))),
    ...bands(sunTrack, from, until).map(({ begin, end, depth }) => svg('rect', {
      class: 'band', x: x(begin), y: plot.top, width: Math.max(0, x(end) - x(begin)), height: plot.bottom - plot.top,
      fill: skyColours(depth, nightMode).horizon,
    })),
    svg('rect', {
      class: 'underground', x: plot.left, y: y(0), width: plot.right - plot.left, height: plot.bottom - y(0),
    }),
    ...[0, 30, 60, 90].flatMap((level) => [
      svg('line', {
        class: level === 0 ? 'horizon-line' : 'ring-line', x1: plot.left, y1: y(level), x2: plot.right, y2: y(level),
      }),
      svg('text', { class: 'axis', x: plot.left - 5, y: y(level) + 4, 'text-anchor': 'end' }, `${level}°`),
    ]),
    ...hours(from, until, zone, size.width).flatMap((time) => [
      svg('line', { class: 'tick', x1: x(time), y1: plot.bottom, x2: x(time), y2: plot.bottom + 4 }),
      svg('text', {
        class: 'axis', x: x(time), y: size.height - 6, 'text-anchor': x(time) > size.width - 20 ? 'end' : 'middle',
      }, clock(time, zone)),
    ]),
    svg('g', { 'clip-path': 'url(#curve-clip)' }, ...curve(points, when, altitude, { x, y })),
    svg('line', { class: 'now', x1: x(when), y1: plot.top - 4, x2: x(when), y2: plot.bottom }),
    ...label(x(when), plot, clock(when, zone)),
    altitude === undefined || altitude < LOWEST ? '' : svg('circle', {
      class: `curve-mark mark-${chosen}`, cx: x(when), cy: y(altitude), r: 5, 'data-altitude': altitude.toFixed(3),
    }),
  );
}

/** The curve in words. */
export function describeCurve(chosen, track, zone) {
  if (track.length === 0) {
    return `Altitude curve of ${title(chosen)}: not loaded.`;
  }
  const highest = track.reduce((best, row) => (row.alt > best.alt ? row : best));
  return `Altitude of ${title(chosen)} over 24 hours: highest at ${clock(Date.parse(highest.when), zone)} with `
    + `${highest.alt.toFixed(0)}°. ${track.every(({ alt }) => alt < 0) ? 'It stays below the horizon.' : ''}`;
}

/** Stretches of day, twilight and night between two instants: begin, end and a Sun altitude typical of it. */
export function bands(sunTrack, from, until) {
  const rows = sunTrack.map((row) => [Date.parse(row.when), row.alt]);
  if (rows.length === 0) {
    return [{ begin: from, end: until, depth: -18 }];
  }
  const edges = [from, until];
  for (let index = 1; index < rows.length; index += 1) {
    const [[t0, a0], [t1, a1]] = [rows[index - 1], rows[index]];
    for (const step of STEPS) {
      if ((a0 >= step) !== (a1 >= step)) {
        edges.push(t0 + ((t1 - t0) * (step - a0)) / (a1 - a0));
      }
    }
  }
  edges.sort((a, b) => a - b);
  return edges.slice(1).map((end, index) => {
    const begin = edges[index];
    const middle = interpolate(rows, (begin + end) / 2);
    return { begin, end, depth: [-18, -14, -8, -3, 20][STEPS.filter((step) => middle > step).length] };
  });
}

function hours(from, until, zone, width) {
  const every = width < 480 ? 6 : 3;
  const found = [];
  for (let time = Math.ceil(from / 900_000) * 900_000; time <= until; time += 900_000) {
    const [hour, minute] = toLocal(time, zone).slice(11).split(':').map(Number);
    if (minute === 0 && hour % every === 0) {
      found.push(time);
    }
  }
  return found;
}

function curve(points, when, altitude, { x, y }) {
  const projection = (above) => ({
    contains: ({ alt }) => (alt >= 0) === above,
    point: ({ time, alt }) => ({ x: x(time), y: y(alt) }),
  });
  if (points.length === 0) {
    return [];
  }
  const here = { time: when, alt: altitude };
  const past = [...points.filter(({ time }) => time < when), here];
  const future = [here, ...points.filter(({ time }) => time > when)];
  return [[past, 'past'], [future, 'future']].flatMap(([rows, name]) => [true, false].flatMap((above) =>
    cut(rows, projection(above)).map((run) => svg('path', {
      class: `path ${name}${above ? '' : ' below'}`, d: line(run),
    }))));
}

/** Cuts the curve at the horizon into what is above and what is below. */
function cut(points, projection) {
  const whole = [];
  points.forEach((here, index) => {
    const before = points[index - 1];
    if (before && (before.alt >= 0) !== (here.alt >= 0)) {
      const share = before.alt / (before.alt - here.alt);
      whole.push({ time: before.time + share * (here.time - before.time), alt: before.alt >= 0 ? 0 : -1e-9 });
      whole.push({ time: before.time + share * (here.time - before.time), alt: here.alt >= 0 ? 0 : -1e-9 });
    }
    whole.push(here);
  });
  const found = [];
  let run = [];
  for (const point of whole) {
    if (projection.contains(point)) {
      run.push(projection.point(point));
    } else {
      if (run.length > 1) {
        found.push(run);
      }
      run = [];
    }
  }
  if (run.length > 1) {
    found.push(run);
  }
  return found;
}

function label(x, plot, words) {
  const anchor = x < plot.left + 30 ? 'start' : x > plot.right - 30 ? 'end' : 'middle';
  return [svg('text', { class: 'now-text', x, y: plot.top - 7, 'text-anchor': anchor }, words)];
}
