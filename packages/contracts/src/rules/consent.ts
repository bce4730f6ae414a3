import { MAY_KNOW, type MayKnow } from '../codes/consent-levels.ts';
import { ORGANISATIONS, type OrganisationKind } from '../codes/organisation-kinds.ts';
import { REFERRAL_BASES, type ReferralBasis } from '../codes/referral-bases.ts';

/** A yes or a no after the report: about one organisation, or about all of a level. */
export type Word = {
  allows: boolean;
  organisation?: { id: string; kind: OrganisationKind } | undefined;
  level?: MayKnow | undefined;
  /** Gives back what the last no to the level took, and nothing beside it. */
  restores?: boolean | undefined;
};

/** What a reporter said of who may know: on the form, and since, oldest first. */
export type ReportWish<W extends Word = Word> = {
  mayKnow: readonly MayKnow[];
  words: readonly W[];
  withdrawn: boolean;
};

/** An organisation that somebody would tell. */
export type Receiver = { organisationId: string; kind: OrganisationKind };

export type Consent = 'allowed' | 'refused' | 'withdrawn' | 'nobody';

type Said<W extends Word> = Pick<ReportWish<W>, 'mayKnow' | 'words'>;

const isAbout =
  (level: MayKnow | undefined) =>
  ({ organisation, level: named }: Word): boolean =>
    !organisation && named !== undefined && named === level;

/** Where the no stands that a restoration of the level would lift: the last word about it, if that is a no. */
function takeBackAt(words: readonly Word[], level: MayKnow | undefined): number {
  const at = words.findLastIndex(isAbout(level));
  return words[at]?.allows === false ? at : -1;
}

/** The words without each no that a restoration lifted, and without the restorations: what is left holds. */
function standingWords<W extends Word>(words: readonly W[]): W[] {
  const standing: W[] = [];
  for (const word of words)
    if (!word.restores) standing.push(word);
    else {
      let at = takeBackAt(standing, word.level);
      while (at >= 0) {
        standing.splice(at, 1);
        // The same no said twice took back once, unless a yes to one organisation came between.
        const before = standing
          .slice(0, at)
          .findLastIndex((one) => isAbout(word.level)(one) || agreesWithin(one, word.level));
        at = standing[before]?.allows === false ? before : -1;
      }
    }
  return standing;
}

const agreesWithin = ({ organisation, allows }: Word, level: MayKnow | undefined): boolean =>
  allows && organisation !== undefined && ORGANISATIONS[organisation.kind].consentLevel === level;

/** Whether the last word about a level is a no, which a restoration would lift. */
export const isTakenBack = ({ words }: Pick<Said<Word>, 'words'>, level: MayKnow): boolean =>
  takeBackAt(standingWords(words), level) >= 0;

/**
 * The word about an organisation that holds: the last one about itself, or, where none was said, about its level. A no to
 * the level takes back every earlier yes to an organisation of it; a yes to the level leaves a no to one organisation.
 */
export function standingWord<W extends Word>(
  { words: said }: Pick<Said<W>, 'words'>,
  { organisationId, kind }: Receiver,
): W | undefined {
  const words = standingWords(said);
  const ofLevel = words.findLast(isAbout(ORGANISATIONS[kind].consentLevel));
  const own = words.findLast(({ organisation }) => organisation?.id === organisationId);
  if (!own) return ofLevel;
  const tookBack = own.allows && ofLevel?.allows === false && words.indexOf(ofLevel) > words.indexOf(own);
  return tookBack ? ofLevel : own;
}

/** Whether the reporter lets this organisation know: by the word that holds, otherwise by the tick on the form. */
export function isAllowed<W extends Word>(said: Said<W>, to: Receiver): boolean {
  const { consentLevel } = ORGANISATIONS[to.kind];
  const ticked = consentLevel !== undefined && said.mayKnow.includes(consentLevel);
  return standingWord(said, to)?.allows ?? ticked;
}

/** Whether every organisation of a level may know, but for those that a no names. */
export const isLevelAllowed = <W extends Word>({ mayKnow, words }: Said<W>, level: MayKnow): boolean =>
  level === 'team' || (standingWords(words).findLast(isAbout(level))?.allows ?? mayKnow.includes(level));

/** The levels that may know now. */
export const allowedLevels = <W extends Word>(said: Said<W>): MayKnow[] =>
  MAY_KNOW.filter((level) => isLevelAllowed(said, level));

/** What the reporter said about this organisation; `nobody` where the case has no reporter. */
export function consentFor(report: ReportWish | undefined, to: Receiver): Consent {
  if (!report) return 'nobody';
  if (report.withdrawn) return 'withdrawn';
  return isAllowed(report, to) ? 'allowed' : 'refused';
}

/** A report moves only with consent; a case without a reporter moves on any other ground. */
export const mayMove = (consent: Consent): boolean => consent === 'allowed' || consent === 'nobody';

/** Grounds that can hold: consent needs a reporter who gave it, a platform's terms the platform's own case. */
export const basesFor = (consent: Consent): readonly ReferralBasis[] =>
  REFERRAL_BASES.filter((basis) => {
    if (basis === 'consent') return consent === 'allowed';
    if (basis === 'platform-terms') return consent === 'nobody';
    return mayMove(consent);
  });

/** Kinds that an override of the reporter's wish can reach: who can save a life, if no consent lets them know. */
export const isBarred = <W extends Word>(to: Receiver, said: Said<W>): boolean =>
  (to.kind === 'police' || to.kind === 'helpline') && !isAllowed(said, to);
