import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { newPostgresDatabase } from '@khong-mot-minh/database/test-database';
import { generateSigner } from '@khong-mot-minh/ledger';
import type { Seeded } from '@khong-mot-minh/testing';

/** What every start of the server must find the same: address, database and secrets. */
export type Setup = {
  port: number;
  url: string;
  databaseUrl?: string;
  /** Where the keys of cases stand; in the data folder otherwise. */
  caseKeyFolders?: string[];
  ledger?: { every: number; size: number };
  /** How far the server's clock is ahead when it starts. */
  aheadMs?: number;
  secrets: { server: string; receiptPepper: string; ledgerKey: string };
};

export type ServerUnderKill = AsyncDisposable & {
  url: string;
  vkey: string;
  /** Starts the server and waits until it answers. */
  start(): Promise<void>;
  /** Starts the server and kills it so many milliseconds later, wherever it is by then. */
  startAndKill(afterMs: number): Promise<void>;
  /** SIGKILL: no handler runs, nothing is written any more. */
  kill(): Promise<void>;
  seeded(): Promise<Seeded>;
  setup: Setup;
  folder: string;
  /** Sets the clock forward, for later starts too, and has destroyed what is due; gives how many cases that were. */
  destroyAt(aheadMs: number): Promise<number>;
  /** SIGSTOP: it holds what it has and does nothing. */
  stop(): void;
  /** SIGCONT; gives the code with which it ends. */
  wake(): Promise<number | null>;
};

type Destroyed = { touched?: number; failed?: string };

type Options = Partial<Pick<Setup, 'caseKeyFolders' | 'ledger'>> & {
  /** One that stands for another machine with the same database, secrets and keys of cases. */
  beside?: ServerUnderKill;
};

const SCRIPT = fileURLToPath(new URL('./server-process.ts', import.meta.url));

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('No free port');
  return address.port;
}

/** A server in a process of its own on a temporary data folder (or, with TEST_DATABASE_URL, a database of its own). */
export async function serverUnderKill({ beside, ...more }: Options = {}): Promise<ServerUnderKill> {
  await using cleanup = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'kmm-kill-'));
  cleanup.defer(() => rm(folder, { recursive: true, force: true }));
  const postgres = process.env.TEST_DATABASE_URL;
  const database = postgres && !beside ? cleanup.use(await newPostgresDatabase(postgres)) : undefined;
  const { skey, vkey } = generateSigner('ledger.kmm.test');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const secret = () => randomBytes(32).toString('base64');
  const setup: Setup = {
    port,
    url,
    ...(database && { databaseUrl: database.url }),
    secrets: { server: secret(), receiptPepper: secret(), ledgerKey: skey },
    ...more,
    ...(beside && { ...beside.setup, port, url }),
  };
  const keep = () => writeFile(join(folder, 'setup.json'), JSON.stringify(setup), { mode: 0o600 });
  await keep();
  if (beside) await copyFile(join(beside.folder, 'seeded.json'), join(folder, 'seeded.json'));

  let child: ChildProcess | undefined;
  const kill = async () => {
    const dying = child;
    child = undefined;
    if (!dying || dying.exitCode !== null || dying.signalCode) return;
    const gone = once(dying, 'exit');
    dying.kill('SIGKILL');
    await gone;
  };
  const launch = () => {
    const next = spawn(process.execPath, [SCRIPT, folder], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    child = next;
    return next;
  };
  cleanup.defer(kill);
  const parts = cleanup.move();
  return {
    url,
    vkey,
    kill,
    async start() {
      const next = launch();
      if (!next.stdout) throw new Error('The server has no output');
      const output = createInterface(next.stdout);
      const ended = once(next, 'exit').then(([code]) => {
        throw new Error(`The server ended with ${code} before it was ready`);
      });
      const ready = (async () => {
        for await (const line of output) if (line === 'ready') return;
        throw new Error('The server closed its output before it was ready');
      })();
      await Promise.race([ready, ended]);
      ended.catch(() => undefined);
    },
    async startAndKill(afterMs) {
      const next = launch();
      const gone = once(next, 'exit');
      await Promise.race([gone, new Promise((done) => setTimeout(done, afterMs))]);
      await kill();
    },
    setup,
    folder,
    async destroyAt(aheadMs) {
      setup.aheadMs = aheadMs;
      await keep();
      const asked = child;
      if (!asked) throw new Error('No server runs');
      const ended = once(asked, 'exit').then((): Destroyed => ({ failed: 'it ended' }));
      // `as`: the process of `server-process.ts` sends nothing else.
      const answered = once(asked, 'message').then(([answer]) => answer as Destroyed);
      asked.send({ aheadMs });
      const { touched, failed } = await Promise.race([answered, ended]);
      if (touched === undefined) throw new Error(`What is due was not destroyed: ${failed}`);
      return touched;
    },
    stop: () => void child?.kill('SIGSTOP'),
    async wake() {
      if (!child) throw new Error('No server runs');
      const ended = once(child, 'exit');
      child.kill('SIGCONT');
      return (await ended)[0] as number | null;
    },
    seeded: async () => JSON.parse(await readFile(join(folder, 'seeded.json'), 'utf8')) as Seeded,
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  };
}
