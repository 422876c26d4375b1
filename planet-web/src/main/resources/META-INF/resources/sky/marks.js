/** The marks of the bodies: a Sun with rays, a Moon with its phase, Saturn with its ring, discs for the rest. */

import { markRadius } from './palette.js';
import { round, svg } from './svg.js';

/**
 * The mark of a body around the origin: filled when the naked eye sees it, hollow when not, so that it can be told without
 * colours.
 *
 * @param brightLimb  direction on the drawing, in degrees clockwise from the right, in which the Moon's lit side looks
 */
export function mark(body, { visible = true, brightLimb = 0, scale = 1 } = {}) {
  const radius = markRadius(body) * scale;
  const group = svg('g', { class: `mark mark-${body.name} ${visible ? 'filled' : 'hollow'}` });
  if (body.name === 'sun') {
    group.append(...rays(radius), svg('circle', { r: radius * 0.7 }));
  } else if (body.name === 'moon') {
    group.append(
      svg('circle', { class: 'moon-dark', r: radius }),
      svg('path', { class: 'moon-lit', d: litPart(body.phase ?? 1, radius), transform: `rotate(${round(brightLimb)})` }),
      svg('circle', { class: 'moon-rim', r: radius }),
    );
  } else {
    if (body.name === 'saturn') {
      group.append(svg('ellipse', { class: 'ring', rx: radius * 2, ry: radius * 0.65, transform: 'rotate(-20)' }));
    }
    group.append(svg('circle', { r: radius }));
  }
  return group;
}

/** The lit part of a disc whose lit side looks right: half the rim, and the terminator, half an ellipse. */
export function litPart(phase, radius) {
  const r = round(radius);
  const bulge = round(radius * Math.abs(1 - 2 * phase));
  return `M0 ${-r}A${r} ${r} 0 0 1 0 ${r}A${bulge} ${r} 0 0 ${phase > 0.5 ? 1 : 0} 0 ${-r}Z`;
}

function rays(radius) {
  return Array.from({ length: 12 }, (_, index) => {
    const angle = (index * Math.PI) / 6;
    const [x, y] = [Math.cos(angle), Math.sin(angle)];
    return svg('line', {
      class: 'ray', x1: x * radius * 0.9, y1: y * radius * 0.9, x2: x * radius * 1.25, y2: y * radius * 1.25,
    });
  });
}
