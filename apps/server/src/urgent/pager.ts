import { randomUUID } from 'node:crypto';
import {
  type DeliveryResult,
  deliverWebhook,
  sendMail,
  sendPush,
  type VapidKey,
  vapidKeyFrom,
} from '@khong-mot-minh/connectors';
import type { Queue } from '@khong-mot-minh/database';
import { z } from 'zod';
import en from '../../../../messages/en/paging.json' with { type: 'json' };
import vi from '../../../../messages/vi/paging.json' with { type: 'json' };
import type { Deps } from '../deps.ts';
import { refusedEgress } from '../egress/index.ts';
import { type ChannelRow, findChannel, noteDelivery, renewReach } from './queries/paging-channels.ts';

export const PAGE_QUEUE = 'page';
/** About a minute of tries: after five the next person is paged anyway. */
export const pageQueue = {
  name: PAGE_QUEUE,
  retryLimit: 4,
  retryDelaySeconds: 3,
  retryDelayMaxSeconds: 30,
};

/** What is behind a channel, as it lies sealed in the database. */
export const Address = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('push'), endpoint: z.string() }),
  z.object({ kind: z.literal('webhook'), url: z.string(), secret: z.string() }),
  z.object({ kind: z.literal('email'), to: z.string() }),
]);
export type Address = z.infer<typeof Address>;

/** `not-allowed`: the operator's list of hosts has changed since the address was set. */
type PageResult = DeliveryResult | { ok: false; status: 'not-allowed' };
type PagerDeps = Pick<Deps, 'db' | 'vault' | 'config' | 'now' | 'metrics'>;

/** The key by which push services know this house: from its secret, so there is none to keep. */
export const pushKey = ({ vault }: Pick<Deps, 'vault'>): VapidKey =>
  vapidKeyFrom(Buffer.concat(['1', '2'].map((n) => Buffer.from(vault.keyed('vapid', n), 'base64url'))));

export const sealAddress = ({ vault }: Pick<Deps, 'vault'>, address: Address): string =>
  vault.seal('paging', JSON.stringify(address));

const Job = z.object({ channel: z.uuid() });

/** The worker: a page that is refused is tried again a few times, by throwing. */
export const pageWorker = (deps: PagerDeps): Queue => ({
  ...pageQueue,
  async work(job) {
    const { channel: id } = Job.parse(job.data);
    const channel = await deps.db.tx({ kind: 'system' }, ({ sql }) => findChannel(sql, id));
    if (!channel) return;
    const result = await page(deps, channel, 'urgent.waiting');
    if (!result.ok && job.retryCount < pageQueue.retryLimit && !isGone(result.status))
      throw new Error(`The page was answered with ${result.status}`);
  },
});

/** A push service has forgotten the browser: it will not come back. */
const isGone = (status: number | string) => status === 404 || status === 410;

/** Pages one channel, and writes down how it went. What is sent names nobody and says nothing of what waits. */
export async function page(
  deps: PagerDeps,
  channel: ChannelRow,
  type: 'urgent.waiting' | 'urgent.test',
): Promise<PageResult> {
  const result = await send(
    deps,
    Address.parse(JSON.parse(deps.vault.open('paging', channel.address))),
    type,
  );
  deps.metrics.pages.inc({ kind: channel.kind, result: result.ok ? 'delivered' : 'refused' });
  await deps.db.tx({ kind: 'system' }, async ({ sql }) => {
    await noteDelivery(sql, channel.id, deps.now(), result.ok ? null : String(result.status));
    if (channel.person) await renewReach(sql, { org: channel.org, person: channel.person });
  });
  return result;
}

function send(
  deps: Pick<Deps, 'vault' | 'config' | 'now'>,
  address: Address,
  type: string,
): Promise<PageResult> {
  const { config, now } = deps;
  if (address.kind !== 'email') {
    const refused = refusedEgress(config, address.kind === 'push' ? address.endpoint : address.url);
    if (refused) return Promise.resolve({ ok: false, status: 'not-allowed' });
  }
  const link = `${config.consoleUrl}/console/`;
  const allowPrivate = config.mode === 'demo';
  switch (address.kind) {
    case 'push': {
      const contact = config.mail ? `mailto:${config.mail.from}` : config.consoleUrl;
      return sendPush({ endpoint: address.endpoint, key: pushKey(deps), contact, at: now(), allowPrivate });
    }
    case 'webhook':
      return deliverWebhook({
        url: address.url,
        secrets: [address.secret],
        id: `msg_${randomUUID()}`,
        type,
        at: now().toISOString(),
        data: { text: { vi: vi['page.title'], en: en['page.title'] }, link },
        allowPrivate,
      });
    case 'email':
      if (!config.mail) return Promise.resolve({ ok: false, status: 'unreachable' });
      return sendMail(config.mail, {
        to: address.to,
        subject: vi['page.title'],
        text: `${vi['page.title']}\n${vi['page.lead']}\n\n${en['page.title']}\n${en['page.lead']}\n\n${link}\n`,
      });
  }
}
