import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FIRST_LANGUAGE, fillTranslations, LANGUAGE_ROWS } from '@khong-mot-minh/contracts/codes';
import { compilePolicy, readPack } from '@khong-mot-minh/protection';
import { policyPacks } from '../run/policy-packs.ts';

/** What rules and law lack in a language in which each sentence is promised: one line a pack or taxonomy that lacks any. */
export function untranslatedData(root: string): string[] {
  const line = (what: string, count: number) =>
    count === 0
      ? []
      : [`${what} lacks ${count} translations: they are shown in ${LANGUAGE_ROWS[FIRST_LANGUAGE].ownName}`];
  const packs = policyPacks(root).flatMap(({ name, folder }) => line(`policy ${name}`, ofPack(root, folder)));
  const taxonomies = globSync(['taxonomy', 'jurisdictions/*/taxonomy'], { cwd: root })
    .sort()
    .flatMap((folder) => line(folder.replaceAll('\\', '/'), ofTaxonomy(path.join(root, folder))));
  return [...packs, ...taxonomies];
}

const textsIn = (folder: string, end: string): [string, string][] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(end))
    .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]);

const ofPack = (root: string, folder: string): number =>
  compilePolicy(readPack(Object.fromEntries(textsIn(path.join(root, folder), '.yaml'))).document).untranslated
    .length;

const ofTaxonomy = (folder: string): number =>
  textsIn(folder, '.json').reduce((sum, [, text]) => sum + fillTranslations(JSON.parse(text)).length, 0);
