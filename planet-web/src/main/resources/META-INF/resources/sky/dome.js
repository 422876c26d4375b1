/** The sky chart: the dome of the sky as seen from below, and under it what is below the horizon. */

import { eclipticPoint, horizontal, ofDate, stepTowards, turn } from './celestial.js';
import { placeLabels } from './labels.js';
import { mark } from './marks.js';
import { markRadius, skyColours } from './palette.js';
import { dome, runs, strip } from './projection.js';
import { stars } from './stars.js';
import { FACINGS } from './state.js';
import { line, svg, textWidth } from './svg.js';
import { extinction, nakedEyeLimit, seen } from './visibility.js';
import { degrees, title, whereabouts, wind } from './wording.js';
import { clock, toLocal } from './zone.js';

const BEZEL = 26;
const FONT = '600 14px system-ui, sans-serif';
const SMALL = '500 11px system-ui, sans-serif';
const LABEL_HEIGHT = 17;
/** The least height, in pixels, of what is under the dome: the strip with its title and its winds. */
const STRIP = 120;
/** Stars brighter than this have their names on the chart, where there is room. */
const NAMED_STAR = 1.3;
const WINDS = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'];

/** Where dome and strip stand in a drawing of the given size. */
export function layout({ width, height }, facing) {
  const diameter = Math.min(width, height - STRIP) - 2 * BEZEL;
  const radius = diameter / 2;
  const x = width / 2;
  const y = BEZEL + radius;
  const top = y + radius + BEZEL + 24;
  const box = { left: x - radius - 8, top, width: diameter + 16, height: height - top - 22 };
  return {
    x, y, radius, box,
    dome: dome({ x, y, radius, facing: FACINGS[facing] }),
    strip: strip({ ...box, facing: FACINGS[facing] }),
  };
}

/**
 * Draws the chart into an svg element.
 *
 * @param view  size; bodies (rows of /planets); place; zone; facing (N, E, S, W); chosen body's name; track (positions of
 *              the chosen body, or none); nightMode
 */
export function drawDome(element, { size, bodies, place, zone, facing, chosen, track = [], nightMode }) {
  const plan = layout(size, facing);
  const sun = bodies.find(({ name }) => name === 'sun');
  const when = Date.parse(sun.when);
  element.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  element.dataset.facing = facing;
  element.dataset.when = sun.when;
  const moving = path(track, when, plan, zone);
  const placed = marks(bodies, sun, plan, chosen);
  const backdrop = starsInSight(sun, when, place, plan);
  element.replaceChildren(
    definitions(skyColours(sun.alt, nightMode), sun, plan),
    ...background(plan, sun),
    svg('g', { 'clip-path': 'url(#dome-clip)' }, ...ecliptic(when, place, plan.dome)),
    ...backdrop.map(({ x, y, radius, name }) => svg('circle', { class: 'star', cx: x, cy: y, r: radius },
      svg('title', {}, name))),
    ...ecliptic(when, place, plan.strip, plan.box.width / 2),
    ...rings(plan),
    ...moving.lines,
    ...winds(plan, FACINGS[facing]),
    svg('text', { class: 'strip-title', x: plan.box.left, y: plan.box.top - 8 }, 'Below the horizon'),
    ...moving.dots,
    ...placed.map(({ group }) => group),
    ...names(placed, moving.hours, backdrop.filter(({ magnitude }) => magnitude < NAMED_STAR), plan, size, FACINGS[facing]),
  );
}

/** The chart in words, for those who do not see it; the table has the numbers. */
export function describeDome(bodies, facing) {
  const up = bodies.filter(({ alt }) => alt >= 0);
  const words = up.map((body) => `${title(body.name)} ${whereabouts(body)}`);
  return `Sky chart facing ${{ N: 'north', E: 'east', S: 'south', W: 'west' }[facing]}. `
    + `${up.length ? `Above the horizon: ${words.join(', ')}.` : 'Nothing is above the horizon.'} The table has the numbers.`;
}

function definitions(colours, sun, { x, y, radius, dome: projection }) {
  const low = projection.point({ az: sun.az, alt: Math.max(sun.alt, 0) });
  return svg('defs', {},
    svg('radialGradient', { id: 'sky', gradientUnits: 'userSpaceOnUse', cx: x, cy: y, r: radius },
      svg('stop', { offset: '0', 'stop-color': colours.zenith }),
      svg('stop', { offset: '0.55', 'stop-color': colours.zenith }),
      svg('stop', { offset: '1', 'stop-color': colours.horizon })),
    svg('radialGradient', { id: 'glow', gradientUnits: 'userSpaceOnUse', cx: low.x, cy: low.y, r: radius * 1.1 },
      svg('stop', { offset: '0', 'stop-color': colours.glow, 'stop-opacity': colours.strength }),
      svg('stop', { offset: '0.35', 'stop-color': colours.glow, 'stop-opacity': colours.strength * 0.55 }),
      svg('stop', { offset: '1', 'stop-color': colours.glow, 'stop-opacity': 0 })),
    svg('clipPath', { id: 'dome-clip' }, svg('circle', { cx: x, cy: y, r: radius })));
}

function background({ x, y, radius, box }) {
  return [
    svg('circle', { class: 'bezel', cx: x, cy: y, r: radius + BEZEL - 2 }),
    svg('circle', { class: 'horizon', cx: x, cy: y, r: radius, fill: 'url(#sky)' }),
    svg('circle', { cx: x, cy: y, r: radius, fill: 'url(#glow)' }),
    svg('rect', { class: 'ground', x: box.left, y: box.top, width: box.width, height: box.height, rx: 8 }),
  ];
}

function rings({ x, y, radius, box }) {
  const circles = [30, 60].flatMap((altitude) => {
    const r = (radius * (90 - altitude)) / 90;
    return [
      svg('circle', { class: 'ring-line', cx: x, cy: y, r }),
      svg('text', { class: 'ring-text', x: x + 4, y: y - r - 3 }, `${altitude}°`),
    ];
  });
  const depths = [30, 60].map((depth) => {
    const at = box.top + (box.height * depth) / 90;
    return svg('line', { class: 'ring-line', x1: box.left, y1: at, x2: box.left + box.width, y2: at });
  });
  return [
    ...circles,
    svg('path', { class: 'zenith', d: `M${x - 5} ${y}h10M${x} ${y - 5}v10` }),
    ...depths,
    svg('circle', { class: 'horizon-line', cx: x, cy: y, r: radius }),
  ];
}

function winds({ x, y, radius, box }, facing) {
  const around = WINDS.map((name, index) => {
    const angle = ((index * 45 - facing) * Math.PI) / 180;
    const distance = radius + BEZEL / 2 - 1;
    return svg('text', {
      class: name.length === 1 ? 'wind' : 'wind minor',
      x: x + distance * Math.sin(angle), y: y + distance * Math.cos(angle), dy: '0.35em',
    }, name);
  });
  const along = WINDS.map((name, index) => {
    const aside = turn(index * 45 - facing + 180) - 180;
    const at = box.left + box.width * (aside / 360 + 0.5);
    return aside === -180 ? null : svg('g', {},
      svg('line', { class: 'tick', x1: at, y1: box.top, x2: at, y2: box.top + 4 }),
      svg('text', { class: name.length === 1 ? 'wind' : 'wind minor', x: at, y: box.top + box.height + 15 }, name));
  });
  return [...around, ...along.filter(Boolean)];
}

function ecliptic(when, place, projection, widest = Infinity) {
  const points = Array.from({ length: 181 }, (_, index) => horizontal(eclipticPoint(index * 2, when), when, place));
  return runs(points, projection, widest).map((run) => svg('path', { class: 'ecliptic', d: line(run) }));
}

/** The stars that come out at this depth of the Sun: nothing by day, all in the dark. */
function starsInSight(sun, when, place, plan) {
  const limit = nakedEyeLimit(sun.alt);
  return stars.flatMap(([name, magnitude, ra, dec]) => {
    const direction = magnitude < limit ? horizontal(ofDate({ ra, dec }, when), when, place) : null;
    return direction && direction.alt > 0 && magnitude + extinction(direction.alt) < limit
      ? [{ name, magnitude, radius: Math.max(0.7, 1.9 - 0.45 * magnitude), ...plan.dome.point(direction) }]
      : [];
  });
}

/** The chosen body's way over the sky: solid where it was, dotted where it will be, a dot at every third hour. */
function path(track, when, plan, zone) {
  const at = track.map((row) => Date.parse(row.when));
  const past = track.filter((_, index) => at[index] <= when);
  const future = track.filter((_, index) => at[index] > when);
  const joint = between(track, at, when);
  const drawn = (rows, name) => [
    ...runs(rows, plan.dome).map((run) => svg('path', { class: `path ${name}`, d: line(run) })),
    ...runs(rows, plan.strip, plan.box.width / 2)
      .map((run) => svg('path', { class: `path below ${name}`, d: line(run) })),
  ];
  const hours = track
    .filter((row, index) => index > 0 && row.alt >= 0 && /T(00|03|06|09|12|15|18|21):00$/.test(toLocal(at[index], zone)))
    .map((row) => ({ ...plan.dome.point(row), text: clock(Date.parse(row.when), zone) }));
  return {
    lines: [...drawn(joint ? [...past, joint] : past, 'past'), ...drawn(joint ? [joint, ...future] : future, 'future')],
    dots: hours.map(({ x, y }) => svg('circle', { class: 'hour', cx: x, cy: y, r: 2 })),
    hours,
  };
}

function between(track, at, when) {
  const next = at.findIndex((time) => time > when);
  if (next < 1) {
    return null;
  }
  const [a, b] = [track[next - 1], track[next]];
  const share = (when - at[next - 1]) / (at[next] - at[next - 1]);
  return { az: turn(a.az + share * (turn(b.az - a.az + 180) - 180)), alt: a.alt + share * (b.alt - a.alt) };
}

function marks(bodies, sun, plan, chosen) {
  // The brightest on top, the chosen one above all.
  const order = [...bodies].sort((a, b) => (a.name === chosen) - (b.name === chosen)
    || (b.magnitude ?? 0) - (a.magnitude ?? 0));
  return order.map((body) => {
    const above = body.alt >= 0;
    const projection = above ? plan.dome : plan.strip;
    const point = projection.point(body);
    const way = seen(body, sun);
    const group = svg('g', {
      class: `body ${above ? 'up' : 'down'}${body.name === chosen ? ' chosen' : ''}`,
      'data-body': body.name,
      'data-seen': way,
      transform: `translate(${point.x.toFixed(2)} ${point.y.toFixed(2)})`,
    },
    svg('title', {}, `${title(body.name)}: ${wind(body.az)} ${degrees(body.az, 0)}, altitude ${degrees(body.alt)}`),
    svg('circle', { class: 'target', r: 18 }),
    body.name === chosen ? svg('circle', { class: 'halo', r: markRadius(body) * (above ? 1 : 0.7) + 5 }) : null,
    mark(body, {
      visible: way === 'eye' || way === 'sun',
      brightLimb: body.name === 'moon' ? brightLimb(body, sun, projection) : 0,
      scale: above ? 1 : 0.7,
    }));
    return { body, above, group, ...point, radius: markRadius(body) * (above ? 1 : 0.7) + (body.name === 'sun' ? 3 : 1) };
  });
}

/** Which way on the chart the Moon's lit side looks: along the great circle to the Sun. */
function brightLimb(moon, sun, projection) {
  const here = projection.point(moon);
  const there = projection.point(stepTowards(moon, sun, 0.5));
  return (Math.atan2(there.y - here.y, there.x - here.x) * 180) / Math.PI;
}

/** Names of bodies first, brightest first; then the hours of the path and the stars, where there is room left. */
function names(placed, hours, brightStars, plan, size, facing) {
  const fixed = [];
  for (let index = 0; index < 8; index += 1) {
    const angle = ((index * 45 - facing) * Math.PI) / 180;
    const distance = plan.radius + BEZEL / 2 - 1;
    fixed.push({
      x: plan.x + distance * Math.sin(angle) - 11, y: plan.y + distance * Math.cos(angle) - 10, width: 22, height: 20,
    });
  }
  const up = [...placed.filter(({ above }) => above)].reverse();
  const down = [...placed.filter(({ above }) => !above)].reverse();
  const label = ({ body, x, y, radius }) => ({
    x, y, radius, width: textWidth(title(body.name), FONT) + 4, height: LABEL_HEIGHT,
  });
  const hour = ({ x, y, text }) => ({ x, y, radius: 2, width: textWidth(text, SMALL) + 2, height: 13, reach: 9, angles: [-90, 90, 0, 180] });
  const sky = { x: 0, y: 0, width: size.width, height: plan.y + plan.radius + BEZEL };
  const ground = { x: plan.box.left, y: plan.box.top, width: plan.box.width, height: plan.box.height };
  const star = ({ x, y, name, radius }) => ({ x, y, radius, width: textWidth(name, SMALL) + 2, height: 13, reach: 9 });
  const above = placeLabels([...up.map(label), ...hours.map(hour), ...brightStars.map(star)], fixed, sky);
  const minor = [...hours.map(({ text: words }) => ({ words, name: 'hour-text' })),
    ...brightStars.map(({ name }) => ({ words: name, name: 'star-text' }))];
  const below = placeLabels(down.map(label), [], ground);
  return [
    ...up.flatMap((item, index) => text(item, above[index], '')),
    ...down.flatMap((item, index) => text(item, below[index], ' below')),
    ...minor.flatMap(({ words, name }, index) => {
      const box = above[up.length + index];
      return box ? [svg('text', { class: name, x: box.x + 1, y: box.y + 10 }, words)] : [];
    }),
  ];
}

function text({ body, x, y, group }, box, where) {
  if (!box) {
    return [];
  }
  const middle = { x: Math.max(box.x, Math.min(x, box.x + box.width)), y: box.y + box.height / 2 };
  return [
    box.leader ? svg('line', { class: 'leader', x1: x, y1: y, x2: middle.x, y2: middle.y }) : null,
    svg('text', {
      class: `name${where}${group.classList.contains('chosen') ? ' chosen' : ''}`,
      'data-label': body.name, x: box.x + 2, y: box.y + 13,
    }, title(body.name)),
  ].filter(Boolean);
}
