import { pdq, pdqDihedral } from '@khong-mot-minh/hashing';
import { numbers } from './sample.ts';
import { timeEach } from './stopwatch.ts';

/** Prints how many pictures are hashed in a second, one thread, pixels in memory. */
export function pdqSpeed(): void {
  const rows: Record<string, Record<string, number>> = {};
  for (const [width, height] of [
    [512, 512],
    [256, 256],
    [4000, 3000],
  ] as const) {
    const next = numbers(width);
    const rgba = new Uint8ClampedArray(width * height * 4).map(() => next() & 255);
    const pictures = Array.from({ length: 60 }, () => rgba);
    const one = timeEach(pictures, 4, (picture) => pdq(picture, width, height));
    const eight = timeEach(pictures, 4, (picture) => pdqDihedral(picture, width, height));
    rows[`${width} × ${height}`] = {
      'ms a hash': Number((one.cpu / 1000).toFixed(2)),
      'hashes a second': Math.round(1e6 / one.cpu),
      'ms for all eight orientations': Number((eight.cpu / 1000).toFixed(2)),
    };
  }
  console.log('PDQ from RGBA pixels, one thread (a longer side than 512 is sampled to 512 × 512 first)');
  console.table(rows);
}
