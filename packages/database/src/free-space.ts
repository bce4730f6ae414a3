import { statfs } from 'node:fs/promises';

/**
 * The embedded database stops for good when its write-ahead log finds no room, so it stops taking changes before; what
 * is there can still be read. Larger than anything it writes between two looks.
 */
const MIN_FREE_BYTES = 128 * 1024 ** 2;
const LOOK_AGAIN_MS = 250;

/** Whether the disk of a folder is as good as full, looked at a few times a second at most. */
export function watchSpace(
  folder: string,
  nowMs: () => number = () => performance.now(),
): () => Promise<boolean> {
  let look: Promise<boolean> | undefined;
  let atMs = 0;
  return () => {
    if (look === undefined || nowMs() - atMs > LOOK_AGAIN_MS) {
      atMs = nowMs();
      look = statfs(folder).then(
        ({ bavail, bsize }) => bavail * bsize < MIN_FREE_BYTES,
        // Where a system does not tell, the database itself will.
        () => false,
      );
    }
    return look;
  };
}
