import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { type Database, findAnswer, type Sql, saveAnswer } from '@kmm/store';
import type { MiddlewareHandler } from 'hono';
import { sha256 } from '../secrets.ts';
import { type AppEnv, actorOfPrincipal } from './principal.ts';
import { AppError, invalid } from './problems.ts';

const KEPT_MS = 24 * 3600_000;

/** Saves the answer in the transaction of the act; does nothing when the client sent no Idempotency-Key. */
export type SaveAnswer = (sql: Sql, status: number, answer: unknown) => Promise<void>;

/**
 * Answers a repeated request as the first time; otherwise leaves `saveAnswer` for the handler, which calls it in the
 * transaction of the act. The stored body is sealed under the key itself, of which only a hash is kept, because an
 * answer may hold a receipt.
 */
export const idempotent =
  (deps: { db: Database; now: () => Date }): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    c.set('saveAnswer', async () => undefined);
    const key = c.req.header('idempotency-key');
    if (key === undefined) return next();
    if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw invalid('/headers/idempotency-key', 'invalid');
    const actor = actorOfPrincipal(c.get('principal'));
    const scope = 'org' in actor && actor.org ? actor.org : actor.kind;
    const keyHash = sha256(`kmm/idempotency\n${key}`).toString('base64url');
    const requestHash = sha256(`${c.req.method} ${c.req.path}\n${await c.req.text()}`).toString('base64url');
    const since = new Date(deps.now().getTime() - KEPT_MS);
    const stored = await deps.db.tx(actor, ({ sql }) => findAnswer(sql, scope, keyHash, since));
    if (stored && stored.requestHash !== requestHash) throw new AppError('idempotency-conflict');
    if (stored)
      return new Response(open(key, stored.body), {
        status: stored.status,
        headers: { 'content-type': 'application/json', 'idempotency-replayed': 'true' },
      });
    c.set('saveAnswer', async (sql, status, answer) => {
      const body = seal(key, JSON.stringify(answer));
      const fresh = await saveAnswer(sql, scope, keyHash, { requestHash, status, body });
      if (!fresh) throw new AppError('idempotency-conflict', 'The same request is being answered right now');
    });
    return next();
  };

const keyOf = (idempotencyKey: string) =>
  Buffer.from(hkdfSync('sha256', idempotencyKey, '', 'kmm/idempotent-answer', 32));

function seal(key: string, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  );
}

function open(key: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(key), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
}
