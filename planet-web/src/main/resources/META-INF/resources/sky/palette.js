/** Colours of the sky by the Sun's altitude, and sizes of bodies by their magnitude. */

import { interpolate } from './visibility.js';

/**
 * Sun altitude in degrees, colour at the zenith, at the horizon, and of the glow on the Sun's side with its strength. Dark
 * enough that white names keep a contrast of 4.5:1 at any time of day.
 */
const SKY = [
  [-18, '#060b1c', '#0c1530', '#0c1530', 0],
  [-12, '#0a1433', '#182650', '#2c3a70', 0.35],
  [-6, '#102554', '#34406f', '#8a4f4c', 0.75],
  [-0.8, '#17407f', '#5a5670', '#a85a28', 0.9],
  [6, '#1a559f', '#3d6f9f', '#85642c', 0.6],
  [20, '#1a5cab', '#3574b5', '#44708f', 0.25],
];

/** The same for eyes adapted to the dark: one hue, and less of it. */
const NIGHT_MODE = [
  [-18, '#080000', '#120000', '#120000', 0],
  [-6, '#120000', '#260202', '#3a0505', 0.6],
  [6, '#220101', '#320303', '#450606', 0.5],
];

/** @returns {{zenith: string, horizon: string, glow: string, strength: number}} */
export function skyColours(sunAltitude, nightMode = false) {
  const table = nightMode ? NIGHT_MODE : SKY;
  const mixed = (column) => {
    const channel = (shift) => interpolate(
      table.map((row) => [row[0], (Number.parseInt(row[column].slice(1), 16) >> shift) & 255]), sunAltitude);
    return `#${[16, 8, 0].map((shift) => Math.round(channel(shift)).toString(16).padStart(2, '0')).join('')}`;
  };
  return {
    zenith: mixed(1),
    horizon: mixed(2),
    glow: mixed(3),
    strength: interpolate(table.map((row) => [row[0], row[4]]), sunAltitude),
  };
}

/** Radius in pixels of a body's mark: area shrinks with magnitude; the Sun and the Moon are drawn as discs of one size. */
export function markRadius({ name, magnitude = 5 }) {
  if (name === 'sun' || name === 'moon') {
    return 12;
  }
  return Math.max(2.6, Math.min(7.5, 5.2 - 0.55 * magnitude));
}

/** WCAG contrast ratio of two colours such as #0a1433. */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour) {
  const [r, g, b] = [16, 8, 0].map((shift) => {
    const value = ((Number.parseInt(colour.slice(1), 16) >> shift) & 255) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
