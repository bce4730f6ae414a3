import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Demo } from './first-acts.ts';

export type Running = AsyncDisposable & { demo: Demo; pid: number; seconds: () => number };

const patienceMs = 600_000;

/** A fresh clone of what is committed, started by `npm start`; disposing stops it and removes the folder. */
export async function cloneAndStart(root: string, { cold }: { cold: boolean }): Promise<Running> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kmm-measure-'));
  const clone = path.join(folder, 'clone');
  execFileSync('git', ['clone', '--quiet', root, clone]);
  const clonedAt = performance.now();
  const port = await freePort();
  const dataDir = path.join(folder, 'data');
  const env = { ...outsideNpm(), HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir };
  const cache = cold ? { npm_config_cache: path.join(folder, 'npm-cache') } : {};
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...env, ...cache },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const exited = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(
      `http://127.0.0.1:${port}/readyz`,
      () => child.exitCode === null && child.signalCode === null,
    );
    const demo: Demo = JSON.parse(readFileSync(path.join(dataDir, 'demo.json'), 'utf8'));
    const seconds = () => Number(((performance.now() - clonedAt) / 1000).toFixed(1));
    return { demo, pid: child.pid ?? 0, seconds, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The newcomer's shell: without what npm set for us, and without our node_modules on PATH. */
function outsideNpm(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD$|NODE$)/i.test(name));
  const folders = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.includes('node_modules'));
  return { ...Object.fromEntries(kept), PATH: folders.join(path.delimiter) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('The system named no port');
  return address.port;
}

async function untilReady(url: string, alive: () => boolean): Promise<void> {
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      // Nobody listens yet.
      () => false,
    );
    if (ok) return;
    if (!alive()) throw new Error('npm start ended before the server was ready');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server was not ready after ${patienceMs / 1000} s`);
}
