import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { root } from '../run/root.ts';
import { readTable } from './read-table.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'kmm-language-'));
after(() => rmSync(folder, { recursive: true }));
const place = (name: string) => path.join(folder, name);
const run = (...args: string[]) =>
  spawnSync(process.execPath, [path.join(root, 'apps/cli/src/main.ts'), ...args], { encoding: 'utf8' });

test('a table keeps commas, quotes and line breaks of quoted fields', () => {
  writeFileSync(place('t.csv'), '\ufefftext,label\r\n"a, ""b""\nc",x\r\nd,y\r\n');
  assert.deepEqual(readTable(place('t.csv'), ['text', 'label']), [
    { text: 'a, "b"\nc', label: 'x' },
    { text: 'd', label: 'y' },
  ]);
  assert.throws(() => readTable(place('t.csv'), ['id']), /no "id"/);
});

test('a term list becomes a signed pack, which is tried, loaded and refused under another key', () => {
  const list = 'id,text,lang,tier,category\n1,quả mít,vi,block,scam\n2,turnip,en,score,threat\n';
  writeFileSync(place('list.csv'), list);
  const pack = place('p.kmtp');
  for (const name of ['mine', 'other']) assert.equal(run('terms', 'keys', place(name)).status, 0);
  const built = run('terms', 'build', place('list.csv'), '--out', pack, '--name', 'n', '--source', 's');
  assert.equal(built.status, 0, built.stderr);
  assert.match(run('terms', 'verify', pack, '--key', place('mine.public.pem')).stderr, /not-signed/);
  assert.equal(run('terms', 'sign', pack, '--key', place('mine.private.pem')).status, 0);
  assert.equal(run('terms', 'verify', pack, '--key', place('mine.public.pem')).status, 0);
  assert.match(run('terms', 'verify', pack, '--key', place('other.public.pem')).stderr, /wrong-signature/);
  writeFileSync(place('clean.txt'), 'hôm nay trời đẹp\nqua mit\n');
  const tried = run('terms', 'test', pack, '--clean', place('clean.txt'));
  assert.match(tried.stdout, /of 2 clean lines 1 blocked, 0 scored/);
  const loaded = run('terms', 'show', pack);
  assert.match(loaded.stdout, /2 terms[\s\S]*category: scam 1, threat 1/);
  assert.doesNotMatch(loaded.stdout + tried.stdout, /turnip/);
});

test('a list with a wrong tier is refused with its row', () => {
  writeFileSync(place('bad.csv'), 'id,text,lang,tier,category\n1,a,vi,loud,scam\n');
  const built = run('terms', 'build', place('bad.csv'), '--out', place('b'), '--name', 'n', '--source', 's');
  assert.equal(built.status, 2);
  assert.match(built.stderr, /row 1 .*tier "loud"/);
});

test('labelled texts become a model with its card, and the evaluation leaves repeats out', () => {
  const line = (i: number) => (i % 2 === 0 ? `trồng hoa số ${i},garden` : `nấu canh số ${i},kitchen`);
  const rows = (from: number, to: number) =>
    `text,label\n${Array.from({ length: to - from }, (_, i) => line(from + i)).join('\n')}\n`;
  writeFileSync(place('train.csv'), rows(0, 80));
  writeFileSync(place('test.csv'), rows(60, 100));
  const model = place('m.kmc');
  const trained = run(
    'classifier',
    'train',
    place('train.csv'),
    '--out',
    model,
    '--test',
    place('test.csv'),
    '--bits',
    '12',
  );
  assert.equal(trained.status, 0, trained.stderr);
  assert.match(trained.stderr, /training \[#+\] 100 %/);
  const card = JSON.parse(readFileSync(`${model}.card.json`, 'utf8'));
  assert.deepEqual(card.training.perLabel, { garden: 40, kitchen: 40 });
  assert.equal(card.evaluation.all.texts, 40);
  assert.equal(card.evaluation.deduplicated.texts, 20);
  assert.ok(card.evaluation.all.macroF1 > 0.95 && card.evaluation.all.low <= card.evaluation.all.high);
  assert.match(readFileSync(`${model}.card.md`, 'utf8'), /## Limits/);
  const again = run('classifier', 'evaluate', model, place('test.csv'), '--train', place('train.csv'));
  assert.equal(JSON.parse(again.stdout).deduplicated.texts, 20);
});
