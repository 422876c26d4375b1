/** Makes SVG elements; style comes from the stylesheet or from presentation attributes, which a strict CSP allows. */

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** An element with attributes (undefined ones left out, numbers rounded to 0.01) and children. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null) {
      element.setAttribute(name, typeof value === 'number' ? round(value) : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** The d of a path through points. */
export function line(points) {
  return points.map(({ x, y }, index) => `${index ? 'L' : 'M'}${round(x)} ${round(y)}`).join('');
}

export function round(value) {
  return Math.round(value * 100) / 100;
}

let canvas;

/** The width in pixels of a text in a CSS font. */
export function textWidth(text, font) {
  canvas ??= document.createElement('canvas').getContext('2d');
  canvas.font = font;
  return canvas.measureText(text).width;
}

/** Calls back with the size of an element's content box, at once and at every change. */
export function onResize(element, listener) {
  let known = '';
  new ResizeObserver(([{ contentRect: { width, height } }]) => {
    const size = `${Math.round(width)}x${Math.round(height)}`;
    if (size !== known && width > 0) {
      known = size;
      listener({ width: Math.round(width), height: Math.round(height) });
    }
  }).observe(element);
}
