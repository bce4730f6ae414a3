import type { Measure } from '@khong-mot-minh/contracts';
import { takeUntoldPeers } from '@khong-mot-minh/database';
import en from '../../../../messages/en/peers.json' with { type: 'json' };
import vi from '../../../../messages/vi/peers.json' with { type: 'json' };
import type { Deps } from '../deps.ts';

const notice = (audience: 'actor' | 'target'): Measure => ({
  kind: 'notice',
  audience,
  template: `peers-${audience}`,
  text: { vi: vi[audience], en: en[audience] },
});

/**
 * What suits peers follows a reviewer's word and never comes before it: both get words of support, nobody a limit.
 * Where the word is taken back the platform is told to stop showing them. `org` is the platform whose accounts they
 * are, whoever owns the case by now.
 */
export async function notifyOfPeers({ db, notify }: Pick<Deps, 'db' | 'notify'>, org: string): Promise<void> {
  await db.tx({ kind: 'platform', org }, async (tx) => {
    for (const { id, subject, affectedChild, confirmed, category } of await takeUntoldPeers(tx.sql))
      await notify(tx, org, 'case.peers', {
        caseId: id,
        actor: subject,
        target: affectedChild,
        confirmed,
        category,
        measures: confirmed ? [notice('actor'), notice('target')] : [],
      });
  });
}
