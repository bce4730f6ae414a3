import path from 'node:path';
import { listFiles } from '../../../source/list-files.ts';
import type { Recipe } from '../recipe.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
/** The country of the tests, whose files are the least that a country is made of. */
const FROM = 'packages/testing/jurisdictions/island/';
const VISIT = `
import { startTestSystem } from '@khong-mot-minh/testing';
await using house = await startTestSystem({ jurisdiction: 'atoll' });
const html = await (await fetch(house.url + '/vi/')).text();
if (!html.includes('tel:1901')) throw new Error('Its numbers are not shown');
`;

/** Another island: the least that a country is made of, under another name. */
export const JURISDICTION: Recipe = {
  thing: 'A jurisdiction',
  change(tree) {
    for (const file of listFiles(root).filter((one) => one.startsWith(FROM)))
      tree.create(
        file.replace(FROM, 'jurisdictions/atoll/'),
        tree.read(file).replace('"id": "island"', '"id": "atoll"'),
      );
  },
  programs: [],
  tests: ['test/api-jurisdiction.test.ts'],
  trials: [['--input-type=module', '--eval', VISIT]],
};
