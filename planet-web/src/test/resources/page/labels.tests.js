import { overlaps, placeLabels } from '/sky/labels.js';
import { claim, equal, holds, random } from './claims.js';

const bounds = { x: 0, y: 0, width: 340, height: 360 };

function collisions(items, labels, obstacles) {
  const boxes = labels.filter(Boolean);
  const marks = items.map(({ x, y, radius }) => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }));
  return boxes.flatMap((box, index) => [...boxes.slice(index + 1), ...marks, ...obstacles].filter((other) => overlaps(box, other)));
}

claim('in a thousand skies no name covers a name, a mark or an obstacle, none leaves the chart, none is missing', () => {
  const next = random(42);
  for (let sky = 0; sky < 1000; sky += 1) {
    const crowd = sky % 4 === 0 ? 25 : 300;
    const items = Array.from({ length: 10 }, () => ({
      x: 20 + next() * crowd, y: 20 + next() * crowd, radius: 3 + next() * 9, width: 40 + next() * 30, height: 17,
    }));
    const obstacles = [{ x: 159, y: 0, width: 22, height: 20 }, { x: 0, y: 170, width: 22, height: 20 }];
    const labels = placeLabels(items, obstacles, bounds);
    equal(collisions(items, labels, obstacles), []);
    holds(labels.every(Boolean), `a name is missing in sky ${sky}`);
    holds(labels.every((box) => box.x >= 0 && box.y >= 0 && box.x + box.width <= 340 && box.y + box.height <= 360), 'outside');
  }
});

claim('ten bodies in one point still have ten names apart', () => {
  const items = Array.from({ length: 10 }, () => ({ x: 170, y: 180, radius: 6, width: 60, height: 17 }));
  const labels = placeLabels(items, [], bounds);
  equal(collisions(items, labels, []), []);
  holds(labels.every(Boolean) && labels.at(-1).leader, 'the last one needs a line to its mark');
});

claim('a lone name stands right beside its mark', () => {
  const [label] = placeLabels([{ x: 100, y: 100, radius: 6, width: 60, height: 16 }], [], bounds);
  equal([label.x, label.y, label.leader], [109, 92, false]);
});

claim('a name of little reach is left out rather than far away', () => {
  const labels = placeLabels([
    { x: 100, y: 100, radius: 6, width: 60, height: 16 },
    { x: 100, y: 100, radius: 2, width: 60, height: 16, reach: 3, angles: [0] },
  ], [], bounds);
  equal(labels[1], null);
});
