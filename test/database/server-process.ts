import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { generateSigner } from '@khong-mot-minh/ledger';

const MAIN = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url));

export type ServerProcess = AsyncDisposable & {
  child: ChildProcess;
  url: string;
  folder: string;
  /** Everything it said so far. */
  said(): string;
  ended: Promise<number | null>;
};

/** What all servers of one house share. */
export function houseEnvironment(databaseUrl: string): NodeJS.ProcessEnv {
  const secret = () => randomBytes(32).toString('base64');
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    PORTAL_URL: 'https://help.kmm.test',
    CONSOLE_URL: 'https://desk.kmm.test',
    DATABASE_URL: databaseUrl,
    SERVER_SECRET: secret(),
    RECEIPT_PEPPER: secret(),
    LEDGER_KEY: generateSigner('ledger.kmm.test').skey,
  };
}

/**
 * `serve` in a process of its own, once it is ready or has ended; `url` is empty where it never became ready. It stands
 * for another machine: it has a folder of its own, with a copy of the keys of cases of another server.
 */
export async function serveInProcess(env: NodeJS.ProcessEnv, keysOf?: ServerProcess): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'kmm-serve-'));
  if (keysOf) await cp(join(keysOf.folder, 'case-keys'), join(folder, 'case-keys'), { recursive: true });
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const ready = Promise.withResolvers<string>();
  if (!child.stdout || !child.stderr) throw new Error('The server has no output');
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', (line) => {
      lines.push(line);
      if (line.includes('"msg":"ready"')) ready.resolve(JSON.parse(line).url);
    });
  const url = await Promise.race([ready.promise, ended.then(() => '')]);
  return {
    child,
    url,
    folder,
    said: () => lines.join('\n'),
    ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
