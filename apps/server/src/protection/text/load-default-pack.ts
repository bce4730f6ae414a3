import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readPack, type TermPack } from '@khong-mot-minh/language';

/** The encoded pack for Vietnamese and English that comes with the software. */
export async function loadDefaultPack(): Promise<TermPack> {
  const file = fileURLToPath(import.meta.resolve('@khong-mot-minh/language/packs/default.kmtp'));
  const { pack, problem } = readPack(await readFile(file));
  if (pack === undefined) throw new Error(`Read the default term pack "${file}": ${problem}`);
  return pack;
}
