import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { constants, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const VERSIONS = '/usr/lib/postgresql';
const ROLE = 'kmm_test';

/**
 * The address of a PostgreSQL for a measurement: TEST_DATABASE_URL, or a cluster of our own in a scratch folder with
 * the settings that it comes with (a commit is on the disk before it is answered). Undefined where none is installed.
 * The cluster goes with the process, however that ends, unless it is killed outright.
 */
export async function openOwnPostgres(): Promise<(AsyncDisposable & { url: string }) | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, [Symbol.asyncDispose]: async () => undefined };
  const bin = installed();
  if (bin === undefined) return undefined;
  const run = runner();
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'kmm-postgres-'));
  const data = join(folder, 'data');
  const remove = onceAtTheEnd(() => {
    // Nothing to stop where it failed to start.
    if (existsSync(join(data, 'postmaster.pid')))
      run(join(bin, 'pg_ctl'), '-D', data, '-m', 'immediate', '-w', '-t', '20', 'stop');
    rmSync(folder, { recursive: true });
  });
  if (run.uid !== undefined) chownSync(folder, run.uid, run.uid);
  run(join(bin, 'initdb'), '-D', data, '-U', ROLE, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8');
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories=${folder}`;
  run(join(bin, 'pg_ctl'), '-D', data, '-l', join(folder, 'log'), '-w', '-t', '60', '-o', options, 'start');
  return {
    url: `postgres://${ROLE}@127.0.0.1:${port}/postgres`,
    [Symbol.asyncDispose]: async () => remove(),
  };
}

/** Runs `act` once: when called, or else when the process exits, fails or is asked by a signal to end. */
function onceAtTheEnd(act: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const onSignal = (signal: (typeof signals)[number]) => process.exit(128 + constants.signals[signal]);
  const once = () => {
    process.off('exit', once);
    act();
    // Only now: a second Ctrl-C must not cut the first one short.
    for (const signal of signals) process.off(signal, onSignal);
  };
  process.on('exit', once);
  for (const signal of signals) process.on(signal, onSignal);
  return once;
}

function installed(): string | undefined {
  if (!existsSync(VERSIONS)) return undefined;
  const newest = readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a));
  return newest
    .map((version) => join(VERSIONS, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'pg_ctl')));
}

/** PostgreSQL refuses to run as root; there its programs run as the user that came with it. */
function runner() {
  const isRoot = userInfo().uid === 0;
  const uid = isRoot ? Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' })) : undefined;
  const run = (program: string, ...args: string[]): void => {
    const all = isRoot ? ['runuser', '-u', 'postgres', '--', program, ...args] : [program, ...args];
    const [file = program, ...rest] = all;
    execFileSync(file, rest, { stdio: 'ignore', cwd: '/' });
  };
  return Object.assign(run, { uid });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
