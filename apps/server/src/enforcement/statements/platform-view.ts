import type { StatementForPlatform } from '@khong-mot-minh/contracts';
import type { StoredStatement } from '@khong-mot-minh/database';
import type { Vault } from '../../secrets.ts';
import { appealState } from '../appeals/appeal-state.ts';
import type { StoredAppeal } from '../queries/appeals.ts';
import { type Country, dsaStatement } from './dsa-statement.ts';
import { readableAt } from './new-statement.ts';
import { linkOf } from './statement-link.ts';

/** The name of a statement in open data; whoever holds its link cannot find it there. */
export const puidOf = (vault: Pick<Vault, 'keyed'>, id: string): string =>
  vault.keyed('statement-puid', id).slice(0, 32);

/** A statement as its platform sees it, with the link for the account once it may be read. */
export function platformView(
  {
    home,
    vault,
    portalUrl,
    now,
  }: { home: Country; vault: Pick<Vault, 'keyed'>; portalUrl: string; now: Date },
  s: StoredStatement,
  appeal: StoredAppeal | undefined,
): StatementForPlatform {
  const from = readableAt(s);
  return {
    id: s.id,
    account: s.account,
    eventId: s.eventId,
    measure: s.measure,
    ...(s.bundle && { bundle: s.bundle }),
    ...(s.restrictionId && { restriction: s.restrictionId }),
    ...(s.stopId && { stop: s.stopId }),
    dsa: dsaStatement(home, s, puidOf(vault, s.id)),
    ...(from <= now && { link: new URL(`/vi/quyet-dinh/${linkOf(vault, s.id)}`, portalUrl).href }),
    readableAt: from.toISOString(),
    ...(s.delayReason &&
      s.delayUntil &&
      s.delayUntil > now && { delay: { reason: s.delayReason, until: s.delayUntil.toISOString() } }),
    replaced: s.replacedAt !== null,
    ...(appeal && { appeal: appealState(home, appeal) }),
  };
}
