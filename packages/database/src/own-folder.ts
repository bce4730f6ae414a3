import { createHash } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What is told of a holder that gives no answer: it hangs, or has just ended. */
export const SILENT_HOLDER = 'another process';

export type FolderOwner = AsyncDisposable;

/** The folder belongs to another process; `holder` is what that process says of itself. */
export class FolderTaken extends Error {
  readonly holder: string;
  constructor(folder: string, holder: string) {
    super(`The data folder "${folder}" is in use by ${holder}`);
    this.holder = holder;
  }
}

/**
 * Takes the data folder for this process. Two PGlite processes on one folder lose acknowledged rows without an error,
 * so the lock is a listening socket, which the system closes when the process dies, even by kill -9.
 */
export async function ownFolder(folder: string, self: string): Promise<FolderOwner> {
  const address = await addressOf(folder);
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = await listen(address, self);
    if (server) return { [Symbol.asyncDispose]: () => new Promise((done) => server.close(() => done())) };
    const holder = await ask(address);
    if (holder) throw new FolderTaken(folder, holder);
    // Only a socket file (macOS) can outlive its process; abstract sockets and pipes cannot.
    if (process.platform !== 'linux') await rm(address, { force: true });
  }
  throw new FolderTaken(folder, SILENT_HOLDER);
}

/** What the process that owns the folder says of itself; undefined when nobody owns it. */
export const folderHolder = async (folder: string): Promise<string | undefined> =>
  ask(await addressOf(folder));

async function addressOf(folder: string): Promise<string> {
  // Device and inode name the folder itself, whichever path leads to it.
  const { dev, ino } = await stat(folder, { bigint: true });
  const name = `kmm-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 24)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

function listen(address: string, self: string): Promise<net.Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => {
      // Who asked may have gone, when this process slept or was stopped meanwhile.
      socket.on('error', () => socket.destroy());
      socket.end(self);
    });
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}

function ask(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(address);
    socket.setTimeout(2000, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer || undefined));
    socket.on('error', () => resolve(undefined));
  });
}
