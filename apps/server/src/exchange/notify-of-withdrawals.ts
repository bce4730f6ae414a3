import type { Jobs, Queue, Tx } from '@khong-mot-minh/database';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { PictureIndex } from './picture-index.ts';
import { listBankMembers, listBanks } from './queries/banks.ts';
import { whoKnows } from './queries/who-knows.ts';

/** Tells who was given a hash that it was taken back; a person who asks has no right to see their webhooks. */
export const withdrawnQueue = {
  name: 'hash-withdrawn',
  retryLimit: 20,
  retryDelaySeconds: 5,
  retryDelayMaxSeconds: 3600,
};
const Withdrawn = z.object({ bank: z.uuid(), signals: z.array(z.uuid()) });

export type Withdrawals = {
  /** Enqueues the news, with the act that caused it. */
  tell(tx: Tx, ended: readonly { id: string; bank: string; wasShared: boolean }[]): Promise<void>;
  /** After the commit: this process takes the end in at once, others with their next lookup. */
  applied(): Promise<void>;
};

export const createWithdrawals = (jobs: Jobs, pictures: PictureIndex): Withdrawals => ({
  async tell(tx, ended) {
    const shared = ended.filter((hash) => hash.wasShared);
    for (const bank of new Set(shared.map((hash) => hash.bank)))
      await jobs.enqueue(tx, withdrawnQueue.name, {
        bank,
        signals: shared.filter((hash) => hash.bank === bank).map((hash) => hash.id),
      });
  },
  applied: () => pictures.refresh(),
});

/**
 * One webhook event for every member of the bank about what it was given, and for its owner: to anybody else the event
 * would tell the moment in which somebody took a picture back.
 */
export const withdrawnWorker = ({ db, notify }: Pick<Deps, 'db' | 'notify'>): Queue => ({
  ...withdrawnQueue,
  async work(job) {
    const { bank, signals } = Withdrawn.parse(job.data);
    const told = await db.tx({ kind: 'system' }, async ({ sql }) => {
      const owner = (await listBanks(sql)).find((b) => b.id === bank)?.org;
      const members = (await listBankMembers(sql)).filter((m) => m.bank === bank && m.org !== owner);
      const known = await whoKnows(sql, signals);
      return [
        ...members.map(({ org }) => ({
          org,
          signals: signals.filter((id) => known.some((k) => k.org === org && k.hash === id)),
        })),
        ...(owner ? [{ org: owner, signals }] : []),
      ].filter((one) => one.signals.length > 0);
    });
    for (const { org, signals } of told)
      await db.tx({ kind: 'system', org }, (tx) => notify(tx, org, 'hash.withdrawn', { bank, signals }));
  },
});
