import type { Bilingual, CaseView } from '@kmm/contracts';
import { MAY_KNOW, type MayKnow, ORGANISATIONS, type OrganisationKind } from '@kmm/contracts/codes';

/** What happened to a rung after the first choice: a yes, a telling in danger, and who works or worked on the case. */
type Change = { what: 'owns' } | { what: 'agreed' | 'told' | 'held'; name: Bilingual; at: string };
export type Rung = { rung: MayKnow; chosen: boolean; changes: Change[] };

type Seen = Pick<CaseView, 'access' | 'referrals' | 'questions'>;

const onRung = (rung: MayKnow, kind: OrganisationKind): boolean => ORGANISATIONS[kind].rung === rung;

/** The first choice of the reporter, rung by rung, with what has changed since: one truth, also after a transfer. */
export function consentRungs(
  mayKnow: readonly MayKnow[],
  { access, referrals, questions }: Seen,
  own: OrganisationKind,
): Rung[] {
  return MAY_KNOW.map((rung) => ({
    rung,
    // The team that reads always knows.
    chosen: rung === 'team' || mayKnow.includes(rung),
    changes: [
      ...(access === 'owner' && onRung(rung, own) ? [{ what: 'owns' } as const] : []),
      ...questions
        .filter(({ toKind, status }) => onRung(rung, toKind) && status === 'agreed')
        .map(({ to, askedAt }) => ({ what: 'agreed', name: to, at: askedAt }) as const),
      ...referrals.flatMap(({ kind, status, fromKind, toKind, from, to, consent, basis, at }): Change[] => {
        const moved = kind === 'transfer' && status === 'accepted';
        const told = !consent.given && basis === 'danger-to-life';
        return [
          ...(moved && onRung(rung, fromKind) ? [{ what: 'held', name: from, at } as const] : []),
          ...(moved && consent.given && onRung(rung, toKind)
            ? [{ what: 'agreed', name: to, at } as const]
            : []),
          ...(told && onRung(rung, toKind) ? [{ what: 'told', name: to, at } as const] : []),
        ];
      }),
    ],
  }));
}
