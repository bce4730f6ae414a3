import type { Bilingual, CaseView, ConsentWord } from '@khong-mot-minh/contracts';
import {
  MAY_KNOW,
  type MayKnow,
  ORGANISATIONS,
  type OrganisationKind,
} from '@khong-mot-minh/contracts/codes';
import { isLevelAllowed, standingWord } from '@khong-mot-minh/contracts/rules';

/** What happened to a level after the form: words of the reporter, a telling in danger, and who works or worked on the case. */
type Change =
  | { what: 'owns' }
  | { what: 'level-allowed' | 'level-refused' | 'level-restored'; at: string }
  | { what: 'agreed' | 'refused' | 'told' | 'held'; name: Bilingual; at: string };
/**
 * `yes` for all of the level, `except` for all but those that a no names, `since` for those that a yes names or that came
 * to know; `left` where who came to know reads no more.
 */
type Standing = 'yes' | 'except' | 'since' | 'left' | 'no';
export type ConsentLevel = { level: MayKnow; standing: Standing; changes: Change[] };

type Said = Pick<NonNullable<CaseView['report']>, 'mayKnow' | 'words'>;
type Seen = Pick<CaseView, 'access' | 'referrals'>;

const isSame = (one: Bilingual, other: Bilingual): boolean => one.vi === other.vi;

const atConsentLevel = (level: MayKnow, kind: OrganisationKind): boolean =>
  ORGANISATIONS[kind].consentLevel === level;

/** What a reporter said of who may know, level by level, with what has changed since: one truth, also after a transfer. */
export function consentLevels(
  said: Said,
  { access, referrals }: Seen,
  own: { name: Bilingual; kind: OrganisationKind },
): ConsentLevel[] {
  const owns = access === 'owner';
  return MAY_KNOW.map((level) => {
    const changes: Change[] = [
      ...(owns && atConsentLevel(level, own.kind) ? [{ what: 'owns' } as const] : []),
      ...wordsAt(level, said.words),
      ...referrals.flatMap(({ kind, status, fromKind, toKind, from, to, consent, basis, at }): Change[] => {
        const moved = kind === 'transfer' && status === 'accepted';
        const told = !consent.given && basis === 'danger-to-life';
        return [
          // A case that came back is its owner's again.
          ...(moved && atConsentLevel(level, fromKind) && !(owns && isSame(from, own.name))
            ? [{ what: 'held', name: from, at } as const]
            : []),
          ...(told && atConsentLevel(level, toKind) ? [{ what: 'told', name: to, at } as const] : []),
        ];
      }),
    ];
    return { level, standing: standingOf(isLevelAllowed(said, level), changes), changes };
  });
}

/** The last word about the level, and of each organisation of it the word that holds, where that is its own. */
function wordsAt(level: MayKnow, words: readonly ConsentWord[]): Change[] {
  const general = words.findLast((word) => !word.organisation && word.level === level);
  const own = words.filter(({ organisation }, at) => {
    if (!organisation || !atConsentLevel(level, organisation.kind)) return false;
    const { id: organisationId, kind } = organisation;
    return standingWord({ words }, { organisationId, kind }) === words[at];
  });
  return [
    ...(general ? [{ what: wordOf(general), at: general.at } as const] : []),
    ...own.flatMap(({ organisation, allows, at }) =>
      organisation ? [{ what: allows ? 'agreed' : 'refused', name: organisation.name, at } as const] : [],
    ),
  ];
}

const wordOf = ({ allows, restores }: ConsentWord): 'level-allowed' | 'level-refused' | 'level-restored' => {
  if (restores) return 'level-restored';
  return allows ? 'level-allowed' : 'level-refused';
};

/** Who handed the case over reads no more, whatever it was once told; who was told for a life in danger knows. */
function standingOf(allowed: boolean, changes: readonly Change[]): Standing {
  if (allowed) return changes.some(({ what }) => what === 'refused') ? 'except' : 'yes';
  const left = changes.flatMap((change) => (change.what === 'held' ? [change.name] : []));
  const knows = changes.some(
    (change) =>
      change.what === 'owns' ||
      change.what === 'told' ||
      (change.what === 'agreed' && !left.some((name) => isSame(name, change.name))),
  );
  if (knows) return 'since';
  return left.length > 0 ? 'left' : 'no';
}
