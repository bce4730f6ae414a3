/** The reference tool resizes a picture with a longer side to exactly 512 × 512 (DOWNSAMPLE_DIMS in pdqio.cpp). */
const maxSide = 512;

/** The size at which a picture is hashed: its own, or 512 × 512 (aspect ignored) when a side is longer. */
export function hashedSize(width: number, height: number): { width: number; height: number } {
  return width > maxSide || height > maxSide ? { width: maxSide, height: maxSide } : { width, height };
}

/**
 * Which of `side` source pixels are read for `samples` samples: the nearest-neighbour rule of the reference.
 * A page that reads a large picture in strips samples with these and hashes the 512 × 512 pixels it kept.
 */
export const samplePositions = (side: number, samples: number): Int32Array =>
  Int32Array.from({ length: samples }, (_, at) => Math.floor((at * side) / samples));
