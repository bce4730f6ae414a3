import type { AuthorityBasisCode, AuthorityTargets } from '@khong-mot-minh/contracts';
import type { DataClass, RequestType } from '@khong-mot-minh/contracts/codes';
import { DATA_CLASSES, REQUEST_TYPES } from '@khong-mot-minh/contracts/codes';
import { textIn } from '@khong-mot-minh/i18n';
import { type FormEvent, useState } from 'react';
import { DialogActions } from '../case/dialog-actions.tsx';
import { SEALED_LENGTH } from '../case/text-limits.ts';
import { Field } from '../frame/field.tsx';
import { useProblemFocus } from '../frame/use-problem-focus.ts';
import { useLanguage } from '../language/language-context.tsx';
import { ActFailure } from './act-failure.tsx';
import { makeRequest } from './authority-api.ts';
import { BasisField } from './basis-field.tsx';
import { sealFor } from './seal-for.ts';
import { useAct } from './use-act.ts';

const CASE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

type Props = { targets: AuthorityTargets; onClose(): void; onDone(): void };

/** One case, one type, one class, one ground: there is nothing else to fill in but why, which is sealed. */
export function RequestForm({ targets, onClose, onDone }: Props) {
  const { language, t } = useLanguage();
  const [caseId, setCaseId] = useState('');
  const [organisation, setOrganisation] = useState(targets.items[0]?.organisation ?? '');
  const [type, setType] = useState<RequestType>('preserve');
  const [dataClass, setDataClass] = useState<DataClass>('subscriber');
  const [basis, setBasis] = useState<AuthorityBasisCode>();
  const [dangerToLife, setDanger] = useState(false);
  const [why, setWhy] = useState('');
  const [tries, setTries] = useState(0);
  const ref = useProblemFocus(tries);
  const asking = useAct(onDone);
  const tried = tries > 0;
  const target = targets.items.find((known) => known.organisation === organisation);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if (!CASE_ID.test(caseId.trim()) || !target || !basis || why.trim() === '') return;
    asking.act(
      async () => ({
        caseId: caseId.trim().toLowerCase(),
        organisation,
        type,
        dataClass,
        basis,
        dangerToLife,
        note: await sealFor('authority-request', why, targets.own ? [target, targets.own] : [target]),
      }),
      makeRequest,
    );
  };
  return (
    <form className="stack" ref={ref} onSubmit={submit} noValidate>
      <Field
        label={t('request.caseId')}
        hint={t('request.caseIdHint')}
        error={tried && !CASE_ID.test(caseId.trim()) ? t('request.caseIdWrong') : ''}
      >
        {(control) => (
          <input
            {...control}
            autoComplete="off"
            spellCheck={false}
            value={caseId}
            onChange={(e) => setCaseId(e.target.value)}
          />
        )}
      </Field>
      <Field label={t('request.platform')}>
        {(control) => (
          <select {...control} value={organisation} onChange={(e) => setOrganisation(e.target.value)}>
            {targets.items.map((known) => (
              <option key={known.organisation} value={known.organisation}>
                {textIn(known.name, language)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('request.type')}>
        {(control) => (
          <select
            {...control}
            value={type}
            onChange={(e) => setType(REQUEST_TYPES.find((known) => known === e.target.value) ?? 'preserve')}
          >
            {REQUEST_TYPES.map((known) => (
              <option key={known} value={known}>
                {t(`requestType.${known}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('request.dataClass')}>
        {(control) => (
          <select
            {...control}
            value={dataClass}
            onChange={(e) => setDataClass(DATA_CLASSES.find((c) => c === e.target.value) ?? 'subscriber')}
          >
            {DATA_CLASSES.map((known) => (
              <option key={known} value={known}>
                {t(`dataClass.${known}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <BasisField use={type} chosen={basis} missing={tried} onChoose={setBasis} />
      <label className="check">
        <input type="checkbox" checked={dangerToLife} onChange={(e) => setDanger(e.target.checked)} />
        {t('request.dangerToLife')}
      </label>
      <Field
        label={t('request.why')}
        hint={t('authority.sealedFor')}
        error={tried && why.trim() === '' ? t('authority.writeReason') : ''}
      >
        {(control) => (
          <textarea
            {...control}
            maxLength={SEALED_LENGTH}
            value={why}
            onChange={(e) => setWhy(e.target.value)}
          />
        )}
      </Field>
      <ActFailure error={asking.error} />
      <DialogActions submit={t('request.submit')} busy={asking.isPending} onClose={onClose} />
    </form>
  );
}
