import type { ProtectionChange, ProtectionChangeInput } from '@kmm/contracts';
import { type ChangeVerdict, type CompiledPolicy, judgeChange } from '@kmm/protection';
import { appendProtectionChange, lockAccount, putSetting, type StoredChange, type Tx } from '@kmm/store';
import type { Deps } from '../deps.ts';
import { ledgerNameOf, readProtected, toStored } from '../protection/index.ts';
import { sha256 } from '../secrets.ts';
import { readGuardianLink } from './guardian-link.ts';
import { changeView } from './protection-view.ts';
import { takeGuardianToken } from './queries/guardian-tokens.ts';
import { zoneOf } from './zone-of.ts';

type Refused = Exclude<ChangeVerdict, { kind: 'set' | 'waiting' | 'unchanged' }>;

/** `change` is there where something changed; `seenByRules` where the rules may judge otherwise from now on. */
export type ChangeResult =
  | { kind: 'missing' }
  | { kind: 'bad-token' }
  | Refused
  | { kind: 'done'; appliesAt: Date; change?: ProtectionChange; seenByRules: boolean };

/** Judges and stores a change, with its history, ledger entry and webhook, in the caller's transaction. */
export async function changeProtection(
  tx: Tx,
  deps: Pick<Deps, 'jurisdiction' | 'notify' | 'now' | 'record'>,
  { document }: CompiledPolicy,
  at: { org: string; account: string },
  input: ProtectionChangeInput,
): Promise<ChangeResult> {
  const { org } = at;
  const now = deps.now();
  if (!(await lockAccount(tx.sql, org, at.account))) return { kind: 'missing' };
  const { account, protectedAs } = await readProtected(tx.sql, org, at.account, now);
  const link = await readGuardianLink(tx.sql, org, account);
  // Of a contested link the tokens are void, so it loosens nothing; an ended one is none.
  const guardian = link.state === 'ended' ? undefined : account?.guardian?.accountId;
  const withGuardian = input.by === 'guardian' || input.by === 'both';
  const takes = withGuardian && guardian !== undefined && input.token !== undefined;
  if (takes) {
    const token = { hash: sha256(input.token ?? ''), account: at.account, guardian };
    if (!link.loosens || !(await takeGuardianToken(tx.sql, org, token, now))) return { kind: 'bad-token' };
  }
  const verdict = judgeChange(document, protectedAs, {
    key: input.key,
    value: input.value,
    by: input.by,
    guardian: takes ? 'confirmed' : guardian === undefined ? 'none' : 'linked',
  });
  if (verdict.kind === 'unchanged') return { kind: 'done', appliesAt: now, seenByRules: false };
  if (verdict.kind === 'waiting')
    return { kind: 'done', appliesAt: new Date(verdict.appliesAtMs), seenByRules: false };
  if (verdict.kind !== 'set') return verdict;
  const stored: StoredChange = {
    key: input.key,
    from: verdict.from,
    to: input.value,
    by: input.by,
    at: now,
    appliesAt: new Date(verdict.appliesAtMs),
  };
  await putSetting(tx.sql, org, at.account, toStored(input.key, verdict.setting));
  await appendProtectionChange(tx.sql, org, at.account, stored);
  await deps.record(tx.sql, 'protection.changed', { kind: 'platform', org }, [
    await ledgerNameOf(tx.sql, org, at.account),
  ]);
  const change = changeView(document, stored, zoneOf(deps, account));
  await deps.notify(tx, org, 'protection.changed', { account: at.account, ...change });
  return { kind: 'done', appliesAt: stored.appliesAt, change, seenByRules: true };
}
