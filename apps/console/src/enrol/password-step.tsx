import { Field } from '../frame/field.tsx';
import { KeyProblem } from '../team-keys/key-form.tsx';
import { useTranslation } from '../team-keys/use-translation.ts';
import { StepForm } from './step-form.tsx';

const LEAST = 12;

type Props = {
  email: string;
  password: string;
  /** The server would not have this password. */
  refused: boolean;
  onPassword(password: string): void;
  onNext(): void;
};

export function PasswordStep({ email, password, refused, onPassword, onNext }: Props) {
  const words = useTranslation();
  const next = async () => {
    if (password.length < LEAST) throw new KeyProblem(words('enrol.passwordShort'));
    onNext();
  };
  return (
    <StepForm submit={words('enrol.next')} next={next}>
      {/* A password manager keeps the pair only where it sees both. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Field
        label={words('enrol.password')}
        hint={words('enrol.passwordHint')}
        error={refused ? words('enrol.passwordWeak') : ''}
      >
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="new-password"
            required
            value={password}
            onChange={(event) => onPassword(event.target.value)}
          />
        )}
      </Field>
    </StepForm>
  );
}
