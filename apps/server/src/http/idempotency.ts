import { type Database, findAnswer, type Sql, saveAnswer } from '@kmm/store';
import type { MiddlewareHandler } from 'hono';
import { toHour } from '../response/hour.ts';
import type { Vault } from '../secrets.ts';
import { type AppEnv, actorOfPrincipal } from './principal.ts';
import { AppError, invalid } from './problems.ts';

const HOUR_MS = 3600_000;
const KEPT_MS = 24 * HOUR_MS;

/** Saves the answer in the transaction of the act; does nothing when the client sent no Idempotency-Key. */
export type SaveAnswer = (sql: Sql, status: number, answer: unknown) => Promise<void>;

/**
 * Answers a repeated request as the first time; otherwise leaves `saveAnswer` for the handler, which calls it in the
 * transaction of the act. An answer may hold a receipt, so its body is sealed under the key itself together with the
 * server's secret: a stolen database is not enough even where a client's keys can be guessed, and neither is the server.
 */
export const idempotent =
  (deps: { db: Database; now: () => Date; vault: Vault }): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    c.set('saveAnswer', async () => undefined);
    const key = c.req.header('idempotency-key');
    if (key === undefined) return next();
    if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw invalid('/headers/idempotency-key', 'invalid');
    const actor = actorOfPrincipal(c.get('principal'));
    const scope = 'org' in actor && actor.org ? actor.org : actor.kind;
    const keyHash = deps.vault.keyed('idempotency', key);
    const purpose = `idempotent-answer/${key}`;
    // Keyed as well: a plain hash of a short message could be confirmed by guessing.
    const requestHash = deps.vault.keyed(purpose, `${c.req.method} ${c.req.path}\n${await c.req.text()}`);
    const since = new Date(deps.now().getTime() - KEPT_MS);
    const stored = await deps.db.tx(actor, ({ sql }) => findAnswer(sql, scope, keyHash, since));
    if (stored && stored.requestHash !== requestHash) throw new AppError('idempotency-conflict');
    if (stored)
      return new Response(deps.vault.open(purpose, stored.body), {
        status: stored.status,
        headers: { 'content-type': 'application/json', 'idempotency-replayed': 'true' },
      });
    c.set('saveAnswer', async (sql, status, answer) => {
      const body = deps.vault.seal(purpose, JSON.stringify(answer));
      // To the hour, like all times around a reporter.
      const times = { at: new Date(toHour(deps.now()).getTime() + HOUR_MS), since };
      const fresh = await saveAnswer(sql, scope, keyHash, { requestHash, status, body }, times);
      if (!fresh) throw new AppError('idempotency-conflict', 'The same request is being answered right now');
    });
    return next();
  };
