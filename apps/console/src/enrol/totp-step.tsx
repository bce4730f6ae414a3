import { useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { Field } from '../frame/field.tsx';
import { useTranslation } from '../team-keys/use-translation.ts';
import { QrPicture } from './qr-picture.tsx';
import { StepForm } from './step-form.tsx';
import { totpAddress } from './totp-address.ts';

type Props = {
  email: string;
  organisation: string;
  secret: string;
  onBack(): void;
  onNext(digits: string): Promise<void>;
};

/** Last of the steps, because a code holds for a minute. */
export function TotpStep({ email, organisation, secret, onBack, onNext }: Props) {
  const words = useTranslation();
  const [code, setCode] = useState('');
  const explain = (error: unknown) => {
    if (!(error instanceof ApiError)) return undefined;
    if (error.code === 'unknown-code') return words('enrol.unknown');
    return error.pointers.includes('/totp/code') ? words('enrol.totpWrong') : undefined;
  };
  return (
    <StepForm
      submit={words('enrol.finish')}
      busy={words('enrol.busy')}
      next={() => onNext(code.replace(/\s/g, ''))}
      explain={explain}
      onBack={onBack}
    >
      <h2>{words('enrol.totp')}</h2>
      <p>{words('enrol.totpLead')}</p>
      <QrPicture text={totpAddress({ email, organisation, secret })} label={words('enrol.qr')} />
      <p className="small">
        {words('enrol.totpSecret')}{' '}
        <code className="fingerprint" translate="no">
          {secret.match(/.{4}/g)?.join(' ')}
        </code>
      </p>
      <Field label={words('enrol.totpCode')}>
        {(control) => (
          <input
            {...control}
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[\d\s]{6,8}"
            required
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        )}
      </Field>
    </StepForm>
  );
}
