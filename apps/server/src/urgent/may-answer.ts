import { may } from '@khong-mot-minh/contracts/codes';
import type { dutiesNow, SignedIn, WaitingCall } from '@khong-mot-minh/database';

/** Somebody on duty answers, or a supervisor; where nobody is on duty, whoever works there. */
export function mayAnswer(
  { personId, roles }: Pick<SignedIn, 'personId' | 'roles'>,
  { team }: Pick<WaitingCall, 'team'>,
  duties: Awaited<ReturnType<typeof dutiesNow>>,
): boolean {
  const answers = duties.filter((duty) => team === null || duty.team === team);
  return (
    answers.length === 0 ||
    answers.some((duty) => duty.person === personId) ||
    may({ roles }, 'team.supervise')
  );
}
