import { type Actor, findAnswer, type Sql, saveAnswer } from '@khong-mot-minh/database';
import type { MiddlewareHandler } from 'hono';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { toHour } from '../platform/hour.ts';
import { type AppEnv, actorOfPrincipal } from './principal.ts';
import { HttpProblem, invalid } from './problems.ts';

const HOUR_MS = 3600_000;
const KEPT_MS = 24 * HOUR_MS;

/**
 * Saves the answer in the transaction of the act; does nothing when the client sent no Idempotency-Key. `reads` are the
 * sealed contents that go out with it: each time that it goes out is written down.
 */
export type SaveAnswer = (
  sql: Sql,
  status: number,
  answer: unknown,
  reads?: readonly string[],
) => Promise<void>;

const Reads = z.array(z.string());

/** As many signs as 128 random bits have in base64url; a key that is shorter could be guessed. */
const UNGUESSABLE = /^[A-Za-z0-9_-]{22,}$/;

/** What the API's document says of it. */
export const KEY_OF_RECEIPTS =
  'An `Idempotency-Key` of 22 or more random characters of `A-Z a-z 0-9 - _`, such as a UUID, gives the same receipt again for 24 hours. Another one could be guessed by somebody else: it is not used, and the answer says `Idempotency-Ignored: guessable`.';

/**
 * Answers a repeated request as the first time; otherwise leaves `saveAnswer` for the handler, which calls it in the
 * transaction of the act. An answer may hold a receipt, so its body is sealed under the key itself together with the
 * server's secret: a stolen database is not enough even where a client's keys can be guessed, and neither is the server.
 * Nobody who sends a report is known, so the key alone says whose repetition it is: where the answer `givesReceipt`, a
 * key that could be guessed is not used, and the answer says so.
 */
export const idempotent =
  (
    deps: Pick<Deps, 'db' | 'now' | 'vault' | 'record'>,
    { givesReceipt = false } = {},
  ): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    c.set('saveAnswer', async () => undefined);
    const key = c.req.header('idempotency-key');
    if (key === undefined) return next();
    if (!/^[\x21-\x7e]{8,200}$/.test(key)) throw invalid('/headers/idempotency-key', 'invalid');
    if (givesReceipt && !UNGUESSABLE.test(key)) {
      await next();
      c.res.headers.set('idempotency-ignored', 'guessable');
      return;
    }
    const actor = actorOfPrincipal(c.get('principal'));
    const scope = scopeOf(actor);
    const keyHash = deps.vault.keyed('idempotency', key);
    const purpose = `idempotent-answer/${key}`;
    // Keyed as well: a plain hash of a short message could be confirmed by guessing.
    const requestHash = deps.vault.keyed(purpose, `${c.req.method} ${c.req.path}\n${await c.req.text()}`);
    const since = new Date(deps.now().getTime() - KEPT_MS);
    const stored = await deps.db.tx(actor, async ({ sql }) => {
      const found = await findAnswer(sql, scope, keyHash, since);
      if (found && found.requestHash !== requestHash) throw new HttpProblem('idempotency-conflict');
      const reads = found?.reads ? Reads.parse(JSON.parse(deps.vault.open(purpose, found.reads))) : [];
      if (reads.length > 0) await deps.record(sql, 'sealed.read', actor, reads);
      return found;
    });
    if (stored)
      return new Response(deps.vault.open(purpose, stored.body), {
        status: stored.status,
        headers: { 'content-type': 'application/json', 'idempotency-replayed': 'true' },
      });
    c.set('saveAnswer', async (sql, status, answer, reads = []) => {
      const body = deps.vault.seal(purpose, JSON.stringify(answer));
      const sealed = reads.length > 0 ? deps.vault.seal(purpose, JSON.stringify(reads)) : null;
      // To the hour, like all times around a reporter.
      const times = { at: new Date(toHour(deps.now()).getTime() + HOUR_MS), since };
      const fresh = await saveAnswer(
        sql,
        scope,
        keyHash,
        { requestHash, status, body, reads: sealed },
        times,
      );
      if (!fresh)
        throw new HttpProblem('idempotency-conflict', 'The same request is being answered right now');
    });
    return next();
  };

/** Whose repetition it is: a colleague with the same key asks for the first time. */
function scopeOf(actor: Actor): string {
  if (actor.kind === 'person') return actor.person;
  return ('org' in actor && actor.org) || actor.kind;
}
