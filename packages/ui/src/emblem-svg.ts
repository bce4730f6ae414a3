import { emblemColours, emblemShapes } from './emblem-shapes.ts';

/**
 * The emblem as an SVG document; `mono` follows the text colour around it.
 * @example
 * emblemSvg({ mono: true }).includes('currentColor'); // true
 */
export function emblemSvg({ mono = false }: { mono?: boolean } = {}): string {
  const fill = (tone: keyof typeof emblemColours) => (mono ? 'currentColor' : emblemColours[tone]);
  const heads = emblemShapes.heads.map(
    ({ cx, cy, r, tone }) => `<circle cx="${cx}" cy="${cy}" r="${r}" fill="${fill(tone)}"/>`,
  );
  const bodies = emblemShapes.bodies.map(({ d, tone }) => `<path d="${d}" fill="${fill(tone)}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${[...heads, ...bodies].join('')}</svg>\n`;
}
