import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The version whose behaviour docs/guides/exchange.md describes. */
const CLIENT_VERSION = '1.2.17';
const INSTALL_MS = 600_000;
const SYNC_MS = 60_000;

/** Why the public client cannot be had here; no fault of ours. */
export class NoClient extends Error {}

/**
 * A folder with a Python environment and the public client in it, removed when disposed; or the environment that is
 * there already, once it is known to have the client.
 */
export async function installClient(existing?: string): Promise<AsyncDisposable & { python: string }> {
  if (existing) {
    await run(existing, ['-c', 'import threatexchange'], `"${existing}" has no threatexchange`);
    return { python: existing, [Symbol.asyncDispose]: async () => undefined };
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'kmm-threatexchange-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await run('python3', ['-m', 'venv', folder], 'Python 3 with venv is not here');
    const python = path.join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
    const install = ['-m', 'pip', 'install', '--quiet', `threatexchange==${CLIENT_VERSION}`];
    await run(
      python,
      install,
      `The package index has no threatexchange ${CLIENT_VERSION}, or is not reachable`,
    );
    return { python, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

function run(command: string, args: string[], otherwise: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'ignore', timeout: INSTALL_MS });
    child.once('error', () => reject(new NoClient(otherwise)));
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new NoClient(otherwise))));
  });
}

export type Place = {
  stopncii: string;
  threatexchange: string;
  key: string;
  token: string;
  groups: number[];
};
/** Hashes that the client holds after a sync, by exchange: `stopncii`, or the number of a group. */
export type Synced = Record<string, string[]>;

/** The client as a process that keeps what it has fetched between two syncs. */
export function startClient(python: string, place: Place) {
  const script = fileURLToPath(new URL('./public_client.py', import.meta.url));
  const child: ChildProcess = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = child.stdout && createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.stdin?.write(`${JSON.stringify(place)}\n`);
  const ask = async (command: object) => {
    child.stdin?.write(`${JSON.stringify(command)}\n`);
    const late = setTimeout(() => child.kill(), SYNC_MS);
    const line = await lines?.next();
    clearTimeout(late);
    if (!line || line.done) throw new Error('The public client stopped; its own words are above');
    return JSON.parse(line.value);
  };
  return {
    sync: (): Promise<Synced> => ask({ do: 'sync' }),
    /** Whether the client's own index over what it synced finds the hash. */
    match: (of: string, hash: string): Promise<boolean> => ask({ do: 'match', of, hash }),
    [Symbol.dispose]: () => void child.kill(),
  };
}
