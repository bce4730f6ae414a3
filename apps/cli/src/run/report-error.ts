import process from 'node:process';
import { CommanderError } from 'commander';
import { CannotDo } from './cannot-do.ts';

const FILE_TROUBLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of its path is no folder',
  EISDIR: 'it is a folder',
  EEXIST: 'it is there already',
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

/** Nothing was done, or not all of it: one sentence where the person can mend it, everything where it is our fault. */
export async function reportError(error: unknown): Promise<void> {
  if (error instanceof CommanderError) {
    // Commander has said what is wrong; help that was asked for is no fault.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    return;
  }
  process.exitCode = 2;
  console.error((await sentenceOf(error)) ?? error);
}

/** For a server: what it has opened must not keep the process. */
export async function endWithError(error: unknown): Promise<never> {
  await reportError(error);
  process.exit();
}

async function sentenceOf(error: unknown): Promise<string | undefined> {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof CannotDo) return error.message;
  const trouble = fileTrouble(error);
  if (trouble) return trouble;
  // Loaded only here: help and completion answer without the server.
  const { ConfigError, PolicyRefused, StartError } = await import('@khong-mot-minh/server');
  const told = [ConfigError, PolicyRefused, StartError].some((kind) => error instanceof kind);
  return told ? error.message : undefined;
}

function fileTrouble(error: NodeJS.ErrnoException): string | undefined {
  const why = FILE_TROUBLE[error.code ?? ''];
  return why && error.path ? `"${error.path}" cannot be used: ${why}` : undefined;
}
