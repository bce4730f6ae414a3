import { randomBytes, randomUUID } from 'node:crypto';
import { deliverWebhook } from '@kmm/connectors';
import type { WebhookDeadLetter, WebhookGiven, WebhookInput } from '@kmm/contracts';
import { findWebhook, type Jobs, listDeadLetters, putWebhook, type Queue, type Tx } from '@kmm/store';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { Position } from '../http/list-cursor.ts';
import { pageOf } from '../http/page-of.ts';

const WEBHOOK_QUEUE = 'webhook';
/** About three days of waiting in all, then the dead-letter queue. */
export const webhookQueue = {
  name: WEBHOOK_QUEUE,
  retryLimit: 40,
  retryDelaySeconds: 5,
  retryDelayMaxSeconds: 3 * 3600,
};

const Delivery = z.object({
  org: z.uuid(),
  id: z.string(),
  type: z.string(),
  at: z.iso.datetime(),
  data: z.record(z.string(), z.unknown()),
});

/** Saves where a platform listens; the secret is given once and kept sealed. */
export async function saveWebhook(
  { db, vault, record }: Deps,
  org: string,
  input: z.infer<typeof WebhookInput>,
): Promise<z.infer<typeof WebhookGiven>> {
  const who = { kind: 'platform', org } as const;
  return db.tx(who, async ({ sql }) => {
    const known = await findWebhook(sql, org);
    const secret = `whsec_${randomBytes(24).toString('base64')}`;
    await putWebhook(sql, org, { ...input, secret: known?.secret ?? vault.seal('webhook', secret) });
    await record(sql, 'webhook.changed', who, [org]);
    return known ? input : { ...input, secret };
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
export const resendWebhook = ({ db, jobs, record }: Deps, org: string, id: string): Promise<boolean> => {
  const who = { kind: 'platform', org } as const;
  return db.tx(who, async (tx) => {
    const found = await jobs.revive(tx, WEBHOOK_QUEUE, org, id);
    if (found) await record(tx.sql, 'webhook.resent', who, [id]);
    return found;
  });
};

type WorkerDeps = Pick<Deps, 'db' | 'vault' | 'metrics' | 'config'>;

/** The worker: a delivery that is refused is tried again later, by throwing. */
export const webhookWorker = ({ db, vault, metrics, config }: WorkerDeps): Queue => ({
  ...webhookQueue,
  async work(job) {
    const { org, id, type, at, data } = Delivery.parse(job.data);
    const hook = await db.tx({ kind: 'system', org }, ({ sql }) => findWebhook(sql, org));
    if (!hook) return;
    const result = await deliverWebhook({
      url: hook.url,
      secret: vault.open('webhook', hook.secret),
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
