import { open } from 'node:fs/promises';

/** The name of a file must survive a power cut too; Windows cannot flush a folder and needs not. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
