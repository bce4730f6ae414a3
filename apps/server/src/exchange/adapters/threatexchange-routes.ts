import {
  appIdOf,
  DescriptorForm,
  ReactionForm,
  reactionMeant,
  splitAccessToken,
  ThreatUpdatesQuery,
  threatUpdatesReply,
} from '@khong-mot-minh/connectors';
import { whyUnusable } from '@khong-mot-minh/hashing';
import type { Context } from 'hono';
import type { z } from 'zod';
import type { Deps } from '../../deps.ts';
import type { Api } from '../../http/create-api.ts';
import { pointedErrors } from '../../http/pointers.ts';
import type { AppEnv } from '../../http/principal.ts';
import { HttpProblem, invalid } from '../../http/problems.ts';
import { decodeUtf8, limitedBytes } from '../../http/read-body.ts';
import type { WithExchange } from '../exchange.ts';
import { giveFeedback, takeFeedbackBack, withdrawHash } from '../hash-service.ts';
import type { BankRow } from '../queries/banks.ts';
import { adapterRoute, type KeyOf } from './adapter-route.ts';
import { fetchBank } from './feed-service.ts';
import { openPlace, sealPlace } from './page-token.ts';
import { hashIdOf, proposeToGroup, readGroups } from './threatexchange-service.ts';

const MAX_FORM_BYTES = 64 * 1024;
const BASE = '/x/threatexchange';

const keyOf: KeyOf = (c) => splitAccessToken(c.req.query('access_token') ?? '')?.key;
const numberOf = (text: string | undefined): number => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : 0);

/** The parts of ThreatExchange's Graph API that its public client calls: a bank is a privacy group. */
export function threatExchangeRoutes(
  app: Api,
  deps: Pick<Deps, 'config' | 'db' | 'identify' | 'now' | 'record' | 'vault'> & WithExchange,
): void {
  updatesRoute(app, deps);
  groupRoutes(app, deps);
  descriptorRoutes(app, deps);
}

function updatesRoute(
  app: Api,
  deps: Pick<Deps, 'config' | 'db' | 'identify' | 'now' | 'record' | 'vault'> & WithExchange,
): void {
  const route = { method: 'get', path: `${BASE}/{group}/threat_updates`, keyOf } as const;
  adapterRoute(app, deps, route, async (c, { id, org }) => {
    checkAppId(c, org);
    const query = parse(ThreatUpdatesQuery, c.req.query(), 'query');
    const number = numberOf(c.req.param('group'));
    const startS = query.start_time;
    const reader = { id, org, protocol: 'threatexchange' } as const;
    const scope = { reader, bank: number };
    const place = openPlace(deps, scope, { token: query.after, pointer: '/query/after' });
    const asked = { startS, stopS: query.stop_time, place, limit: query.limit };
    const wantsHashes = query.types === undefined || query.types.split(',').includes('HASH_PDQ');
    const feed = await fetchBank(deps, reader, asked, { number, wantsHashes });
    const next = feed.next && nextAddress(c, deps, sealPlace(deps, scope, feed.next));
    return c.json(threatUpdatesReply(feed, { number, startS }, next));
  });
}

/** A client follows this address as it stands, with nothing of its own: the token has to be in it. */
function nextAddress(c: Context<AppEnv>, { config }: Pick<Deps, 'config'>, after: string): string {
  const asked = new URL(c.req.url);
  const next = new URL(asked.pathname, config.portalUrl);
  next.search = asked.search;
  next.searchParams.set('after', after);
  return next.href;
}

function groupRoutes(app: Api, deps: Pick<Deps, 'db' | 'identify' | 'now'>): void {
  adapterRoute(app, deps, { method: 'get', path: `${BASE}/{group}`, keyOf }, async (c, { org }) => {
    checkAppId(c, org);
    const number = numberOf(c.req.param('group'));
    const bank = (await readGroups(deps, org)).find((b) => b.number === number);
    if (!bank) throw new HttpProblem('not-found');
    return c.json(groupOf(bank, deps.now()));
  });

  for (const side of ['member', 'owner'] as const)
    adapterRoute(
      app,
      deps,
      { method: 'get', path: `${BASE}/{app}/threat_privacy_groups_${side}`, keyOf },
      async (c, { org }) => {
        checkAppId(c, org);
        if (c.req.param('app') !== appIdOf(org)) throw new HttpProblem('not-found');
        const banks = (await readGroups(deps, org)).filter((b) => (b.org === org) === (side === 'owner'));
        return c.json({ data: banks.map((bank) => groupOf(bank, deps.now())), paging: {} });
      },
    );
}

const groupOf = (bank: BankRow, now: Date) => ({
  id: String(bank.number),
  name: bank.name.en,
  description: bank.name.vi,
  members_can_see: false,
  members_can_use: true,
  threat_updates_enabled: true,
  last_updated: now.toISOString(),
  added_on: now.toISOString(),
});

function descriptorRoutes(
  app: Api,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record' | 'vault'> & WithExchange,
): void {
  adapterRoute(
    app,
    deps,
    { method: 'post', path: `${BASE}/threat_descriptors`, keyOf },
    async (c, { org }) => {
      checkAppId(c, org);
      const form = parse(DescriptorForm, await formOf(c));
      const unusable = whyUnusable(form.indicator);
      if (unusable) throw invalid('/indicator', unusable);
      const number = await proposeToGroup(deps, org, numberOf(form.privacy_members), form.indicator);
      return c.json({ success: true, id: String(number) });
    },
  );

  adapterRoute(app, deps, { method: 'post', path: `${BASE}/{descriptor}`, keyOf }, async (c, { org }) => {
    checkAppId(c, org);
    const id = await hashIdOf(deps, org, numberOf(c.req.param('descriptor')));
    const form = parse(ReactionForm, await formOf(c));
    const value = reactionMeant('reactions' in form ? form.reactions : form.reactions_to_remove);
    // A reaction that we do not keep is no error: clients send what their own list holds.
    const act = 'reactions' in form ? giveFeedback : takeFeedbackBack;
    const done = value === undefined ? 'done' : await act(deps, org, id, value);
    if (done === 'unknown') throw new HttpProblem('not-found');
    return c.json({ success: true });
  });

  adapterRoute(app, deps, { method: 'delete', path: `${BASE}/{descriptor}`, keyOf }, async (c, { org }) => {
    checkAppId(c, org);
    const id = await hashIdOf(deps, org, numberOf(c.req.param('descriptor')));
    if ((await withdrawHash(deps, org, id)) === 'unknown') throw new HttpProblem('not-found');
    return c.json({ success: true });
  });
}

/** A token with another app's number would show a platform its own opinions as somebody else's. */
function checkAppId(c: Context<AppEnv>, org: string): void {
  const token = splitAccessToken(c.req.query('access_token') ?? '');
  if (token && token.appId !== appIdOf(org))
    throw new HttpProblem('forbidden', `The access token of this platform begins with ${appIdOf(org)}`);
}

/** The client sends the same fields in the address and as a form. */
async function formOf(c: Context<AppEnv>): Promise<Record<string, string>> {
  const body = decodeUtf8(await limitedBytes(c.req.raw, MAX_FORM_BYTES));
  return { ...c.req.query(), ...Object.fromEntries(new URLSearchParams(body)) };
}

function parse<T extends z.ZodType>(schema: T, value: unknown, part?: string): z.infer<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new HttpProblem('invalid', undefined, { errors: pointedErrors(parsed.error, part ? [part] : []) });
}
