import type { VersionState } from '@khong-mot-minh/contracts';
import type { PolicyActName, VersionChange } from '../queries/policy-versions.ts';

/** What a person does with a version. */
export type VersionAct = 'shadow' | 'propose' | 'withdraw' | 'decline' | 'approve' | 'retire' | 'roll-back';

/** What the act is about, as it stands. */
export type PolicyVersionState = {
  state: VersionState;
  proposedBy: string | null;
  /** What was live before this version. */
  replaced: string | null;
};

export type Refusal = 'not-now' | 'second-person';
export type Step = { change: VersionChange; noted: PolicyActName };

/** In which state each act is possible; everything else is refused. A live version ends by another one only. */
const POSSIBLE: Readonly<Record<VersionAct, readonly VersionState[]>> = {
  shadow: ['draft'],
  propose: ['shadow'],
  withdraw: ['shadow'],
  decline: ['shadow'],
  approve: ['shadow'],
  retire: ['draft', 'shadow'],
  'roll-back': ['live'],
};

/** What an act does to the version, or why not. Pure: who is live beside it is the caller's to move. */
export function step(act: VersionAct, at: PolicyVersionState, by: string, now: Date): Step | Refusal {
  if (!POSSIBLE[act].includes(at.state)) return 'not-now';
  switch (act) {
    case 'shadow':
      return { change: { state: 'shadow' }, noted: 'shadowed' };
    case 'propose':
      if (at.proposedBy !== null) return 'not-now';
      return { change: { proposed: { by, at: now } }, noted: 'proposed' };
    case 'withdraw':
      if (at.proposedBy === null) return 'not-now';
      return { change: { proposed: null }, noted: 'withdrawn' };
    case 'decline':
      if (at.proposedBy === null) return 'not-now';
      return { change: { proposed: null }, noted: 'declined' };
    case 'approve':
      if (at.proposedBy === null) return 'not-now';
      if (at.proposedBy === by) return 'second-person';
      return { change: { state: 'live', approved: { by, at: now } }, noted: 'approved' };
    case 'retire':
      return { change: { state: 'retired', proposed: null }, noted: 'retired' };
    case 'roll-back':
      if (at.replaced === null) return 'not-now';
      return { change: { state: 'retired' }, noted: 'rolled-back' };
  }
}
