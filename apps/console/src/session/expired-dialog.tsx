import type { Session } from '@khong-mot-minh/contracts';
import { Dialog } from '../frame/dialog.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { SignInForm } from './sign-in-form.tsx';

type Props = { session: Session; open: boolean; onSignedIn(session: Session): void };

/** In the place of the page, which may not be for these eyes any more: what the person was typing stays where it is. */
export function ExpiredDialog({ session, open, onSignedIn }: Props) {
  const { t } = useLanguage();
  return (
    <Dialog open={open} title={t('signIn.expiredTitle')} lead={t('signIn.expiredLead')}>
      {open ? <SignInForm email={session.person.email} onSignedIn={onSignedIn} /> : null}
    </Dialog>
  );
}
