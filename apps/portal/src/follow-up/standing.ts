import type { ReportStatus, ThreadOffer, ThreadQuestion, ThreadReader } from '@khong-mot-minh/contracts';

const STANDINGS = [
  'owner',
  'ownerWaiting',
  'ownerClosed',
  'ownerAside',
  'referral',
  'referralSent',
  'formerOwner',
  'formerReferral',
  'returned',
] as const;
type Standing = (typeof STANDINGS)[number];

/** What an organisation is to a young person's words, or what it was: who had the case keeps its own notes. */
function standingOf(
  { role, was, accepted, returned }: Pick<ThreadReader, 'role' | 'was' | 'accepted' | 'returned'>,
  { status, aside }: { status: ReportStatus; aside?: boolean | undefined },
): Standing {
  if (role === 'owner') {
    if (status === 'closed') return 'ownerClosed';
    if (aside) return 'ownerAside';
    return status === 'received' ? 'ownerWaiting' : 'owner';
  }
  if (role === 'referral') return accepted ? 'referral' : 'referralSent';
  if (returned) return 'returned';
  return was === 'owner' ? 'formerOwner' : 'formerReferral';
}

export const OFFERINGS = ['open', 'openPart', 'over', 'overPart'] as const;

/** An offer as it is told: who reads a part already is not said to read nothing. */
export const offeringOf = ({
  state,
  part,
}: Pick<ThreadOffer, 'state' | 'part'>): (typeof OFFERINGS)[number] => (part ? `${state}Part` : state);

type Duty = Pick<ThreadReader, 'onDuty' | 'nextDuty'>;

/** Whether somebody of an organisation is on duty, and if not, whether it is known from when on. */
function dutyOf({ onDuty, nextDuty }: Duty): 'there' | 'next' | 'unknown' | undefined {
  if (onDuty === undefined) return undefined;
  if (onDuty) return 'there';
  return nextDuty ? 'next' : 'unknown';
}

const MOMENTS = ['came', 'sent', 'accepted', 'ended'] as const;
const EXTENTS = ['letter', 'parts', 'sawLetter', 'sawParts'] as const;
const DUTIES = ['there', 'thereSent', 'next', 'unknown'] as const;
const REASONS = ['overridden', 'againstNo', 'justified', 'notJustified'] as const;

/** Every sentence that is told of a reader, in the order in which it stands. */
export const READER_LINES = [...STANDINGS, ...MOMENTS, ...EXTENTS, ...DUTIES, ...REASONS] as const;
export type ReaderLine = (typeof READER_LINES)[number];

export const isStanding = (line: ReaderLine): boolean => STANDINGS.some((one) => one === line);
export const isMoment = (line: ReaderLine): boolean => MOMENTS.some((one) => one === line);

const MOMENT_OF: Readonly<Record<Standing, (typeof MOMENTS)[number]>> = {
  owner: 'came',
  ownerWaiting: 'came',
  ownerClosed: 'came',
  ownerAside: 'came',
  referral: 'accepted',
  referralSent: 'sent',
  formerOwner: 'ended',
  formerReferral: 'ended',
  returned: 'ended',
};

type State = { status: ReportStatus; aside?: boolean | undefined };

/** What is told of one reader: what it is now, since when, what it sees, whether anybody is there, and why without asking. */
export function linesOf(reader: ThreadReader, state: State): ReaderLine[] {
  const { role, shown, overridden, againstNo, review } = reader;
  const standing = standingOf(reader, state);
  const duty = dutyOf(reader);
  const lines: ReaderLine[] = [standing, MOMENT_OF[standing]];
  if (shown && role === 'referral') lines.push(shown);
  else if (shown) lines.push(shown === 'parts' ? 'sawParts' : 'sawLetter');
  // Presence does not promise an answer to what is put aside or closed.
  if (duty && standing !== 'ownerAside' && standing !== 'ownerClosed')
    // Somebody is there, and nobody has said that they have it: that is not to be read as somebody reading.
    lines.push(duty === 'there' && standing === 'referralSent' ? 'thereSent' : duty);
  if (overridden) lines.push(againstNo ? 'againstNo' : 'overridden');
  if (overridden && review) lines.push(review === 'justified' ? 'justified' : 'notJustified');
  return lines;
}

/** The time that the line about it names. */
export const momentOf = ({ since, until, accepted }: ThreadReader): string => until ?? accepted ?? since;

export const QUESTION_LINES = [
  'text',
  'there',
  'next',
  'unknown',
  'own',
  'danger',
  'agreed',
  'withdrawal',
  'goesAhead',
  'stays',
] as const;
export type QuestionLine = (typeof QUESTION_LINES)[number];

const isOwnThere = (readers: readonly ThreadReader[]): boolean =>
  readers.some(({ role, onDuty }) => role === 'owner' && onDuty);

/** What is said beside a question: also whether anybody is on duty there, before a yes takes it from who is. */
export function questionLines(
  question: ThreadQuestion | undefined,
  { dangerNow, readers }: { dangerNow: boolean; readers: readonly ThreadReader[] },
): readonly QuestionLine[] {
  if (!question) return [];
  const waits = !question.agreed;
  const duty = dutyOf(question);
  const isTrue: Record<QuestionLine, boolean> = {
    text: waits,
    there: duty === 'there',
    next: duty === 'next',
    unknown: duty === 'unknown',
    own: !question.onDuty && isOwnThere(readers),
    danger: dangerNow,
    agreed: question.agreed,
    withdrawal: true,
    goesAhead: waits && question.silence === 'goes-ahead',
    stays: waits && question.silence === 'stays',
  };
  return QUESTION_LINES.filter((line) => isTrue[line]);
}
