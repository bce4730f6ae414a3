import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { exportOf, type Files, sampleEntries, signer } from './test-log.ts';

const script = fileURLToPath(new URL('../../../apps/cli/src/main.ts', import.meta.url));
const files = exportOf(sampleEntries(300));

function run(args: readonly string[], dataDir: string): Promise<{ code: number | null; told: string }> {
  const env = { ...process.env, DATA_DIR: dataDir };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [script, 'ledger', 'verify', ...args], { env }, (_, out, err) =>
      resolve({ code: child.exitCode, told: out + err }),
    );
  });
}

async function emptyFolder(t: TestContext): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'ledger-verify-'));
  t.after(() => rm(dir, { recursive: true }));
  return dir;
}

async function write(dir: string, all: Files): Promise<void> {
  for (const [path, bytes] of all) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), bytes);
  }
}

async function serve(t: TestContext): Promise<string> {
  const server = createServer((request, response) => {
    const bytes = files.get(request.url?.replace('/ledger/', '') ?? '');
    response.writeHead(bytes ? 200 : 404).end(bytes);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  t.after(() => server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/ledger`;
}

test('a folder that holds is said to hold, a changed byte or a strange file in it is named', async (t) => {
  const dir = await emptyFolder(t);
  await write(dir, files);
  const args = [dir, '--key', signer.vkey];
  const good = await run(args, dir);
  assert.equal(good.code, 0);
  assert.match(good.told, /The ledger holds: 300 entries of PeterNeumann/);

  await writeFile(join(dir, 'tile', 'readme'), '');
  const strange = await run(args, dir);
  assert.equal(strange.code, 1);
  assert.match(strange.told, /file tile\/readme: a log of 300 entries has no such file/);

  const tile = Buffer.from(files.get('tile/entries/000')!);
  tile[100] = tile[100]! ^ 1;
  await writeFile(join(dir, 'tile/entries/000'), tile);
  const bad = await run(args, dir);
  assert.equal(bad.code, 1);
  assert.match(bad.told, /does NOT hold. First bad part: entry 0 \(in tile\/entries\/000\)/);
});

test('without arguments the ledger of the demo is checked, and --save makes an export of it', async (t) => {
  const dir = await emptyFolder(t);
  const url = await serve(t);
  await writeFile(join(dir, 'demo.json'), JSON.stringify({ ledger: { url, vkey: signer.vkey } }));
  assert.equal((await run([], dir)).code, 0);

  const copy = join(dir, 'copy');
  const saved = await run([url, '--save', copy], dir);
  assert.equal(saved.code, 0, saved.told);
  for (const [path, bytes] of files) assert.deepEqual(await readFile(join(copy, path)), Buffer.from(bytes));
  const again = await run([url, '--save', copy], dir);
  assert.equal(again.code, 2);
  assert.match(again.told, /it is not empty/);

  const kept = exportOf(sampleEntries(200)).get('checkpoint')!;
  await writeFile(join(dir, 'kept'), kept);
  assert.equal((await run([copy, '--since', join(dir, 'kept')], dir)).code, 0);
  await writeFile(join(dir, 'kept'), exportOf(sampleEntries(301)).get('checkpoint')!);
  const rolledBack = await run([copy, '--since', join(dir, 'kept')], dir);
  assert.equal(rolledBack.code, 1);
  assert.match(rolledBack.told, /it has 300 entries, an earlier one had 301/);
});

test('what cannot be checked is said in a sentence, with exit code 2', async (t) => {
  const dir = await emptyFolder(t);
  const wrong: { args: string[]; told: RegExp }[] = [
    { args: [], told: /there is no demo in/ },
    { args: ['--what'], told: /^Unknown option '--what'/ },
    { args: [dir, '--key', 'abc'], told: /"abc" is not a public ledger key/ },
    { args: [join(dir, 'none'), '--key', signer.vkey], told: /Cannot open the folder/ },
    { args: ['http://127.0.0.1:9/ledger', '--key', signer.vkey], told: /Cannot reach/ },
    { args: [dir, dir, '--key', signer.vkey], told: /^Too many arguments for 'verify'/ },
    { args: [dir, '--key', signer.vkey, '--save', dir], told: /Only a ledger at an http address/ },
  ];
  for (const { args, told } of wrong) {
    const answer = await run(args, dir);
    assert.match(answer.told, told);
    assert.equal(answer.code, 2, answer.told);
    assert.doesNotMatch(answer.told, /\n\s+at /, 'no stack trace');
  }
});
