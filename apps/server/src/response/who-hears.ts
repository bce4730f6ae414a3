import { type CaseRecord, listReferrals, type Sql, type TeamRow } from '@khong-mot-minh/database';
import { teamOfCase } from './case-team.ts';

/** Whether danger that is said now calls anybody, and if not, from when on: the rule by which the door opens. */
export type Heard = { onDuty: boolean; nextDuty?: string };

/** What the teams of those who may act on a case answer: its owner's, and each to which it was referred. */
export async function whoHears(sql: Sql, record: CaseRecord, teams: readonly TeamRow[]): Promise<Heard> {
  const told = (await listReferrals(sql, record.id))
    .filter(({ status }) => status === 'sent' || status === 'accepted')
    .map(({ toOrg }) => toOrg);
  const owner = teamOfCase(teams, record);
  const called = teams.filter(
    (team) => team.id === owner?.id || (team.org !== record.org && told.includes(team.org)),
  );
  if (called.some(({ onDuty }) => onDuty)) return { onDuty: true };
  const next = called.flatMap(({ nextDuty }) => nextDuty ?? []).sort((a, b) => a.getTime() - b.getTime())[0];
  return { onDuty: false, ...(next && { nextDuty: next.toISOString() }) };
}
