import type { AuthorityBasisCode } from '@khong-mot-minh/contracts';
import type { PreservationScope } from '@khong-mot-minh/contracts/codes';
import { PRESERVATION_SCOPES } from '@khong-mot-minh/contracts/codes';
import { type FormEvent, useState } from 'react';
import { DialogActions } from '../case/dialog-actions.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { useProblemFocus } from '../frame/use-problem-focus.ts';
import { useLanguage } from '../language/language-context.tsx';
import { ActFailure } from './act-failure.tsx';
import { issuePreservation } from './authority-api.ts';
import { BasisField } from './basis-field.tsx';
import { CodeChecks, toggled } from './code-checks.tsx';
import { DaysField, daysOf } from './days-field.tsx';
import { useAct } from './use-act.ts';

type Props = { caseId: string; open: boolean; onClose(): void; onDone(sentence: string): void };

export function NewPreservation({ caseId, open, onClose, onDone }: Props) {
  const { t } = useLanguage();
  return (
    <Dialog open={open} onClose={onClose} title={t('preservation.new')} lead={t('preservation.newLead')}>
      {open ? <Form caseId={caseId} onClose={onClose} onDone={onDone} /> : null}
    </Dialog>
  );
}

function Form({ caseId, onClose, onDone }: Omit<Props, 'open'>) {
  const { t } = useLanguage();
  const [basis, setBasis] = useState<AuthorityBasisCode>();
  const [scope, setScope] = useState<PreservationScope[]>(['cited-events', 'conversation']);
  const [days, setDays] = useState('90');
  const [tries, setTries] = useState(0);
  const ref = useProblemFocus(tries);
  const issue = useAct(() => onDone(t('preservation.issued')));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    const whole = daysOf(days);
    if (!basis || !whole || scope.length === 0) return;
    issue.act(async () => ({ caseId, basis, scope, days: whole }), issuePreservation);
  };
  return (
    <form className="stack" ref={ref} onSubmit={submit} noValidate>
      <BasisField use="preservation" chosen={basis} missing={tries > 0} onChoose={setBasis} />
      <CodeChecks
        label={t('preservation.scope')}
        codes={PRESERVATION_SCOPES}
        wordsOf={(code) => `preservationScope.${code}`}
        chosen={scope}
        missing={tries > 0}
        onToggle={(code) => setScope(toggled(scope, code))}
      />
      <DaysField value={days} missing={tries > 0} onChange={setDays} />
      <ActFailure error={issue.error} />
      <DialogActions submit={t('preservation.submit')} busy={issue.isPending} onClose={onClose} />
    </form>
  );
}
