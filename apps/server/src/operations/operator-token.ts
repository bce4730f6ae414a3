import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { equalBytes, sha256 } from '../secrets.ts';

const fileOf = (dataDir: string): string => join(dataDir, 'operator.token');

export type OperatorToken = AsyncDisposable & { fits(authorization: string | undefined): boolean };

/**
 * A token drawn at every start and left in the data folder, readable by its owner only: whoever may read the folder
 * may ask the server that owns it how it is, and needs no secret of production for that.
 */
export async function writeOperatorToken(dataDir: string): Promise<OperatorToken> {
  const token = randomBytes(32).toString('base64url');
  await rm(fileOf(dataDir), { force: true });
  await writeFile(fileOf(dataDir), token, { mode: 0o600 });
  const hash = sha256(token);
  return {
    fits: (authorization) => equalBytes(sha256(authorization?.replace(/^Bearer /, '') ?? ''), hash),
    [Symbol.asyncDispose]: () => rm(fileOf(dataDir), { force: true }),
  };
}

/** The token of the server that owns the folder; undefined where there is none or it may not be read. */
export const readOperatorToken = (dataDir: string): Promise<string | undefined> =>
  readFile(fileOf(dataDir), 'utf8').catch(() => undefined);
