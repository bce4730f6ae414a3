import type { Session } from '@khong-mot-minh/contracts';
import { Emblem } from '../frame/emblem.tsx';
import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';
import { LanguageSwitch } from '../language/language-switch.tsx';
import { SignInForm } from './sign-in-form.tsx';

export function SignInPage({ onSignedIn }: { onSignedIn(session: Session): void }) {
  const { t } = useLanguage();
  useTitle(t('signIn.title'));
  return (
    <div className="door">
      <header className="door__top">
        <LanguageSwitch />
      </header>
      <main className="door__main stack">
        <div className="door__brand">
          <Emblem size={44} />
          <p>
            <strong>{t('app.name')}</strong>
            <span className="soft">{t('app.console')}</span>
          </p>
        </div>
        <section className="card stack" aria-labelledby="sign-in-title">
          <h1 id="sign-in-title">{t('signIn.title')}</h1>
          <p className="soft">{t('signIn.lead')}</p>
          <SignInForm onSignedIn={onSignedIn} />
        </section>
        <p className="small soft">{t('signIn.help')}</p>
      </main>
    </div>
  );
}
