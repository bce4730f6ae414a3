import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { copyProject } from '../tools/source/copy-project.ts';

const run = promisify(execFile);
const root = path.dirname(import.meta.dirname);
const project = copyProject(root);
const copy = project.folder;
after(() => project[Symbol.dispose]());

const TABLE = path.join(copy, 'packages/contracts/src/codes/languages.ts');
const written = readFileSync(TABLE, 'utf8');
const planted = written.replace(
  /\n\} as const satisfies/,
  "\n  qps: { locale: 'qps-PLOC', ownName: 'Planted' },\n} as const satisfies",
);
writeFileSync(TABLE, planted);
/** Somebody's slip in a language that is there. */
const LESSON = 'bat-coc-online';
rmSync(path.join(copy, `content/lessons/${LESSON}/en.json`));

const node = (...args: string[]) =>
  run(process.execPath, args, { cwd: copy, maxBuffer: 1e8 }).then(
    ({ stdout, stderr }) => ({ code: 0, said: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );

const VISIT = `
import { startTestSystem } from '@khong-mot-minh/testing';
await using house = await startTestSystem();
const seen = {};
for (const page of JSON.parse(process.argv[1])) {
  const answer = await fetch(house.url + page);
  seen[page] = { status: answer.status, html: await answer.text() };
}
console.log('SEEN ' + JSON.stringify(seen));
`;
const PAGES = [
  '/qps/',
  '/qps/giup',
  `/qps/hoc/${LESSON}`,
  '/qps/hoc/do-vui/10-12',
  '/qps/cam-ket',
  `/en/hoc/${LESSON}`,
  '/en/giup',
];

test('a language that only stands in the table: the server starts, and its pages say what there is in Vietnamese', async () => {
  assert.notEqual(planted, written, 'the plant must take');
  const { code, said } = await node('--input-type=module', '--eval', VISIT, JSON.stringify(PAGES));
  assert.equal(code, 0, said);
  const seen: Record<string, { status: number; html: string }> = JSON.parse(
    /^SEEN (.*)$/m.exec(said)?.[1] ?? '{}',
  );
  for (const page of PAGES) assert.equal(seen[page]?.status, 200, page);
  assert.match(seen['/qps/giup']?.html ?? '', /<html lang="qps">/);
  assert.match(seen['/qps/giup']?.html ?? '', /Bạn/);
  assert.match(
    seen[`/qps/hoc/${LESSON}`]?.html ?? '',
    /<article[^>]* lang="vi"[\s\S]*Bài này chưa có bản dịch/,
  );
  assert.match(seen['/qps/hoc/do-vui/10-12']?.html ?? '', /<fieldset[^>]* lang="vi"/);
  assert.match(seen['/qps/cam-ket']?.html ?? '', /Bài này chưa có bản dịch/);
  assert.match(seen[`/en/hoc/${LESSON}`]?.html ?? '', /Nobody has translated this yet/);
  assert.doesNotMatch(seen['/en/giup']?.html ?? '', /Nobody has translated/);
});

test('its types hold everywhere, and the check says in one line what it lacks', {
  skip: !process.env.PLANTED_LANGUAGE && 'PLANTED_LANGUAGE=1 reads every type and every piece',
}, async (t) => {
  const types = await node('node_modules/typescript/bin/tsc', '-p', '.', '--pretty', 'false');
  const errors = types.said.split('\n').filter((line) => line.includes('error TS'));
  t.diagnostic(`figure: ${errors.length} type errors for a language planted in the table`);
  assert.deepEqual(errors, []);
  const check = await node('apps/cli/src/main.ts', 'content', 'check');
  assert.equal(check.code, 0, check.said);
  const lines = check.said.split('\n').filter((line) => line.startsWith('qps '));
  t.diagnostic(`figure: ${lines.join('')}`);
  assert.match(
    lines.join('\n'),
    /^qps \(Planted\) lacks (\d+) of \1 pieces and (\d+) of \2 sentences[^\n]*$/,
  );
  assert.match(check.said, /^en \(English\) lacks 1 of \d+ pieces and 0 of/m);
  assert.equal(existsSync(path.join(copy, 'messages/qps')), false);
});
