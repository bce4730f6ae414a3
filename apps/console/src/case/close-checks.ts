import type { CaseView, SealedItem } from '@khong-mot-minh/contracts';
import { type MayKnow, ORGANISATIONS, type OrganisationKind } from '@khong-mot-minh/contracts/codes';

/** What is said before a case is closed: the young person would be left alone with it. */
export type CloseWarning =
  | { what: 'never-answered' | 'last-unanswered' | 'unread' }
  | { what: 'yes-stands'; level: MayKnow };

type Closed = Pick<
  CaseView,
  'report' | 'withdrawn' | 'sealed' | 'unread' | 'assignee' | 'referrals' | 'questions'
>;

/** What the young person wrote, as far as it can still be read. */
export const wordsOf = ({ sealed }: Pick<CaseView, 'sealed'>): SealedItem[] =>
  sealed.filter(({ from }) => from === 'reporter');

/** Whether a team has ever written to the young person. */
export const isAnswered = ({ sealed }: Pick<CaseView, 'sealed'>): boolean => sealed.some(isReply);

const isReply = ({ kind, from }: SealedItem): boolean => kind === 'message' && from !== 'reporter';

/** To whoever holds the case nothing is new once the page is open; to who agrees it says that the holder has not looked. */
export function closeWarnings(
  view: Closed,
  { own, person }: { own: OrganisationKind; person: string },
): CloseWarning[] {
  if (!view.report || view.withdrawn) return [];
  const warnings: CloseWarning[] = [];
  const last = view.sealed.findLast((item) => item.from === 'reporter' || isReply(item));
  if (!isAnswered(view)) warnings.push({ what: 'never-answered' });
  else if (last?.from === 'reporter') warnings.push({ what: 'last-unanswered' });
  if (view.unread && view.assignee?.id !== person) warnings.push({ what: 'unread' });
  for (const level of standingYes(view, own)) warnings.push({ what: 'yes-stands', level });
  return warnings;
}

/** Whom the young person said yes to, without anything having gone there. */
function standingYes({ report, referrals, questions }: Closed, own: OrganisationKind): MayKnow[] {
  const agreed = questions.filter(({ status }) => status === 'agreed').map(({ toKind }) => levelOf(toKind));
  const went = referrals
    .filter(({ status }) => status === 'sent' || status === 'accepted' || status === 'done')
    .map(({ toKind }) => levelOf(toKind));
  const levels = new Set([...(report?.mayKnow ?? []), ...agreed.filter((level) => level !== undefined)]);
  // The team that reads always knows, and no organisation here is a parent.
  return [...levels].filter(
    (level) => level !== 'team' && level !== 'parent' && level !== levelOf(own) && !went.includes(level),
  );
}

const levelOf = (kind: OrganisationKind): MayKnow | undefined => ORGANISATIONS[kind].consentLevel;
