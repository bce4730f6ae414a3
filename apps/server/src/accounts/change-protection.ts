import type { ProtectionChange, ProtectionChanged, ProtectionChangeInput } from '@khong-mot-minh/contracts';
import {
  appendProtectionChange,
  lockAccount,
  putSetting,
  type Sql,
  type StoredChange,
  type Tx,
} from '@khong-mot-minh/database';
import { type CompiledPolicy, judgeChange } from '@khong-mot-minh/protection';
import type { Deps } from '../deps.ts';
import { fieldForbidden, Refusal } from '../platform/refusal.ts';
import type { WithPolicies } from '../policies/index.ts';
import { type EventService, ledgerNameOf, readProtected, toStored } from '../protection/index.ts';
import { sha256 } from '../secrets.ts';
import { readGuardianLink } from './guardian-link.ts';
import { protectionRefusal } from './protection-refusal.ts';
import { changeView } from './protection-view.ts';
import { takeGuardianToken } from './queries/guardian-tokens.ts';
import { zoneOf } from './zone-of.ts';

type At = { org: string; account: string };

/** Changes a protection of an account, at once or from a later moment on; a guardian's token is used up with it. */
export async function changeProtection(
  deps: Pick<Deps, 'db' | 'jurisdiction' | 'notify' | 'now' | 'record'> & WithPolicies,
  events: Pick<EventService, 'forgetAccount'>,
  at: At,
  input: ProtectionChangeInput,
  save: (sql: Sql, answer: ProtectionChanged) => Promise<void>,
): Promise<ProtectionChanged> {
  const { answer, seenByRules } = await deps.db.tx({ kind: 'platform', org: at.org }, async (tx) => {
    const policy = await deps.policies.live(tx.sql, at.org);
    const changed = await change(tx, deps, policy, at, input);
    const made = {
      key: input.key,
      value: input.value,
      appliesAt: changed.appliesAt.toISOString(),
      ...(changed.change && { notice: changed.change.notice }),
    };
    await save(tx.sql, made);
    return { answer: made, seenByRules: changed.seenByRules };
  });
  if (seenByRules) await events.forgetAccount(at.org, at.account);
  return answer;
}

/** `change` is there where something changed; `seenByRules` where the rules may judge otherwise from now on. */
type Changed = { appliesAt: Date; change?: ProtectionChange; seenByRules: boolean };

/** Judges and stores a change, with its history, ledger entry and webhook; a refusal gives back what it took. */
async function change(
  tx: Tx,
  deps: Pick<Deps, 'jurisdiction' | 'notify' | 'now' | 'record'>,
  { document }: CompiledPolicy,
  at: At,
  input: ProtectionChangeInput,
): Promise<Changed> {
  const { org } = at;
  const now = deps.now();
  if (!(await lockAccount(tx.sql, org, at.account)))
    throw new Refusal('not-found', 'This account was never put');
  const { account, protectedAs } = await readProtected(tx.sql, org, at.account, now);
  const link = await readGuardianLink(tx.sql, org, account);
  // Of a contested link the tokens are void, so it loosens nothing; an ended one is none.
  const guardian = link.state === 'ended' ? undefined : account?.guardian?.accountId;
  const withGuardian = input.by === 'guardian' || input.by === 'both';
  const takes = withGuardian && guardian !== undefined && input.token !== undefined;
  if (takes) {
    const token = { hash: sha256(input.token ?? ''), account: at.account, guardian };
    if (!link.loosens || !(await takeGuardianToken(tx.sql, org, token, now)))
      throw fieldForbidden(
        '/token',
        'bad-token',
        'The guardian’s token is unknown, used, over, or of somebody else',
      );
  }
  const verdict = judgeChange(document, protectedAs, {
    key: input.key,
    value: input.value,
    by: input.by,
    guardian: takes ? 'confirmed' : guardian === undefined ? 'none' : 'linked',
  });
  if (verdict.kind === 'unchanged') return { appliesAt: now, seenByRules: false };
  if (verdict.kind === 'waiting') return { appliesAt: new Date(verdict.appliesAtMs), seenByRules: false };
  if (verdict.kind !== 'set') throw protectionRefusal(verdict, input.key);
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
  const shown = changeView(document, stored, zoneOf(deps, account));
  await deps.notify(tx, org, 'protection.changed', { account: at.account, ...shown });
  return { appliesAt: stored.appliesAt, change: shown, seenByRules: true };
}
