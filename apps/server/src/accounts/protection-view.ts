import type { AccountProtection, PolicyDocument, ProtectionChange } from '@khong-mot-minh/contracts';
import type { StoredChange } from '@khong-mot-minh/database';
import type { EffectiveProtection } from '@khong-mot-minh/protection';
import { changeNotice } from './change-notice.ts';

/** A protection as the API gives it, with its legal grounds and how well they are known. */
export function protectionView(
  { bases }: Pick<PolicyDocument, 'bases'>,
  { key, row, cell, value, pending, cooldownHours }: EffectiveProtection,
): AccountProtection {
  return {
    key,
    ...(row.title && { title: row.title }),
    value,
    loosenBy: cell.loosenBy,
    ...(cell.upTo !== undefined && { upTo: cell.upTo }),
    ...(cell.tightenBy && { tightenBy: cell.tightenBy }),
    ...(cell.lockedReason && { lockedReason: cell.lockedReason }),
    cooldownHours,
    ...(pending && {
      pending: { value: pending.value, appliesAt: new Date(pending.appliesAtMs).toISOString() },
    }),
    basis: cell.basis,
    sources: cell.basis.flatMap((code) => {
      const known = bases[code];
      return known ? [{ code, title: known.title, source: known.source, grade: known.grade }] : [];
    }),
  };
}

/** A change as the history and the webhook give it. */
export const changeView = (
  document: Pick<PolicyDocument, 'protections'>,
  change: StoredChange,
  timeZone: string,
): ProtectionChange => ({
  key: change.key,
  from: change.from,
  to: change.to,
  by: change.by,
  at: change.at.toISOString(),
  appliesAt: change.appliesAt.toISOString(),
  notice: changeNotice(document, change, timeZone),
});
