import type { PolicyMode, PolicyModeApproval } from '@khong-mot-minh/contracts';
import { namesOfPeople, type Sql } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import { Refusal } from '../../platform/refusal.ts';
import {
  approveMode,
  dropModeProposal,
  findModeProposal,
  findPlatformMode,
  type Mode,
  putModeProposal,
} from '../queries/policy-settings.ts';
import { lockPolicyVersions } from '../queries/policy-versions.ts';
import type { Editor } from '../versions/draft-service.ts';
import { actView } from '../versions/version-view.ts';

/** Whether decisions of a platform have effect, and who asks to change it. */
export const readMode = ({ db }: Pick<Deps, 'db'>, who: Editor): Promise<PolicyMode> =>
  db.tx(who, ({ sql }) => modeView(sql, who.org));

async function modeView(sql: Sql, org: string): Promise<PolicyMode> {
  const found = await findPlatformMode(sql, org);
  const proposal = await findModeProposal(sql, org);
  const names = await namesOfPeople(sql);
  return {
    mode: found?.mode ?? 'shadow',
    ...(proposal && { proposed: { mode: proposal.mode, ...actView(proposal.by, proposal.at, names) } }),
  };
}

/** Asks for another mode; somebody else approves. */
export async function proposeMode(
  { db, now, record }: Pick<Deps, 'db' | 'now' | 'record'>,
  who: Editor & { mode: Mode },
  mode: Mode,
): Promise<PolicyMode> {
  if (mode === who.mode) throw new Refusal('not-now', `The platform is in "${mode}" already`);
  return db.tx(who, async ({ sql }) => {
    await lockPolicyVersions(sql, who.org);
    await putModeProposal(sql, who.org, { mode, by: who.person, at: now() });
    await record(sql, 'platform-mode.proposed', who, [who.org]);
    return modeView(sql, who.org);
  });
}

/** A second person approves the mode that was asked for, or declines. */
export function answerModeProposal(
  deps: Pick<Deps, 'db' | 'now' | 'record'>,
  who: Editor,
  answer: PolicyModeApproval,
): Promise<PolicyMode> {
  return deps.db.tx(who, async ({ sql }) => {
    await lockPolicyVersions(sql, who.org);
    await carryOut(sql, deps, who, answer);
    return modeView(sql, who.org);
  });
}

async function carryOut(
  sql: Sql,
  { record, now }: Pick<Deps, 'now' | 'record'>,
  who: Editor,
  { approve, mode }: PolicyModeApproval,
): Promise<void> {
  const asked = await findModeProposal(sql, who.org);
  if (!asked || asked.mode !== mode) throw new Refusal('not-now', `Nobody asked for "${mode}"`);
  if (!approve) {
    await dropModeProposal(sql, who.org);
    return record(sql, 'platform-mode.declined', who, [who.org]);
  }
  if (asked.by === who.person) throw new Refusal('second-person');
  await approveMode(sql, who.org, mode, who.person, now());
  await record(sql, 'platform-mode.changed', who, [who.org]);
}
