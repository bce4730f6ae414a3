import type { MeasureProposal, PolicyDocument } from '@khong-mot-minh/contracts';
import type { Deps } from '../../deps.ts';
import type { Position } from '../../http/list-cursor.ts';
import { type Page, pageOf } from '../../http/page-of.ts';
import { actorOf, type Person } from '../../http/principal.ts';
import type { WithPolicies } from '../../policies/index.ts';
import { openProposals, type StoredProposal } from '../queries/measure-proposals.ts';

/** Limits that wait for a person of this platform, the nearest answer first. */
export function readProposals(
  { db, now, policies }: Pick<Deps, 'db' | 'now'> & WithPolicies,
  person: Person,
  { limit, after }: { limit: number; after: Position | undefined },
): Promise<Page<MeasureProposal>> {
  return db.tx(actorOf(person), async ({ sql }) => {
    const rows = await openProposals(sql, person.orgId, {
      now: now(),
      limit: limit + 1,
      after: after && { dueAt: after.at, id: after.id },
    });
    const { document } = await policies.live(sql, person.orgId);
    return pageOf(
      rows,
      limit,
      (row) => proposalView(document, row),
      ({ dueAt, id }) => ({ at: dueAt, id }),
    );
  });
}

function proposalView({ bundles }: Pick<PolicyDocument, 'bundles'>, p: StoredProposal): MeasureProposal {
  const bundle = bundles[p.bundle];
  return {
    id: p.id,
    account: p.account,
    bundle: p.bundle,
    ...(bundle && { title: bundle.title }),
    limits: bundle?.limits.map(({ title }) => title) ?? [],
    rule: p.rule,
    // `as` (two): written only from a decision and its rule, whose schemas name these.
    ...(p.category && { category: p.category as NonNullable<MeasureProposal['category']> }),
    tier: p.tier as MeasureProposal['tier'],
    ...(p.caseId && { caseId: p.caseId }),
    proposedAt: p.proposedAt.toISOString(),
    dueAt: p.dueAt.toISOString(),
    until: p.until.toISOString(),
  };
}
