/**
 * The pieces that illustrated stories and films are drawn from: flat shapes, people without faces, the colours of the
 * house. Every function gives SVG text; x, y and sizes are units of a 640 by 360 sheet.
 */
export const colours = {
  paper: '#fdf2d6',
  dusk: '#e3edf8',
  night: '#1b3a44',
  sand: '#f3cdb6',
  leaf: '#cfe6dc',
  ink: '#1d2b2e',
  teal: '#2b8a83',
  deep: '#0f5c5a',
  warm: '#e2764a',
  rust: '#b34a24',
  sun: '#f2bd55',
  white: '#ffffff',
  blue: '#2a5185',
  grey: '#8a8474',
} as const;
export type Colour = keyof typeof colours;

/** 2 decimals: the same input gives the same bytes on every machine. */
const n = (value: number): string => String(Math.round(value * 100) / 100);

export const sheet = (background: Colour, ...parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" width="640" height="360"><rect width="640" height="360" fill="${colours[background]}"/>${parts.join('')}</svg>`;

export const at = (x: number, y: number, scale: number, ...parts: readonly string[]): string =>
  `<g transform="translate(${n(x)} ${n(y)}) scale(${n(scale)})">${parts.join('')}</g>`;

export const faded = (opacity: number, ...parts: readonly string[]): string =>
  `<g opacity="${n(Math.max(0, Math.min(1, opacity)))}">${parts.join('')}</g>`;

export const ground = (colour: Colour, y = 288): string =>
  `<path d="M0 ${n(y)}c90-22 190-16 320-4s230 10 320-8V360H0Z" fill="${colours[colour]}"/>`;

type Arm = 'down' | 'up' | 'out' | 'phone' | 'chest';
const armPaths: Record<Arm, string> = {
  down: 'M24-92c12 18 14 40 10 62',
  up: 'M22-94c16-8 28-26 34-50',
  out: 'M24-92c18 2 36 6 56 2',
  phone: 'M24-90c14 6 22 18 34 16',
  chest: 'M26-90c8 18-4 30-20 34',
};

export type Person = {
  x: number;
  y: number;
  colour: Colour;
  size?: number;
  arms?: [Arm, Arm];
  hair?: Colour;
};

/** Stands with the feet at (x, y); `arms` are the left and the right one as one sees them. */
export function person({ x, y, colour, size = 1, arms = ['down', 'down'], hair }: Person): string {
  const fill = colours[colour];
  const [left, right] = arms;
  const arm = (kind: Arm, mirrored: boolean) =>
    `<path d="${armPaths[kind]}" ${mirrored ? 'transform="scale(-1 1)"' : ''} fill="none" stroke="${fill}" stroke-width="17" stroke-linecap="round"/>`;
  return at(
    x,
    y,
    size,
    arm(left, true),
    arm(right, false),
    `<path d="M-40 0c0-66 8-100 40-110s40 44 40 110Z" fill="${fill}"/><circle cx="0" cy="-136" r="25" fill="${fill}"/>`,
    hair
      ? `<path d="M-26-138a26 26 0 0 1 52 0c-8-10-18-12-26-12s-18 2-26 12Z" fill="${colours[hair]}"/>`
      : '',
  );
}

/** A phone with its upper left corner at (x, y); `mark` stands on its screen. */
export const phone = (
  x: number,
  y: number,
  size: number,
  mark: 'lines' | 'bang' | 'heart' | 'off' | 'uniform' | 'tick',
): string =>
  at(
    x,
    y,
    size,
    `<rect width="60" height="108" rx="10" fill="${colours.ink}"/><rect x="5" y="8" width="50" height="88" rx="5" fill="${mark === 'off' ? '#33474b' : colours.white}"/>`,
    marks[mark],
  );

const marks = {
  off: '',
  lines: `<path d="M13 26h30M13 40h22M25 60h22M17 74h30" stroke="${colours.teal}" stroke-width="6" stroke-linecap="round"/>`,
  bang: `<path d="M30 24v34" stroke="${colours.rust}" stroke-width="9" stroke-linecap="round"/><circle cx="30" cy="76" r="6" fill="${colours.rust}"/>`,
  heart: `<path d="M30 72c-13-9-19-16-19-24a10 10 0 0 1 19-4 10 10 0 0 1 19 4c0 8-6 15-19 24Z" fill="${colours.warm}"/>`,
  tick: `<path d="M15 54l11 11 20-24" fill="none" stroke="${colours.teal}" stroke-width="8" stroke-linecap="round" stroke-linejoin="round"/>`,
  uniform: `<circle cx="30" cy="36" r="11" fill="${colours.blue}"/><path d="M18 26h24l-4-9H22Z" fill="${colours.ink}"/><path d="M10 92c0-26 8-38 20-38s20 12 20 38Z" fill="${colours.blue}"/><path d="M30 60v24" stroke="${colours.sun}" stroke-width="3"/>`,
} as const;

/** A speech bubble; its tail points down to the left or to the right. */
export const bubble = (
  x: number,
  y: number,
  width: number,
  colour: Colour,
  tail: 'left' | 'right',
  inside = '',
): string =>
  at(
    x,
    y,
    1,
    `<path d="M16 0h${n(width - 32)}a16 16 0 0 1 16 16v34a16 16 0 0 1-16 16${tail === 'right' ? `l-2 20-20-20H16` : `H44l-20 20-2-20h-6`}a16 16 0 0 1-16-16V16A16 16 0 0 1 16 0Z" fill="${colours[colour]}"/>${inside}`,
  );

export const dots = (x: number, y: number, colour: Colour): string =>
  [0, 22, 44]
    .map((step) => `<circle cx="${n(x + step)}" cy="${n(y)}" r="6" fill="${colours[colour]}"/>`)
    .join('');

export const bigText = (x: number, y: number, size: number, colour: Colour, words: string): string =>
  `<text x="${n(x)}" y="${n(y)}" font-size="${n(size)}" font-weight="700" text-anchor="middle" font-family="Noto Sans, system-ui, sans-serif" fill="${colours[colour]}">${words}</text>`;

export const moon = (x: number, y: number): string =>
  `<path d="M${n(x)} ${n(y)}a34 34 0 1 0 30 50a28 28 0 0 1-30-50Z" fill="${colours.sun}"/>`;
export const sunDisc = (x: number, y: number, r = 30): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${colours.sun}" opacity=".7"/>`;

export const windowPane = (x: number, y: number, sky: Colour): string =>
  at(
    x,
    y,
    1,
    `<rect width="110" height="96" rx="8" fill="${colours[sky]}" stroke="${colours.white}" stroke-width="8"/><path d="M55 4v88M4 48h102" stroke="${colours.white}" stroke-width="6"/>`,
  );

export const door = (x: number, y: number, colour: Colour, open: boolean): string =>
  at(
    x,
    y,
    1,
    open
      ? `<rect width="92" height="170" rx="6" fill="${colours.sun}"/><path d="M0 0l34 14v170L0 170Z" fill="${colours[colour]}"/>`
      : `<rect width="92" height="170" rx="6" fill="${colours[colour]}"/><circle cx="76" cy="90" r="6" fill="${colours.sun}"/>`,
  );

export const desk = (x: number, y: number, width: number): string =>
  `<path d="M${n(x)} ${n(y)}h${n(width)}" stroke="${colours.rust}" stroke-width="14" stroke-linecap="round"/><path d="M${n(x + 18)} ${n(y)}v74M${n(x + width - 18)} ${n(y)}v74" stroke="${colours.rust}" stroke-width="10"/>`;

export const tree = (x: number, y: number, size = 1): string =>
  at(
    x,
    y,
    size,
    `<path d="M0 0v-70" stroke="${colours.rust}" stroke-width="12" stroke-linecap="round"/><circle cx="0" cy="-96" r="42" fill="${colours.teal}"/><circle cx="26" cy="-76" r="28" fill="${colours.deep}"/>`,
  );

export const house = (x: number, y: number, colour: Colour): string =>
  at(
    x,
    y,
    1,
    `<path d="M0 0v-70l60-44 60 44V0Z" fill="${colours[colour]}"/><rect x="46" y="-44" width="28" height="44" fill="${colours.sun}"/><path d="M-10-66L60-118l70 52" fill="none" stroke="${colours.ink}" stroke-width="8" stroke-linecap="round" stroke-linejoin="round"/>`,
  );

/** A shield with its middle at (x, y); `part` from 0 to 1 says how much of it is drawn. */
export const shield = (x: number, y: number, size: number, colour: Colour, part = 1): string =>
  faded(
    part,
    at(
      x,
      y,
      size * (0.7 + 0.3 * part),
      `<path d="M0-70l56 18v40C56 22 34 44 0 58c-34-14-56-36-56-70v-40Z" fill="${colours[colour]}"/><path d="M-22-8l16 16 30-32" fill="none" stroke="${colours.white}" stroke-width="10" stroke-linecap="round" stroke-linejoin="round"/>`,
    ),
  );

export const gift = (x: number, y: number, size: number): string =>
  at(
    x,
    y,
    size,
    `<rect x="-34" y="-44" width="68" height="52" rx="6" fill="${colours.warm}"/><path d="M-40-44h80v-16h-80ZM0-60v68" fill="${colours.rust}" stroke="${colours.sun}" stroke-width="8"/><path d="M0-62c-8-22-34-18-26-4 4 6 18 6 26 4 8 2 22 2 26-4 8-14-18-18-26 4Z" fill="${colours.sun}"/>`,
  );

export const heart = (x: number, y: number, size: number): string =>
  at(
    x,
    y,
    size,
    `<path d="M0 18c-18-13-27-23-27-34a14 14 0 0 1 27-6 14 14 0 0 1 27 6c0 11-9 21-27 34Z" fill="${colours.warm}"/>`,
  );

/** A thread of life between two people. */
export const thread = (x1: number, y1: number, x2: number, y2: number, sag: number, colour: Colour): string =>
  `<path d="M${n(x1)} ${n(y1)}Q${n((x1 + x2) / 2)} ${n((y1 + y2) / 2 + sag)} ${n(x2)} ${n(y2)}" fill="none" stroke="${colours[colour]}" stroke-width="4" stroke-dasharray="2 10" stroke-linecap="round"/>`;
