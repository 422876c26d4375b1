import { bands } from '/sky/curve.js';
import { litPart } from '/sky/marks.js';
import { contrast, markRadius, skyColours } from '/sky/palette.js';
import { claim, equal, holds, near } from './claims.js';

claim('white names keep 4.5:1 on the sky at every hour, and red ones in night mode', () => {
  for (let altitude = -20; altitude <= 90; altitude += 0.25) {
    for (const [nightMode, ink] of [[false, '#f4f7ff'], [true, '#ff4a3a']]) {
      const { zenith, horizon, glow } = skyColours(altitude, nightMode);
      for (const back of [zenith, horizon, glow]) {
        holds(contrast(ink, back) >= 4.5, `${ink} on ${back} is ${contrast(ink, back).toFixed(2)} with the Sun at ${altitude}`);
      }
    }
  }
});
claim('contrast is that of WCAG', () => {
  near(contrast('#000000', '#ffffff'), 21, 1e-9);
  near(contrast('#777777', '#ffffff'), 4.48, 0.005);
});
claim('brighter is larger', () => {
  const radius = (magnitude) => markRadius({ name: 'venus', magnitude });
  holds(radius(-4.5) > radius(-2) && radius(-2) > radius(1) && radius(1) > radius(6) - 1e-9, 'order');
});
claim('the lit part of the Moon has the area of its phase', () => {
  for (const phase of [0, 0.1, 0.5, 0.75, 1]) {
    const path = new Path2D(litPart(phase, 50));
    const canvas = Object.assign(document.createElement('canvas'), { width: 120, height: 120 }).getContext('2d');
    canvas.translate(60, 60);
    canvas.fill(path);
    const { data } = canvas.getImageData(0, 0, 120, 120);
    let area = 0;
    for (let index = 3; index < data.length; index += 4) {
      area += data[index] / 255;
    }
    near(area / (Math.PI * 2500), phase, 0.01);
  }
});
claim('the day is divided where the Sun crosses 0.833, 6, 12 and 18 degrees below the horizon', () => {
  const hour = 3_600_000;
  const sunTrack = Array.from({ length: 25 }, (_, index) => ({ when: new Date(index * hour).toISOString(), alt: 10 - 2 * index }));
  const found = bands(sunTrack, 0, 24 * hour);
  equal(found.map(({ depth }) => depth), [20, -3, -8, -14, -18]);
  near(found[0].end / hour, 5.4165, 1e-3);
  near(found[3].end / hour, 14, 1e-9);
  equal(found.at(-1).end, 24 * hour);
});
claim('without a Sun the curve is drawn on night', () => equal(bands([], 0, 5), [{ begin: 0, end: 5, depth: -18 }]));
