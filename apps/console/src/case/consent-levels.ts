import type { Bilingual, CaseView } from '@kmm/contracts';
import { MAY_KNOW, type MayKnow, ORGANISATIONS, type OrganisationKind } from '@kmm/contracts/codes';

/** What happened to a level after the first choice: a yes, a telling in danger, and who works or worked on the case. */
type Change = { what: 'owns' } | { what: 'agreed' | 'told' | 'held'; name: Bilingual; at: string };
/** `yes` by the first choice, `since` by what came after it; `left` where who came to know reads no more. */
type Standing = 'yes' | 'since' | 'left' | 'no';
export type ConsentLevel = { level: MayKnow; standing: Standing; changes: Change[] };

type Seen = Pick<CaseView, 'access' | 'referrals' | 'questions'>;

const isSame = (one: Bilingual, other: Bilingual): boolean => one.vi === other.vi;

const atConsentLevel = (level: MayKnow, kind: OrganisationKind): boolean =>
  ORGANISATIONS[kind].consentLevel === level;

/** The first choice of the reporter, level by level, with what has changed since: one truth, also after a transfer. */
export function consentLevels(
  mayKnow: readonly MayKnow[],
  { access, referrals, questions }: Seen,
  own: { name: Bilingual; kind: OrganisationKind },
): ConsentLevel[] {
  const owns = access === 'owner';
  return MAY_KNOW.map((level) => {
    const changes: Change[] = [
      ...(owns && atConsentLevel(level, own.kind) ? [{ what: 'owns' } as const] : []),
      ...questions
        .filter(({ toKind, status }) => atConsentLevel(level, toKind) && status === 'agreed')
        .map(({ to, askedAt }) => ({ what: 'agreed', name: to, at: askedAt }) as const),
      ...referrals.flatMap(({ kind, status, fromKind, toKind, from, to, consent, basis, at }): Change[] => {
        const moved = kind === 'transfer' && status === 'accepted';
        const told = !consent.given && basis === 'danger-to-life';
        return [
          // A case that came back is its owner's again.
          ...(moved && atConsentLevel(level, fromKind) && !(owns && isSame(from, own.name))
            ? [{ what: 'held', name: from, at } as const]
            : []),
          ...(moved && consent.given && atConsentLevel(level, toKind)
            ? [{ what: 'agreed', name: to, at } as const]
            : []),
          ...(told && atConsentLevel(level, toKind) ? [{ what: 'told', name: to, at } as const] : []),
        ];
      }),
    ];
    // The team that reads always knows.
    const chosen = level === 'team' || mayKnow.includes(level);
    return { level, standing: chosen ? 'yes' : standingOf(changes), changes };
  });
}

/** Who handed the case over reads no more, whatever it was once told; who was told for a life in danger knows. */
function standingOf(changes: readonly Change[]): Standing {
  if (changes.length === 0) return 'no';
  const left = changes.flatMap((change) => (change.what === 'held' ? [change.name] : []));
  const knows = changes.some(
    (change) =>
      change.what === 'owns' ||
      change.what === 'told' ||
      (change.what === 'agreed' && !left.some((name) => isSame(name, change.name))),
  );
  return knows ? 'since' : 'left';
}
