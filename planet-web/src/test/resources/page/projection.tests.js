import { dome, runs, strip } from '/sky/projection.js';
import { claim, equal, holds, near, random } from './claims.js';

const south = dome({ x: 100, y: 100, radius: 90, facing: 180 });
const pond = strip({ left: 10, top: 200, width: 360, height: 90, facing: 180 });

function at({ x, y }, expectedX, expectedY) {
  near(x, expectedX, 1e-9);
  near(y, expectedY, 1e-9);
}

claim('the zenith is the middle', () => at(south.point({ az: 77, alt: 90 }), 100, 100));
claim('the faced direction is at the bottom', () => at(south.point({ az: 180, alt: 0 }), 100, 190));
claim('seen from below, east is left of south', () => at(south.point({ az: 90, alt: 0 }), 10, 100));
claim('facing north, east is on the right', () => {
  at(dome({ x: 100, y: 100, radius: 90, facing: 0 }).point({ az: 90, alt: 0 }), 190, 100);
});
claim('equal steps in altitude are equal steps on the chart', () => at(south.point({ az: 180, alt: 30 }), 100, 160));

claim('a thousand directions survive the way onto the chart and back', () => {
  const next = random(1);
  for (let index = 0; index < 1000; index += 1) {
    const az = next() * 360;
    const alt = next() * 89.9;
    const facing = next() * 360;
    const up = dome({ x: 7, y: 9, radius: 123, facing });
    const down = strip({ left: 3, top: 5, width: 300, height: 77, facing });
    const above = up.direction(up.point({ az, alt }));
    const below = down.direction(down.point({ az, alt: -alt }));
    near(above.alt, alt, 1e-9);
    near(Math.abs(((above.az - az + 540) % 360) - 180), 0, 1e-6);
    near(below.alt, -alt, 1e-9);
    near(Math.abs(((below.az - az + 540) % 360) - 180), 0, 1e-6);
  }
});

claim('below the horizon, the faced direction is in the middle and west is on its right', () => {
  at(pond.point({ az: 180, alt: 0 }), 190, 200);
  at(pond.point({ az: 270, alt: -45 }), 280, 245);
});

claim('a line that sets is cut on the horizon', () => {
  const found = runs([{ az: 260, alt: 20 }, { az: 270, alt: 10 }, { az: 280, alt: -10 }], south);
  equal(found.length, 1);
  at(found[0].at(-1), ...Object.values(south.point({ az: 275, alt: 0 })));
});

claim('a line through north is cut at the strip\u2019s edges', () => {
  const found = runs([340, 350, 359, 1, 10].map((az) => ({ az, alt: -20 })), dome({ x: 0, y: 0, radius: 1, facing: 0 }));
  equal(found, []);
  const whole = runs([340, 350, 359, 1, 10].map((az) => ({ az, alt: -20 })), strip({ left: 0, top: 0, width: 360, height: 90, facing: 0 }), 180);
  equal(whole.length, 1);
  const halves = runs([160, 170, 179, 181, 190].map((az) => ({ az, alt: -20 })), strip({ left: 0, top: 0, width: 360, height: 90, facing: 0 }), 180);
  equal(halves.length, 2);
  holds(halves.every((run) => run.every(({ x }, index) => index === 0 || Math.abs(x - run[index - 1].x) < 20)), 'a jump');
});
