/** A picture in memory, as a canvas gives it. */
export type Picture = { rgba: Uint8ClampedArray; width: number; height: number };

type Formula = (x: number, y: number, channel: number, width: number, height: number) => number;

const { imul } = Math;

/** The formulas that vectors.json describes in words. */
const formulas: Record<string, Formula> = {
  gradient: (x, y, c, w, h) => {
    const [part, whole] = [[x, w] as const, [y, h] as const, [x + y, w + h] as const][c] ?? [0, 1];
    return Math.floor((255 * part) / whole);
  },
  rings: (x, y, c, w, h) => ((x - (w >> 1)) ** 2 + (y - (h >> 1)) ** 2) >> (3 + c),
  blocks: (x, y, c) =>
    imul(imul(x >> 4, 73856093) ^ imul(y >> 4, 19349663) ^ imul(c, 83492791), 2654435761) >>> 24,
  waves: (x, y, c) => 128 + (((((x * 7 * (c + 1)) % 256) - 128) * (((y * 5 + c * 31) % 256) - 128)) >> 7),
  noise: (x, y, c) =>
    imul(imul(x + 1, 374761393) ^ imul(y + 1, 668265263) ^ imul(c + 1, 2246822519), 3266489917) >>> 23,
};

/** One of the pictures of vectors.json. */
export function drawPicture(name: string, width: number, height: number): Picture {
  const formula = formulas[name];
  if (!formula) throw new Error(`Draw "${name}": there is no such picture`);
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) rgba[(y * width + x) * 4 + c] = formula(x, y, c, width, height) & 255;
    }
  }
  return { rgba, width, height };
}

/** A picture whose pixel at x, y is the pixel of another at `from(x, y)`. */
export function redraw(
  { rgba, width }: Picture,
  size: { width: number; height: number },
  from: (x: number, y: number) => readonly [number, number],
): Picture {
  const drawn = new Uint8ClampedArray(size.width * size.height * 4);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const [fromX, fromY] = from(x, y);
      const at = (fromY * width + fromX) * 4;
      drawn.set(rgba.subarray(at, at + 4), (y * size.width + x) * 4);
    }
  }
  return { rgba: drawn, ...size };
}
