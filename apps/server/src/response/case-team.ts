import type { CaseRecord, ReferralRow, TeamRow } from '@khong-mot-minh/database';

/** The team that works on a case; one that a decision opened has none and falls to its owner's first. */
export const teamOfCase = (
  teams: readonly TeamRow[],
  { team, org }: Pick<CaseRecord, 'team' | 'org'>,
): TeamRow | undefined => teams.find((t) => (team ? t.id === team : t.org === org));

/** The team to which a case is on offer for transfer now. */
export const offeredTeam = (
  teams: readonly TeamRow[],
  referrals: readonly ReferralRow[],
): TeamRow | undefined => {
  const offer = referrals.find(({ kind, status }) => kind === 'transfer' && status === 'sent');
  return offer && teams.find(({ id }) => id === offer.toTeam);
};
