import { strToU8, zipSync } from 'fflate';
import type { PackageFiles } from './course.ts';

// The first day that the format can write: the same files always make the same bytes.
const FIRST_DAY = '1980-01-01T12:00:00';

/** Packs files into a zip; the same files give the same bytes. */
export const zipFiles = (files: PackageFiles): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])), {
      level: 9,
      mtime: FIRST_DAY,
    }),
  );
