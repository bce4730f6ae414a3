import { randomBytes, randomUUID } from 'node:crypto';
import { deliverWebhook } from '@khong-mot-minh/connectors';
import {
  type WebhookDeadLetter,
  WebhookEvent,
  type WebhookGiven,
  type WebhookInput,
  type WebhookSecret,
  type WebhookView,
} from '@khong-mot-minh/contracts';
import {
  dropEgressProposal,
  findEgressProposal,
  findWebhook,
  type Jobs,
  putEgressProposal,
  putWebhook,
  type Queue,
  removeWebhook,
  renewWebhookSecret,
  type Tx,
  type Webhook,
} from '@khong-mot-minh/database';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { needsSecondPerson, refusedEgress, requireEgress } from '../egress/index.ts';
import type { Position } from '../http/list-cursor.ts';
import { pageOf } from '../http/page-of.ts';
import { listDeadLetters } from './queries/dead-letters.ts';
import { WebhookSettings } from './webhook-egress.ts';

const WEBHOOK_QUEUE = 'webhook';
/** About three days of waiting in all, then the dead-letter queue. */
export const webhookQueue = {
  name: WEBHOOK_QUEUE,
  retryLimit: 40,
  retryDelaySeconds: 5,
  retryDelayMaxSeconds: 3 * 3600,
};

const Events = z.array(WebhookEvent);

const Delivery = z.object({
  org: z.uuid(),
  id: z.string(),
  type: z.string(),
  at: z.iso.datetime(),
  data: z.record(z.string(), z.unknown()),
});

/** Saves where a platform listens; the secret is given once and kept sealed. */
export async function saveWebhook(
  { db, vault, record, config, now }: Pick<Deps, 'config' | 'db' | 'now' | 'record' | 'vault'>,
  org: string,
  input: z.infer<typeof WebhookInput>,
): Promise<z.infer<typeof WebhookGiven>> {
  const who = { kind: 'platform', org } as const;
  requireEgress(config, input.url);
  return db.tx(who, async ({ sql }) => {
    const current = await findWebhook(sql, org);
    const asked = await findEgressProposal(sql, org, 'webhook');
    const known = current?.secret ?? (asked && WebhookSettings.parse(asked.settings).secret);
    const secret = newSecret();
    const settings = { events: input.events, secret: known ?? vault.seal('webhook', secret) };
    const given = known === undefined ? { ...input, secret } : input;
    if (!needsSecondPerson(config, 'webhook', input.url, current?.url)) {
      await putWebhook(sql, org, { url: input.url, ...settings });
      await dropEgressProposal(sql, org, 'webhook');
      await record(sql, 'webhook.changed', who, [org]);
      return given;
    }
    await putEgressProposal(sql, org, { kind: 'webhook', url: input.url, settings, by: null, at: now() });
    await record(sql, 'egress.proposed', who, [`${org}/webhook`]);
    return { ...given, waiting: true as const };
  });
}

const newSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`;

/** Where a platform listens, without the secret. */
export const readWebhook = ({ db, now }: Pick<Deps, 'db' | 'now'>, org: string): Promise<WebhookView> =>
  db.tx({ kind: 'platform', org }, async ({ sql }) => {
    const hook = await findWebhook(sql, org);
    const asked = await findEgressProposal(sql, org, 'webhook');
    const old = hook?.oldUntil && hook.oldUntil > now() ? hook.oldUntil : undefined;
    return {
      ...(hook && {
        current: {
          url: hook.url,
          events: Events.parse(hook.events),
          ...(old && { oldSecretUntil: old.toISOString() }),
        },
      }),
      ...(asked && {
        waiting: {
          url: asked.url,
          events: Events.parse(WebhookSettings.parse(asked.settings).events),
          at: asked.at.toISOString(),
        },
      }),
    };
  });

/** Both the old and the new secret sign for so long. */
const OVERLAP_MS = 24 * 3600_000;

/** A new secret, shown once; undefined where there is no webhook. */
export async function renewSecret(
  { db, vault, record, now }: Pick<Deps, 'db' | 'now' | 'record' | 'vault'>,
  org: string,
): Promise<WebhookSecret | undefined> {
  const who = { kind: 'platform', org } as const;
  const secret = newSecret();
  const oldUntil = new Date(now().getTime() + OVERLAP_MS);
  return db.tx(who, async ({ sql }) => {
    if (!(await renewWebhookSecret(sql, org, { secret: vault.seal('webhook', secret), oldUntil })))
      return undefined;
    await record(sql, 'webhook.changed', who, [org]);
    return { secret, oldUntil: oldUntil.toISOString() };
  });
}

/** Nothing is sent any more, and no new address waits; false where there was nothing. */
export async function dropWebhook(
  { db, record }: Pick<Deps, 'db' | 'record'>,
  org: string,
): Promise<boolean> {
  const who = { kind: 'platform', org } as const;
  return db.tx(who, async ({ sql }) => {
    const asked = await findEgressProposal(sql, org, 'webhook');
    await dropEgressProposal(sql, org, 'webhook');
    if (!(await removeWebhook(sql, org)) && !asked) return false;
    await record(sql, 'webhook.changed', who, [org]);
    return true;
  });
}

/** Enqueues an event for the platform's webhook, if it listens for that type. */
export const createNotify =
  (jobs: Jobs, now: () => Date): Deps['notify'] =>
  async (tx: Tx, org, type, data) => {
    const hook = await findWebhook(tx.sql, org);
    if (!hook?.events.includes(type)) return;
    await jobs.enqueue(tx, WEBHOOK_QUEUE, {
      org,
      id: `msg_${randomUUID()}`,
      type,
      at: now().toISOString(),
      data,
    });
  };

/** What the platform did not hear, a page at a time. */
export async function deadWebhooks(
  { db }: Pick<Deps, 'db'>,
  org: string,
  { limit, after }: { limit: number; after: Position | undefined },
): Promise<{ items: WebhookDeadLetter[]; next?: string }> {
  const rows = await db.tx(
    { kind: 'platform', org },
    ({ sql }) => listDeadLetters(sql, WEBHOOK_QUEUE, org, { limit: limit + 1, after }),
    'kmm_jobs',
  );
  return pageOf(rows, limit, deadLetter, ({ id, failedAt }) => ({ id, at: failedAt }));
}

function deadLetter({
  id,
  data,
  failedAt,
}: {
  id: string;
  data: unknown;
  failedAt: Date;
}): WebhookDeadLetter {
  const { id: message, type, at } = Delivery.parse(data);
  return { id, message, type, at, failedAt: failedAt.toISOString() };
}

/** Gives one delivery all its tries again, under the same `webhook-id`; false where there is no such dead letter. */
export const resendWebhook = (
  { db, jobs, record }: Pick<Deps, 'db' | 'jobs' | 'record'>,
  org: string,
  id: string,
): Promise<boolean> => {
  const who = { kind: 'platform', org } as const;
  return db.tx(who, async (tx) => {
    const found = await jobs.revive(tx, WEBHOOK_QUEUE, org, id);
    if (found) await record(tx.sql, 'webhook.resent', who, [id]);
    return found;
  });
};

type WorkerDeps = Pick<Deps, 'db' | 'vault' | 'metrics' | 'config' | 'now'>;

const secretsOf = ({ secret, oldSecret, oldUntil }: Webhook, at: Date): string[] =>
  oldSecret && oldUntil && oldUntil > at ? [secret, oldSecret] : [secret];

/** The worker: a delivery that is refused is tried again later, by throwing. */
export const webhookWorker = ({ db, vault, metrics, config, now }: WorkerDeps): Queue => ({
  ...webhookQueue,
  async work(job) {
    const { org, id, type, at, data } = Delivery.parse(job.data);
    const hook = await db.tx({ kind: 'system', org }, ({ sql }) => findWebhook(sql, org));
    if (!hook) return;
    const refused = refusedEgress(config, hook.url);
    if (refused) throw new Error(`The platform's webhook may not be called: ${refused}`);
    const result = await deliverWebhook({
      url: hook.url,
      secrets: secretsOf(hook, now()).map((secret) => vault.open('webhook', secret)),
      id,
      type,
      at,
      data,
      allowPrivate: config.mode === 'demo',
    });
    metrics.webhookDeliveries.inc({ result: result.ok ? 'delivered' : 'refused' });
    if (!result.ok) throw new Error(`The platform's webhook answered ${result.status}`);
  },
});
