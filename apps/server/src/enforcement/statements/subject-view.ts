import type { PolicyDocument, StatementForSubject } from '@khong-mot-minh/contracts';
import { statedAs } from '@khong-mot-minh/contracts/codes';
import type { StoredStatement } from '@khong-mot-minh/database';
import { homeDay } from '../../platform/home-day.ts';
import { appealState } from '../appeals/appeal-state.ts';
import type { StoredAppeal } from '../queries/appeals.ts';
import type { Country } from './dsa-statement.ts';
import { factOf } from './fact-of.ts';

/** At least six months, as article 20 of the EU's Digital Services Act asks (known from summaries). */
const APPEAL_DAYS = 183;

export const appealEnds = ({ madeAt }: Pick<StoredStatement, 'madeAt'>): Date =>
  new Date(madeAt.getTime() + APPEAL_DAYS * 86_400_000);

type Bundles = Pick<PolicyDocument, 'bundles'>;

/**
 * What the person concerned reads. Every field here is either the same for everybody or about their own account; the
 * rule, its basis, its category and the source stay out, because each can say who reported or who is protected.
 */
export function subjectView(
  home: Country,
  { bundles }: Bundles,
  s: StoredStatement,
  appeal: StoredAppeal | undefined,
  now: Date,
): StatementForSubject {
  const bundle = bundles[s.bundle];
  const over =
    s.replacedAt !== null || appeal?.outcome === 'reversed' || (s.until !== null && s.until <= now);
  return {
    measure: s.measure,
    ...(bundle && { bundle: { title: bundle.title, notice: bundle.notice } }),
    content: statedAs(s.measure).of === 'account' ? 'account' : s.content,
    appliesFrom: homeDay(home, s.madeAt),
    ...(s.until && { appliesUntil: homeDay(home, s.until) }),
    ended: over,
    replaced: s.replacedAt !== null,
    fact: factOf(s),
    ground: 'terms',
    automatedDecision: (s.decidedBy ?? s.stoppedBy) ? 'partially' : 'fully',
    territory: [home.territory],
    appealUntil: homeDay(home, appealEnds(s)),
    ...(appeal && { appeal: appealState(home, appeal) }),
  };
}
