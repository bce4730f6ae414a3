import type { CaseView } from '@khong-mot-minh/contracts';
import { basesFor, consentFor, isSupportFirst, standingWord } from '@khong-mot-minh/contracts/rules';
import { useState } from 'react';
import type { ReferralTarget } from './case-api.ts';
import type { ReferralBasis } from './case-terms.ts';
import { useDraft } from './drafts.tsx';
import { openQuestion } from './open-question.ts';
import type { ReferType } from './refer-dialog.tsx';
import { problemsOf } from './referral-form.ts';

/** The state of the form: what was typed outlives the dialog, what was chosen follows the receiver. */
export function useReferForm(type: ReferType, view: CaseView, targets: readonly ReferralTarget[]) {
  const [note, setNote] = useDraft(`${view.id} ${type} note`);
  // A transfer goes to the team about which the reporter was asked.
  const question = type === 'transfer' ? openQuestion(view) : undefined;
  const possible = question ? targets.filter(({ teamId }) => teamId === question.toTeam) : targets;
  const [teamId, setTeamId] = useState(question ? (possible[0]?.teamId ?? '') : '');
  const [chosenBasis, setBasis] = useState<ReferralBasis>();
  const [consentChecked, setConsentChecked] = useState(false);
  const [share, setShare] = useState<ReadonlySet<string>>(new Set());
  const target = possible.find((known) => known.teamId === teamId);
  const consent = target && consentFor(view.report, target);
  const word = target && view.report && standingWord(view.report, target);
  const bases = consent
    ? basesFor(consent).filter(
        (one) => !target || !isSupportFirst(view.peers?.state === 'confirmed', target.kind, one),
      )
    : [];
  const basis = chosenBasis && bases.includes(chosenBasis) ? chosenBasis : undefined;
  const form = { target, basis, consentChecked, note };
  const choose = (id: string) => {
    setTeamId(id);
    // What the reporter allowed one team was not asked about another.
    setConsentChecked(false);
  };
  const toggle = (id: string) =>
    setShare(
      (chosen) => new Set(chosen.has(id) ? [...chosen].filter((other) => other !== id) : [...chosen, id]),
    );
  const clear = () => {
    setNote('');
    setShare(new Set());
  };
  const problems = problemsOf(form, consent);
  return {
    ...form,
    possible,
    consent,
    word,
    bases,
    share,
    problems,
    choose,
    setBasis,
    setConsentChecked,
    setNote,
    toggle,
    clear,
  };
}
