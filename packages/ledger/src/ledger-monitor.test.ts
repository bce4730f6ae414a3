import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { exportOf, type Files, sampleEntries, signer } from './test-log.ts';

const script = fileURLToPath(new URL('../../../apps/cli/src/main.ts', import.meta.url));
const entries = sampleEntries(700);
const forged = entries.with(7, entries[8]!);

/** A ledger that its owner can change behind the monitor's back. */
async function forgery(t: TestContext) {
  let files: Files = new Map();
  const server = createServer((request, response) => {
    const bytes = files.get(request.url?.replace('/ledger/', '') ?? '');
    response.writeHead(bytes ? 200 : 404).end(bytes);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  t.after(() => server.close());
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/ledger`,
    /** Serves a log of this size, with the partial tiles of the sizes that were served before. */
    serve(size: number, all = entries) {
      files = new Map([...files, ...exportOf(all.slice(0, size))]);
    },
  };
}

async function folder(t: TestContext): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'ledger-monitor-'));
  t.after(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

function once(args: readonly string[], dir: string): Promise<{ code: number | null; told: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [script, 'ledger', 'monitor', ...args],
      { env: { ...process.env, DATA_DIR: dir } },
      (_, out, err) => resolve({ code: child.exitCode, told: out + err }),
    );
  });
}

const steps = [
  { name: 'a rollback', size: 250, all: entries, want: /ALARM \(rollback\): it has 250 entries, 300 were/ },
  { name: 'a fork of the same size', size: 300, all: forged, want: /ALARM \(fork\)/ },
  { name: 'a fork that went on', size: 700, all: forged, want: /ALARM \(fork\)/ },
];
for (const { name, size, all, want } of steps)
  test(`the monitor ends with code 1 and keeps both checkpoints: ${name}`, async (t) => {
    const [log, dir] = [await forgery(t), await folder(t)];
    const state = join(dir, 'kept');
    const args = [log.url, '--key', signer.vkey, '--state', state, '--once'];
    log.serve(300);
    assert.deepEqual(await once(args, dir).then(({ code }) => code), 0);
    const good = await readFile(state, 'utf8');
    log.serve(size, all);
    const { code, told } = await once(args, dir);
    assert.equal(code, 1, told);
    assert.match(told, want);
    assert.equal(await readFile(state, 'utf8'), good, 'the good checkpoint is never overwritten');
    assert.match(await readFile(`${state}.alarm`, 'utf8'), new RegExp(`^PeterNeumann\\n${size}\\n`));
    assert.equal((await once(args, dir)).code, 1, 'and it stays an alarm');
  });

test('it follows a log that grows, through a restart of its own, and stops at the fork', async (t) => {
  const [log, dir] = [await forgery(t), await folder(t)];
  log.serve(200);
  const args = [log.url, '--key', signer.vkey, '--every', '0.1'];
  const first = follow(t, args, dir);
  await first.said(/200 entries hold, 200 of them new/);
  log.serve(456);
  await first.said(/456 entries hold, 256 of them new/);
  first.child.kill('SIGTERM');
  assert.equal(await first.ended, 0);
  log.serve(460);
  const second = follow(t, args, dir);
  await second.said(/460 entries hold, 4 of them new/);
  log.serve(500, forged);
  assert.equal(await second.ended, 1);
  assert.match(second.told(), /ALARM \(fork\): its first 460 entries/);
});

test('a server that is down is waited for, and with --once it is said with code 2', async (t) => {
  const dir = await folder(t);
  const args = ['http://127.0.0.1:9/ledger', '--key', signer.vkey];
  const { code, told } = await once([...args, '--once'], dir);
  assert.equal(code, 2);
  assert.match(told, /Cannot reach/);
  const running = follow(t, [...args, '--every', '0.1'], dir);
  await running.said(/Cannot reach[\s\S]*Cannot reach/);
  running.child.kill('SIGTERM');
  assert.equal(await running.ended, 0);
});

test('what cannot be followed is said in a sentence, with exit code 2', async (t) => {
  const dir = await folder(t);
  await writeFile(join(dir, 'broken'), 'no note');
  const wrong: { args: string[]; told: RegExp }[] = [
    { args: [], told: /there is no demo in/ },
    { args: ['--what'], told: /^Unknown option '--what'/ },
    { args: [dir, '--key', signer.vkey], told: /is not an http address/ },
    { args: ['http://127.0.0.1:9', '--key', 'abc'], told: /"abc" is not a public ledger key/ },
    { args: ['http://127.0.0.1:9', '--key', signer.vkey, '--every', 'soon'], told: /'soon' is invalid/ },
    {
      args: ['http://127.0.0.1:9', '--key', signer.vkey, '--state', join(dir, 'broken'), '--once'],
      told: /The kept checkpoint .* does not hold/,
    },
  ];
  for (const { args, told } of wrong) {
    const answer = await once(args, dir);
    assert.match(answer.told, told);
    assert.equal(answer.code, 2, answer.told);
    assert.doesNotMatch(answer.told, /\n\s+at /, 'no stack trace');
  }
});

function follow(t: TestContext, args: readonly string[], dir: string) {
  const child: ChildProcess = spawn(process.execPath, [script, 'ledger', 'monitor', ...args], {
    env: { ...process.env, DATA_DIR: dir },
  });
  t.after(() => child.kill('SIGKILL'));
  let told = '';
  child.stdout?.on('data', (text) => {
    told += text;
  });
  child.stderr?.on('data', (text) => {
    told += text;
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return {
    child,
    ended,
    told: () => told,
    async said(wanted: RegExp) {
      for (let i = 0; i < 200 && !wanted.test(told); i++) await wait(100);
      assert.match(told, wanted);
    },
  };
}
