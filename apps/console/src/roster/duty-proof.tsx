import { type useOwnProof, wrongInProof } from '../frame/own-proof.ts';
import { OwnProofFields } from '../frame/own-proof-fields.tsx';
import { useLanguage } from '../language/language-context.tsx';

/** What a supervisor types before they touch a colleague's duty. */
export function DutyProof({ asked, error }: { asked: ReturnType<typeof useOwnProof>; error: unknown }) {
  const { t } = useLanguage();
  return (
    <OwnProofFields
      {...asked}
      wrong={wrongInProof(error)}
      words={{
        hint: t('duty.passwordHint'),
        wrongPassword: t('duty.wrongPassword'),
        wrongCode: t('duty.wrongCode'),
      }}
    />
  );
}
