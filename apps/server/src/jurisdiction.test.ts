import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { currentProvince } from '@khong-mot-minh/contracts/rules';
import { loadJurisdiction } from './jurisdiction.ts';
import { JURISDICTIONS, jurisdictionFolder } from './platform/data-folder.ts';
import { loadTaxonomy } from './transparency/index.ts';

const vn = loadJurisdiction('vn');

test('Vietnam has the 34 provinces of 2025, and every one of the 63 before has its place in them', () => {
  const former = vn.provinces.flatMap(({ formerly }) => formerly);
  assert.equal(vn.provinces.length, 34);
  assert.equal(new Set([...vn.provinces, ...former].map(({ id }) => id)).size, 63);
  assert.ok(former.every(({ until }) => until === '2025-06-30'));
});

const places = [
  { said: 'hue', now: 'hue' },
  { said: 'binh-duong', now: 'ho-chi-minh' },
  { said: 'ha-giang', now: 'tuyen-quang' },
  { said: 'atlantis', now: undefined },
];
for (const { said, now } of places)
  test(`"${said}" is ${now ?? 'no province, now or before'}`, () =>
    assert.equal(currentProvince(vn.provinces, said)?.id, now));

test('law in which nobody has translated a sentence is read in the first language', (t) => {
  const root = mkdtempSync(path.join(tmpdir(), 'kmm-lands-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  cpSync(fileURLToPath(new URL('vn/', JURISDICTIONS)), path.join(root, 'vn'), { recursive: true });
  const file = path.join(root, 'vn/taxonomy/bases.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/,\s*"en": "The person concerned agrees"/, ''));
  const { referralBases } = loadTaxonomy(jurisdictionFolder('vn', pathToFileURL(`${root}/`)));
  assert.deepEqual(referralBases[0]?.title, {
    vi: 'Người liên quan đồng ý',
    en: 'Người liên quan đồng ý',
  });
});

type Data = { provinces: { id: string; formerly?: object[] }[]; tiles: { id: string }[] };
const planted: { name: string; file: string; change(data: Data): unknown; says: RegExp }[] = [
  {
    name: 'a province twice',
    file: 'provinces.json',
    change: ({ provinces }) => provinces.push({ ...provinces[0]! }),
    says: /"an-giang" stands twice/,
  },
  {
    name: 'a former province that is one now',
    file: 'provinces.json',
    change: ({ provinces }) =>
      Object.assign(provinces[0]!, { formerly: [{ id: 'hue', name: 'Huế', until: '2025-06-30' }] }),
    says: /"hue" stands twice/,
  },
  {
    name: 'a former province that did not end',
    file: 'provinces.json',
    change: ({ provinces }) =>
      Object.assign(provinces[0]!, {
        formerly: [{ id: 'kien-giang', name: 'Kiên Giang', until: '2026-01-01' }],
      }),
    says: /"kien-giang" must have ended before 2025-07-01/,
  },
  {
    name: 'a map without a province',
    file: 'province-map.json',
    change: ({ tiles }) => tiles.shift(),
    says: /needs one tile for "lai-chau"/,
  },
  {
    name: 'a tile of no province',
    file: 'province-map.json',
    change: ({ tiles }) => Object.assign(tiles[0]!, { id: 'atlantis' }),
    says: /"atlantis" is no province/,
  },
  {
    name: 'no ground for what decisions keep',
    file: 'taxonomy/authority-bases.json',
    change: (data) => (data as unknown as object[]).pop(),
    says: /needs the ground "policy:platform-safety"/,
  },
];
for (const { name, file, change, says } of planted)
  test(`a country with ${name} is refused`, (t) => {
    const root = mkdtempSync(path.join(tmpdir(), 'kmm-lands-'));
    t.after(() => rmSync(root, { recursive: true, force: true }));
    cpSync(fileURLToPath(new URL('vn/', JURISDICTIONS)), path.join(root, 'vn'), { recursive: true });
    const at = path.join(root, 'vn', file);
    const data = JSON.parse(readFileSync(at, 'utf8')) as Data;
    change(data);
    writeFileSync(at, JSON.stringify(data));
    assert.throws(() => loadJurisdiction('vn', pathToFileURL(`${root}/`)), says);
  });
