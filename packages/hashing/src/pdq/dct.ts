const size = 64;
const kept = 16;

// Rows 1 to 16 of the cosine transform, without the constant row. Cosines of different machines may differ in the last
// of 53 bits; rounding to 24 hides that.
const scale = Math.fround(Math.sqrt(2 / size));
const matrix = Float32Array.from({ length: kept * size }, (_, at) => {
  const row = Math.floor(at / size) + 1;
  return scale * Math.cos((Math.PI / 2 / size) * row * (2 * (at % size) + 1));
});

/** The 16 × 16 lowest frequencies of a 64 × 64 picture; sums in the reference's order, each rounded to 32 bits. */
export function dct(small: Float32Array): Float32Array {
  const half = new Float32Array(kept * size);
  for (let row = 0; row < kept; row++) {
    for (let k = 0; k < size; k++) {
      const factor = matrix[row * size + k] ?? 0;
      for (let column = 0; column < size; column++) {
        const at = row * size + column;
        half[at] = (half[at] ?? 0) + Math.fround(factor * (small[k * size + column] ?? 0));
      }
    }
  }
  const full = new Float32Array(kept * kept);
  for (let row = 0; row < kept; row++) {
    for (let column = 0; column < kept; column++) {
      let sum = 0;
      for (let k = 0; k < size; k++) {
        sum = Math.fround(sum + Math.fround((half[row * size + k] ?? 0) * (matrix[column * size + k] ?? 0)));
      }
      full[row * kept + column] = sum;
    }
  }
  return full;
}
