import { ApiError } from '../api/api-error.ts';
import { Field } from '../frame/field.tsx';
import { useTranslation } from '../team-keys/use-translation.ts';
import { StepForm } from './step-form.tsx';

type Props = { code: string; onCode(code: string): void; onNext(): Promise<void> };

/** The one thing that an operator handed over; behind the address's hash it is filled in already. */
export function CodeStep({ code, onCode, onNext }: Props) {
  const words = useTranslation();
  const explain = (error: unknown) =>
    error instanceof ApiError && error.code === 'unknown-code' ? words('enrol.unknown') : undefined;
  return (
    <StepForm submit={words('enrol.codeSubmit')} next={onNext} explain={explain}>
      <Field label={words('enrol.code')} hint={words('enrol.codeHint')}>
        {(control) => (
          <input
            {...control}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            value={code}
            onChange={(event) => onCode(event.target.value)}
          />
        )}
      </Field>
    </StepForm>
  );
}
