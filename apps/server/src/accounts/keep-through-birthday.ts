import type { Account } from '@khong-mot-minh/contracts';
import {
  appendProtectionChange,
  forgetSettings,
  lockAccount,
  putSetting,
  type Tx,
} from '@khong-mot-minh/database';
import {
  BAND_KEY,
  type CompiledPolicy,
  changeBand,
  protectedBand,
  receiverBand,
} from '@khong-mot-minh/protection';
import type { Deps } from '../deps.ts';
import { ledgerNameOf, readProtected, toStored } from '../protection/index.ts';
import { changeView } from './protection-view.ts';
import { zoneOf } from './zone-of.ts';

/**
 * Before an account is put with another age: growing older loosens nothing by itself, turning out to be younger
 * tightens at once. To be called in the transaction that puts it.
 */
export async function keepThroughBirthday(
  tx: Tx,
  deps: Pick<Deps, 'jurisdiction' | 'notify' | 'now' | 'record'>,
  { document }: CompiledPolicy,
  org: string,
  next: Account,
): Promise<void> {
  if (!(await lockAccount(tx.sql, org, next.id))) return;
  const now = deps.now();
  const { protectedAs: before } = await readProtected(tx.sql, org, next.id, now);
  const band = receiverBand(next);
  const { settings, changes } = changeBand(document, before, band);
  if (changes.length === 0) return;
  await forgetSettings(tx.sql, org, next.id, Object.keys(settings));
  for (const [key, setting] of Object.entries(settings))
    await putSetting(tx.sql, org, next.id, toStored(key, setting));
  const stored = changes.map((c) => ({ ...c, by: 'age' as const, at: now, appliesAt: now }));
  for (const change of stored) await appendProtectionChange(tx.sql, org, next.id, change);
  await deps.record(tx.sql, 'protection.changed', { kind: 'platform', org }, [
    await ledgerNameOf(tx.sql, org, next.id),
  ]);
  const whole = {
    key: BAND_KEY,
    from: protectedBand(document, before),
    to: protectedBand(document, { ...before, band, settings }),
    by: 'age' as const,
    at: now,
    appliesAt: now,
  };
  await deps.notify(tx, org, 'protection.changed', {
    account: next.id,
    ...changeView(document, whole, zoneOf(deps, next)),
    changes: stored.map((change) => changeView(document, change, zoneOf(deps, next))),
  });
}
