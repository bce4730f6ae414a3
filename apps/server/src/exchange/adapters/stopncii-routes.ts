import {
  feedbackMeant,
  StopNciiFeedbacks,
  StopNciiHashes,
  StopNciiQuery,
  stopNciiReply,
} from '@khong-mot-minh/connectors';
import { whyUnusable } from '@khong-mot-minh/hashing';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { Deps } from '../../deps.ts';
import type { Api } from '../../http/create-api.ts';
import { pointedErrors } from '../../http/pointers.ts';
import type { AppEnv } from '../../http/principal.ts';
import { HttpProblem } from '../../http/problems.ts';
import { decodeUtf8, limitedBytes, parseJson } from '../../http/read-body.ts';
import type { WithExchange } from '../exchange.ts';
import { adapterRoute, type KeyOf } from './adapter-route.ts';
import { fetchBanks } from './feed-service.ts';
import { openPlace, sealPlace } from './page-token.ts';
import { submitFeedback, submitHashes } from './submit-hashes.ts';

const MAX_BODY_BYTES = 256 * 1024;
const BASE = '/x/stopncii/v1';

// A client sends two keys: that of the function, and that of its subscription. Ours is one, and is the first.
const keyOf: KeyOf = (c) => c.req.header('x-functions-key');

/** The StopNCII v1 JSON interface over the banks that a platform may read: an unchanged client syncs from it. */
export function stopNciiRoutes(
  app: Api,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record' | 'vault'> & WithExchange,
): void {
  adapterRoute(app, deps, { method: 'get', path: `${BASE}/FetchHashes`, keyOf }, async (c, { id, org }) => {
    const query = parse(StopNciiQuery, c.req.query(), 'query');
    const reader = { id, org, protocol: 'stopncii' } as const;
    const scope = { reader, bank: 0 };
    const place = openPlace(deps, scope, { token: query.nextPageToken, pointer: '/query/nextPageToken' });
    const asked = { startS: query.startTimestamp, place, limit: query.pageSize };
    // This format has no word for a harmless picture: a client would block what such a bank protects.
    const feed = await fetchBanks(deps, reader, asked, (bank) => bank.category !== 'KNOWN_HARMLESS');
    return c.json(stopNciiReply(feed, query, feed.next ? sealPlace(deps, scope, feed.next) : null));
  });

  adapterRoute(app, deps, { method: 'post', path: `${BASE}/SubmitHashes`, keyOf }, async (c, { org }) => {
    const { hashRecords } = parse(StopNciiHashes, await jsonOf(c));
    const errors = hashRecords.flatMap(({ hashValue }, i) => {
      const code = whyUnusable(hashValue);
      return code ? [{ pointer: `/hashRecords/${i}/hashValue`, code }] : [];
    });
    if (errors.length > 0) throw new HttpProblem('invalid', undefined, { errors });
    const done = await submitHashes(
      deps,
      org,
      hashRecords.map((r) => r.hashValue),
    );
    if (done === 'no-bank')
      throw new HttpProblem(
        'forbidden',
        'This platform may propose hashes for no bank, or for several; use /v1/hashes',
      );
    return c.json({ count: done });
  });

  adapterRoute(app, deps, { method: 'post', path: `${BASE}/SubmitFeedback`, keyOf }, async (c, { org }) => {
    const { hashFeedbacks } = parse(StopNciiFeedbacks, await jsonOf(c));
    const said = hashFeedbacks.flatMap(({ hashValue, feedbackValue }) => {
      const value = feedbackMeant(feedbackValue);
      return value ? [{ pdq: hashValue, value }] : [];
    });
    return c.json({ count: await submitFeedback(deps, org, said) });
  });
}

async function jsonOf(c: Context<AppEnv>): Promise<unknown> {
  return parseJson(decodeUtf8(await limitedBytes(c.req.raw, MAX_BODY_BYTES)));
}

function parse<T extends z.ZodType>(schema: T, value: unknown, part?: string): z.infer<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new HttpProblem('invalid', undefined, { errors: pointedErrors(parsed.error, part ? [part] : []) });
}
