import { useLanguage } from '../language/language-context.tsx';
import { Field } from './field.tsx';
import type { useOwnProof } from './own-proof.ts';

type Words = { hint: string; wrongPassword: string; wrongCode: string };

/** Password and code, asked for again before an act that an open session alone must not do. */
export function OwnProofFields({
  typed,
  setTyped,
  wrong,
  words,
}: Pick<ReturnType<typeof useOwnProof>, 'typed' | 'setTyped'> & {
  wrong: 'password' | 'code' | undefined;
  words: Words;
}) {
  const { t } = useLanguage();
  return (
    <>
      <Field
        label={t('signIn.password')}
        hint={words.hint}
        {...(wrong === 'password' && { error: words.wrongPassword })}
      >
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="current-password"
            required
            value={typed.password}
            onChange={({ target: { value } }) => setTyped({ ...typed, password: value })}
          />
        )}
      </Field>
      <Field label={t('signIn.totp')} {...(wrong === 'code' && { error: words.wrongCode })}>
        {(control) => (
          <input
            {...control}
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9]{6}"
            value={typed.code}
            onChange={({ target: { value } }) => setTyped({ ...typed, code: value })}
          />
        )}
      </Field>
    </>
  );
}
