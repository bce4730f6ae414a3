import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followLog } from './follow-log.ts';
import { attacks, randomFrom } from './mutate-export.ts';
import { generateSigner, importSigner } from './note-key.ts';
import { exportOf, type Files, readerOf, sampleEntries, signer } from './test-log.ts';
import { exportPaths } from './tiles-for.ts';

const all = sampleEntries(900);
const noteOf = (files: Files) => Buffer.from(files.get('checkpoint')!).toString();
/** What a server holds: the newest files and the partial tiles of the size that was kept. */
const grown = (from: number, to: number, entries = all): Files =>
  new Map([...exportOf(all.slice(0, from)), ...exportOf(entries.slice(0, to))]);
const kept = noteOf(exportOf(all.slice(0, 400)));
const look = (files: Files, since: string | undefined = kept) =>
  followLog(readerOf(files), signer.vkey, since);
const alarmOf = async (files: Files, since?: string) => {
  const seen = await look(files, since);
  return seen.ok ? undefined : seen.alarm.kind;
};

for (const size of [400, 401, 511, 512, 513, 900])
  test(`a log that grew from 400 to ${size} entries holds, and the new ones are counted`, async () => {
    const files = grown(400, size);
    assert.deepEqual(await look(files), { ok: true, note: noteOf(files), size, added: size - 400 });
  });

test('the first look reads the whole log', async () => {
  const files = exportOf(all.slice(0, 300));
  const first = await followLog(readerOf(files), signer.vkey);
  assert.deepEqual(first.ok && first.added, 300);
  const bundle = Buffer.from(files.get('tile/entries/000')!);
  bundle[40] = bundle[40]! ^ 1;
  const bad = await followLog(readerOf(new Map(files).set('tile/entries/000', bundle)), signer.vkey);
  assert.equal(!bad.ok && bad.alarm.kind, 'bad-entry');
});

const other = importSigner(generateSigner('PeterNeumann').skey);
const rewritten = all.with(3, all[4]!);
const cases: { name: string; files: Files; want: string }[] = [
  { name: 'a rollback', files: grown(400, 399), want: 'rollback' },
  { name: 'no checkpoint any more', files: new Map(), want: 'rollback' },
  { name: 'a fork of the same size', files: exportOf(rewritten.slice(0, 400)), want: 'fork' },
  { name: 'a fork that went on', files: grown(400, 900, rewritten), want: 'fork' },
  {
    name: 'a true checkpoint of a fork over the old tiles',
    files: new Map([...grown(400, 900), ['checkpoint', exportOf(rewritten).get('checkpoint')!] as const]),
    want: 'fork',
  },
  {
    name: 'the key of somebody else',
    files: exportOf(all.slice(0, 500), other),
    want: 'bad-checkpoint',
  },
  {
    name: 'a new entry that says more than codes',
    files: grown(400, 500, all.with(450, Buffer.from('{"v":1,"name":"x"}'))),
    want: 'bad-entry',
  },
  {
    name: 'a new entry that is not the one that was signed',
    files: new Map([
      ...grown(400, 500),
      [
        'tile/entries/001.p/244',
        exportOf(all.with(450, all[9]!).slice(0, 500)).get('tile/entries/001.p/244')!,
      ] as const,
    ]),
    want: 'bad-entry',
  },
  {
    name: 'a bundle that is gone',
    files: new Map([...grown(400, 500)].filter(([path]) => path !== 'tile/entries/001.p/244')),
    want: 'missing-file',
  },
];
for (const { name, files, want } of cases)
  test(`alarm: ${name}`, async () => {
    assert.equal(await alarmOf(files), want);
  });

test('a network that is down is no alarm: what the reader throws is thrown on', async () => {
  const down = { read: () => Promise.reject(new Error('ECONNREFUSED')) };
  await assert.rejects(followLog(down, signer.vkey, kept), /ECONNREFUSED/);
  const files = grown(400, 900);
  const later = {
    read: async (path: string) => {
      if (path !== 'checkpoint') throw new Error('ECONNRESET');
      return files.get(path);
    },
  };
  await assert.rejects(followLog(later, signer.vkey, kept), /ECONNRESET/);
});

test('a changed byte in any file that the growth rests on is an alarm', async () => {
  const random = randomFrom(20_261_124);
  const files = grown(400, 900);
  const before = new Set(exportPaths(400));
  // What lies wholly before the kept checkpoint was read when it was kept.
  const used = [...files.keys()].filter((path) => path === 'checkpoint' || !before.has(path));
  for (let i = 0; i < 300; i++) {
    const path = used[random(used.length)]!;
    const one = new Map([[path, files.get(path)!]]);
    attacks['edit a byte']!(one, random);
    const seen = await alarmOf(new Map([...files, ...one]));
    assert.ok(seen, `${i}: ${path}`);
  }
});

test('a new log that has signed nothing yet is no alarm', async () => {
  const seen = await followLog(readerOf(new Map()), signer.vkey);
  assert.deepEqual(seen, { ok: true, note: undefined, size: 0, added: 0 });
});

test('a checkpoint without entries is followed too', async () => {
  const empty = exportOf([]);
  const first = await followLog(readerOf(empty), signer.vkey);
  assert.deepEqual(first.ok && first.size, 0);
  const next = await look(grown(0, 5), noteOf(empty));
  assert.deepEqual(next.ok && next.added, 5);
});
