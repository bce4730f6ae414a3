const size = 16;

/** The eight ways to turn and mirror a picture, in the reference's order and names. */
export const orientations = [
  'original',
  'rotate90',
  'rotate180',
  'rotate270',
  'flipX',
  'flipY',
  'flipPlus1',
  'flipMinus1',
] as const;

/** One of the eight ways to turn and mirror a picture. */
export type Orientation = (typeof orientations)[number];

/** Turning or mirroring a picture transposes its frequencies and changes signs: no need to hash it again. */
const moves: Record<Orientation, { transpose: boolean; negative: (row: number, column: number) => boolean }> =
  {
    original: { transpose: false, negative: () => false },
    rotate90: { transpose: true, negative: (_, column) => column % 2 === 0 },
    rotate180: { transpose: false, negative: (row, column) => (row + column) % 2 === 1 },
    rotate270: { transpose: true, negative: (row) => row % 2 === 0 },
    flipX: { transpose: false, negative: (row) => row % 2 === 0 },
    flipY: { transpose: false, negative: (_, column) => column % 2 === 0 },
    flipPlus1: { transpose: true, negative: () => false },
    flipMinus1: { transpose: true, negative: (row, column) => (row + column) % 2 === 1 },
  };

/** The 16 × 16 coefficients of the turned picture; row and column are those before turning. */
export function turn(coefficients: Float32Array, orientation: Orientation): Float32Array {
  const { transpose, negative } = moves[orientation];
  const turned = new Float32Array(size * size);
  for (const [at, value] of coefficients.entries()) {
    const row = at >> 4;
    const column = at & 15;
    turned[transpose ? column * size + row : at] = negative(row, column) ? -value : value;
  }
  return turned;
}
