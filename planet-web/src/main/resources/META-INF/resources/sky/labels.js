/** Places names beside marks so that nothing overlaps. */

/** Right first, as one reads; then left, above and below, then the corners. */
const ANGLES = [0, 180, -90, 90, -45, 45, -135, 135, -20, 20, 160, 200, -70, 70, -110, 110];
const NEAREST = 3;
const STEP = 5;
/** A name further than this from its mark needs a line to it. */
const LEADER = 9;

/**
 * @param items      marks in the order in which they may choose: x, y, radius, width and height of the name, and optionally
 *                   `reach`, the greatest gap in pixels between mark and name, and `angles`, the directions to try
 * @param obstacles  rectangles that are taken: x, y (upper left corner), width, height
 * @param bounds     the rectangle to stay in
 * @returns for each item the rectangle of its name, with `leader` when it stands far off; null when there is no room
 */
export function placeLabels(items, obstacles, bounds) {
  const marks = items.map(({ x, y, radius }) => ({
    x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius,
  }));
  const taken = [...obstacles];
  return items.map((item, index) => {
    const others = marks.filter((_, other) => other !== index);
    const reach = item.reach ?? Math.max(bounds.width, bounds.height);
    for (let gap = NEAREST; gap <= reach; gap += STEP) {
      for (const angle of item.angles ?? ANGLES) {
        const box = beside(item, gap, angle);
        if (inside(box, bounds) && !overlaps(box, marks[index]) && !taken.some((other) => overlaps(box, other))
            && !others.some((other) => overlaps(box, other))) {
          taken.push(box);
          return { ...box, leader: gap > LEADER };
        }
      }
    }
    return null;
  });
}

/** The box whose nearest edge or corner lies `gap` outside the mark in the given direction. */
function beside({ x, y, radius, width, height }, gap, angle) {
  const radians = (angle * Math.PI) / 180;
  const cosine = Math.cos(radians);
  const sine = Math.sin(radians);
  const pull = (share) => (Math.abs(share) < 1e-6 ? 0.5 : share > 0 ? Math.max(0, 0.5 - share) : Math.min(1, 0.5 - share));
  return {
    x: x + (radius + gap) * cosine - width * pull(cosine),
    y: y + (radius + gap) * sine - height * pull(sine),
    width,
    height,
  };
}

export function overlaps(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function inside(box, bounds) {
  return box.x >= bounds.x && box.y >= bounds.y && box.x + box.width <= bounds.x + bounds.width
    && box.y + box.height <= bounds.y + bounds.height;
}
