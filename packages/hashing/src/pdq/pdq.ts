import { dct } from './dct.ts';
import { type Orientation, orientations, turn } from './dihedral.ts';
import { hashOfCoefficients } from './hash-of-coefficients.ts';
import { imageQuality } from './image-quality.ts';
import { lumaOf } from './luma.ts';
import { shrink } from './shrink.ts';

/** A picture's hash (64 hexadecimal digits) and how much texture it rests on (0 to 100). */
export type Pdq = { hash: string; quality: number };

/** Hash, quality and the hashes of the picture turned and mirrored, from one pass. */
export type PdqDihedral = Pdq & { dihedral: Record<Orientation, string> };

type Pixels = Uint8Array | Uint8ClampedArray;

// MIN_HASHABLE_DIM in pdqhashing.cpp, held against the size after resizing.
const minSide = 5;

/**
 * The PDQ hash of RGBA pixels, equal to the reference's; a picture with a side below 5 gives zeros and quality 0.
 * @example pdq(context.getImageData(0, 0, width, height).data, width, height).hash
 */
export function pdq(rgba: Pixels, width: number, height: number): Pdq {
  const { coefficients, quality } = frequencies(rgba, width, height);
  return { hash: hashOfCoefficients(coefficients), quality };
}

/** The PDQ hash in all eight orientations; who looks a picture up asks for all eight, who lists one sends `hash`. */
export function pdqDihedral(rgba: Pixels, width: number, height: number): PdqDihedral {
  const { coefficients, quality } = frequencies(rgba, width, height);
  const hashes = orientations.map((name) => [name, hashOfCoefficients(turn(coefficients, name))] as const);
  // Built from all orientations in the line above, so every key is there.
  const dihedral = Object.fromEntries(hashes) as Record<Orientation, string>;
  return { hash: dihedral.original, quality, dihedral };
}

function frequencies(
  rgba: Pixels,
  width: number,
  height: number,
): { coefficients: Float32Array; quality: number } {
  const luma = lumaOf(rgba, width, height);
  if (luma.width < minSide || luma.height < minSide) {
    return { coefficients: new Float32Array(256), quality: 0 };
  }
  const small = shrink(luma);
  return { coefficients: dct(small), quality: imageQuality(small) };
}
