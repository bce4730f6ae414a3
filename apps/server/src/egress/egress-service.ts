import type { EgressApproval, EgressKind, EgressProposalView } from '@khong-mot-minh/contracts';
import {
  type Actor,
  dropEgressProposal,
  findEgressProposal,
  listEgressProposals,
  namesOfPeople,
} from '@khong-mot-minh/database';
import type { Deps } from '../deps.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Editor } from '../policies/index.ts';
import { requireEgress } from './egress-rules.ts';
import type { EgressTarget, EgressTargets } from './egress-targets.ts';

type EgressDeps = Pick<Deps, 'db' | 'record' | 'config'> & { targets: EgressTargets };

/** Addresses of a platform that wait for a second person, with what stands until then. */
export async function readProposals(
  { db, targets }: Pick<EgressDeps, 'db' | 'targets'>,
  who: Editor,
): Promise<EgressProposalView[]> {
  const currentOf = (kind: EgressKind): Promise<string | undefined> =>
    db.tx(actorFor(targets[kind], who), ({ sql }) => targets[kind].current(sql, who.org));
  const current: Record<EgressKind, string | undefined> = {
    webhook: await currentOf('webhook'),
    'text-service': await currentOf('text-service'),
  };
  return db.tx(who, async ({ sql }) => {
    const asked = await listEgressProposals(sql, who.org);
    const names = await namesOfPeople(sql);
    return asked.map(({ kind, url, by, at }) => ({
      kind,
      url,
      ...(current[kind] !== undefined && { current: current[kind] }),
      ...(by !== null && { by: { id: by, name: names.get(by) ?? '' } }),
      at: at.toISOString(),
    }));
  });
}

const actorFor = ({ actor }: EgressTarget, who: Editor): Actor =>
  actor === 'system' ? { kind: 'system', org: who.org } : who;

/** A second person lets a new address take effect, or declines it. */
export async function answerProposal(
  { db, record, config, targets }: EgressDeps,
  who: Editor,
  kind: EgressKind,
  { approve, url }: EgressApproval,
): Promise<void> {
  const target = targets[kind];
  await db.tx(actorFor(target, who), async ({ sql }) => {
    const asked = await findEgressProposal(sql, who.org, kind);
    if (!asked || asked.url !== url) throw new Refusal('not-now', 'Nobody asks for this address any more');
    if (!approve) {
      await dropEgressProposal(sql, who.org, kind);
      return record(sql, 'egress.declined', who, [`${who.org}/${kind}`]);
    }
    if (asked.by === who.person) throw new Refusal('second-person');
    // The operator's list may have changed since.
    requireEgress(config, url);
    await target.take(sql, who, asked);
    await dropEgressProposal(sql, who.org, kind);
    await record(sql, 'egress.approved', who, [`${who.org}/${kind}`]);
  });
  await target.answered?.(who.org);
}
