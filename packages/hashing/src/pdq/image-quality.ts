const side = 64;

/** 0 to 100: how much texture the 64 × 64 picture has (pdqImageDomainQualityMetric; the constants are the reference's). */
export function imageQuality(small: Float32Array): number {
  let gradient = 0;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const at = row * side + column;
      if (row + 1 < side) gradient += step(small[at] ?? 0, small[at + side] ?? 0);
      if (column + 1 < side) gradient += step(small[at] ?? 0, small[at + 1] ?? 0);
    }
  }
  return Math.min(100, Math.floor(gradient / 90));
}

const fround = Math.fround;
const step = (u: number, v: number): number =>
  Math.abs(Math.trunc(fround(fround(fround(u - v) * 100) / 255)));
