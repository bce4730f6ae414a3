import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file that is either whole and on the disk or not there: a draft beside it, flushed, then renamed. Only
 * its owner may read it. Returns how many bytes it has; a draft that could not be finished stays with the caller.
 */
export async function writeDurably(
  file: string,
  draft: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  onChunk: (chunk: Uint8Array) => void = () => undefined,
): Promise<number> {
  const handle = await open(draft, 'w', 0o600);
  let sizeBytes = 0;
  try {
    for await (const chunk of chunks) {
      await handle.writeFile(chunk);
      onChunk(chunk);
      sizeBytes += chunk.byteLength;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
  await flushFolder(dirname(file));
  return sizeBytes;
}

/** The name itself must survive a power cut too; Windows cannot flush a folder and needs not. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
