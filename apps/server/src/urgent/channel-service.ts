import { randomBytes, randomUUID } from 'node:crypto';
import {
  type Channel,
  type ChannelGiven,
  type ChannelInput,
  type ChannelTest,
  MOST_CHANNELS,
  type Paging,
  VERIFY_MINUTES,
} from '@khong-mot-minh/contracts';
import { may } from '@khong-mot-minh/contracts/codes';
import { findPresence, listTeams, type SignedIn } from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { refusedEgress } from '../egress/index.ts';
import { actorOf } from '../http/principal.ts';
import { channelView } from './channel-view.ts';
import { type Address, page, pushKey, sealAddress } from './pager.ts';
import {
  deleteChannel,
  findChannel,
  insertChannel,
  listChannels,
  renewReach,
  verifyChannel,
} from './queries/paging-channels.ts';

const MINUTE_MS = 60_000;
/** Between two tests of one channel. */
const TEST_PAUSE_MS = 5_000;

type Person = SignedIn & Parameters<typeof actorOf>[0];

/** Where a person is paged, and what they can add. */
export async function readPaging(
  deps: Pick<Deps, 'config' | 'db' | 'now' | 'vault'>,
  person: Person,
): Promise<Paging> {
  const { db, now, config } = deps;
  return db.tx(actorOf(person), async ({ sql }) => {
    const presence = await findPresence(sql, person.personId);
    const supervises = may(person, 'team.supervise');
    const teams = supervises ? (await listTeams(sql, now())).filter((t) => t.org === person.orgId) : [];
    return {
      publicKey: pushKey(deps).publicKey,
      email: config.mail !== undefined,
      teams: teams.map(({ id }) => id),
      channels: (await listChannels(sql, person.personId)).map(channelView),
      ...(presence?.reachUntil &&
        presence.reachUntil > now() && { reachUntil: presence.reachUntil.toISOString() }),
    };
  });
}

export type ChannelRefusal = 'too-many' | 'https-only' | 'host' | 'no-mail' | 'not-your-team';

/** Adds somewhere to be paged. The secret of a webhook is given once. */
export async function addChannel(
  deps: Pick<Deps, 'config' | 'db' | 'now' | 'record' | 'vault'>,
  person: Person,
  input: ChannelInput,
): Promise<ChannelGiven | ChannelRefusal> {
  const { db, now, config, record } = deps;
  if (input.kind === 'email' && !config.mail) return 'no-mail';
  if (input.kind !== 'email') {
    const refused = refusedEgress(config, input.kind === 'push' ? input.endpoint : input.url);
    if (refused) return refused;
  }
  const secret = input.kind === 'webhook' ? `whsec_${randomBytes(24).toString('base64')}` : undefined;
  const team = input.kind === 'webhook' ? input.teamId : null;
  const channel = {
    id: randomUUID(),
    org: person.orgId,
    person: team ? null : person.personId,
    team,
    kind: input.kind,
    label: input.label,
    address: sealAddress(deps, addressOf(input, person, secret)),
    madeAt: now(),
  };
  const actor = actorOf(person);
  return db.tx(actor, async ({ sql }) => {
    if (team) {
      const own = (await listTeams(sql, now())).some((t) => t.id === team && t.org === person.orgId);
      if (!own || !may(person, 'team.supervise')) return 'not-your-team';
    }
    const known = await listChannels(sql, person.personId);
    if (known.filter((c) => c.team === team).length >= MOST_CHANNELS) return 'too-many';
    await insertChannel(sql, channel);
    await record(sql, 'paging.changed', actor, [channel.id]);
    const row = { ...channel, deliveredAt: null, failedAt: null, failure: null, verifiedAt: null };
    return { ...channelView(row), ...(secret && { secret }) };
  });
}

function addressOf(input: ChannelInput, { email }: Person, secret = ''): Address {
  switch (input.kind) {
    case 'push':
      return { kind: 'push', endpoint: input.endpoint };
    case 'webhook':
      return { kind: 'webhook', url: input.url, secret };
    case 'email':
      return { kind: 'email', to: email };
  }
}

/** Pages a channel now, as it would be in earnest. */
export async function testChannel(
  deps: Pick<Deps, 'config' | 'db' | 'metrics' | 'now' | 'vault'>,
  person: Person,
  id: string,
): Promise<ChannelTest | 'missing' | 'too-soon'> {
  const channel = await deps.db.tx(actorOf(person), ({ sql }) => findChannel(sql, id));
  if (!channel) return 'missing';
  const last = Math.max(channel.deliveredAt?.getTime() ?? 0, channel.failedAt?.getTime() ?? 0);
  if (deps.now().getTime() - last < TEST_PAUSE_MS) return 'too-soon';
  const result = await page(deps, channel, 'urgent.test');
  return result.ok ? { delivered: true } : { delivered: false, failure: String(result.status) };
}

/** The person says that the test came through: from now on a page there counts. */
export async function proveChannel(
  { db, now, record }: Pick<Deps, 'db' | 'now' | 'record'>,
  person: Person,
  id: string,
): Promise<Channel | 'missing' | 'not-tested'> {
  const at = now();
  const actor = actorOf(person);
  return db.tx(actor, async ({ sql }) => {
    if (!(await findChannel(sql, id))) return 'missing';
    if (!(await verifyChannel(sql, id, at, new Date(at.getTime() - VERIFY_MINUTES * MINUTE_MS))))
      return 'not-tested';
    await renewReach(sql, { org: person.orgId, person: person.personId });
    await record(sql, 'paging.changed', actor, [id]);
    const channel = await findChannel(sql, id);
    return channel ? channelView(channel) : 'missing';
  });
}

/** Takes a channel away; nobody is paged there any more. */
export async function removeChannel(
  { db, record }: Pick<Deps, 'db' | 'record'>,
  person: Person,
  id: string,
): Promise<boolean> {
  const actor = actorOf(person);
  return db.tx(actor, async ({ sql }) => {
    if (!(await deleteChannel(sql, id))) return false;
    await renewReach(sql, { org: person.orgId, person: person.personId });
    await record(sql, 'paging.changed', actor, [id]);
    return true;
  });
}
