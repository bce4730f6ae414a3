import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (name: string) => readFileSync(new URL(`../css/${name}`, import.meta.url), 'utf8');
const colours = (css: string) =>
  Object.fromEntries([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1]!, m[2]!]));
const block = (css: string, start: string) =>
  css.slice(css.indexOf(start), css.indexOf('}', css.indexOf(start)));

const tokens = read('tokens.css');
const dense = read('dense.css');
const light = colours(block(tokens, ':root {'));
const dark = { ...light, ...colours(block(tokens, ':root[data-theme="dark"]')) };
const themes = {
  light,
  dark,
  'dense light': { ...light, ...colours(block(dense, ':root[data-density="dense"] {')) },
  'dense dark': { ...dark, ...colours(block(dense, ':root[data-density="dense"][data-theme="dark"]')) },
};

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(a: string, b: string): number {
  const [dim, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright! + 0.05) / (dim! + 0.05);
}

const text = [
  ...['paper', 'surface', 'sunken'].flatMap((on) => [
    ['ink', on],
    ['ink-soft', on],
    ['brand', on],
  ]),
  ...['brand-soft', 'warm-soft', 'sun-soft', 'danger-soft', 'ok-soft', 'info-soft'].map((on) => ['ink', on]),
  ...['brand', 'warm', 'danger', 'ok', 'info'].map((tone) => [tone, `${tone}-soft`]),
  ['on-brand', 'brand'],
  ['on-brand', 'brand-strong'],
  ['on-danger', 'danger'],
  ['danger', 'surface'],
  ['danger', 'paper'],
  ['ink-soft', 'brand-soft'],
  ['ink-soft', 'danger-soft'],
  ['ink-soft', 'sun-soft'],
] as const;

for (const [name, theme] of Object.entries(themes)) {
  for (const [ink, on] of text)
    test(`${name}: --${ink} on --${on} is readable (4.5:1)`, () => {
      assert.ok(
        contrast(theme[ink!]!, theme[on!]!) >= 4.5,
        `${contrast(theme[ink!]!, theme[on!]!).toFixed(2)}`,
      );
    });
  for (const [edge, on] of [
    ['line-strong', 'surface'],
    ['line-strong', 'paper'],
    ['focus', 'paper'],
    ['focus', 'surface'],
    ['brand', 'brand-soft'],
  ])
    test(`${name}: the edge --${edge} stands out from --${on} (3:1)`, () => {
      assert.ok(contrast(theme[edge!]!, theme[on!]!) >= 3);
    });
}

test('the system theme and the chosen theme are the same dark', () => {
  const media = tokens.slice(tokens.indexOf('@media'));
  assert.deepEqual(
    colours(block(media, ':root:not([data-theme="light"])')),
    colours(block(tokens, ':root[data-theme="dark"]')),
  );
});
