import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  AuthorityBases,
  type Jurisdiction,
  JurisdictionFile,
  type Province,
  ProvinceMap,
  Provinces,
} from '@khong-mot-minh/contracts';
import { JURISDICTIONS, jurisdictionFolder, readData, sharedFolder } from './platform/data-folder.ts';
import { StartError } from './start-error.ts';

export { DEFAULT_JURISDICTION } from './platform/data-folder.ts';

const FILE = 'jurisdiction.json';

/** What of a country is data, by the name of its folder in `jurisdictions/`; read once, as the server starts. */
export function loadJurisdiction(id: string, root = JURISDICTIONS): Jurisdiction {
  const folder = jurisdictionFolder(id, root);
  if (!existsSync(new URL(FILE, folder.at)))
    throw new StartError(`JURISDICTION names "${id}", and ${folder.name}/${FILE} cannot be read`);
  const file = readData(folder, FILE, JurisdictionFile);
  if (file.id !== id) throw new StartError(`${folder.name}/${FILE}: id says "${file.id}"`);
  const { provinces } = readData(folder, 'provinces.json', Provinces);
  return {
    ...file,
    authorityBases: readData(folder, 'taxonomy/authority-bases.json', AuthorityBases),
    provinces,
    provinceMap: readData(folder, 'province-map.json', mapOf(provinces)),
  };
}

/** A map of exactly these provinces. */
function mapOf(provinces: readonly Province[]) {
  const ids = provinces.map(({ id }) => id);
  return ProvinceMap.superRefine(({ tiles, islands }, context) => {
    const drawn = tiles.map(({ id }) => id);
    const wrong = (message: string) => context.addIssue({ code: 'custom', path: ['tiles'], message });
    for (const id of [...drawn, ...islands.map(({ province }) => province)])
      if (!ids.includes(id)) wrong(`"${id}" is no province`);
    for (const id of ids)
      if (drawn.filter((one) => one === id).length !== 1) wrong(`needs one tile for "${id}"`);
  });
}

/** Where the rules of a country lie: in its own folder, or in a pack that several share. */
export const packFolder = (
  { id, policies }: Pick<Jurisdiction, 'id' | 'policies'>,
  root = JURISDICTIONS,
): string =>
  fileURLToPath(
    policies === undefined
      ? new URL('policies', jurisdictionFolder(id, root).at)
      : new URL(policies, sharedFolder('policies').at),
  );
