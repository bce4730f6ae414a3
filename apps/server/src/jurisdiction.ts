import { readFileSync } from 'node:fs';
import { Jurisdiction } from '@kmm/contracts';
import { StartError } from './start-error.ts';

const folder = new URL('../../../jurisdictions/', import.meta.url);

/** What of a country is data, by the name of its folder in `jurisdictions/`; read once, as the server starts. */
export function loadJurisdiction(id: string, root = folder): Jurisdiction {
  const file = `${id}/jurisdiction.json`;
  let text: string;
  try {
    text = readFileSync(new URL(file, root), 'utf8');
  } catch (cause) {
    throw new StartError(`JURISDICTION names "${id}", and jurisdictions/${file} cannot be read`, { cause });
  }
  const read = Jurisdiction.safeParse(JSON.parse(text));
  if (read.success && read.data.id === id) return read.data;
  const problems = read.success
    ? [`id says "${read.data.id}"`]
    : read.error.issues.map(({ path, message }) => `/${path.join('/')} ${message}`);
  throw new StartError(`jurisdictions/${file}: ${problems.join('; ')}`);
}
