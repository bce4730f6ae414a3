import type { EnrolmentView, Session } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { newMemberKey, newPhrase } from '@khong-mot-minh/sealing';
import { useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { Emblem } from '../frame/emblem.tsx';
import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';
import { LanguageSwitch } from '../language/language-switch.tsx';
import { loadArgon2 } from '../team-keys/argon2.ts';
import { enrol, openEnrolment } from '../team-keys/key-desk-api.ts';
import { useTranslation } from '../team-keys/use-translation.ts';
import { CodeStep } from './code-step.tsx';
import { PasswordStep } from './password-step.tsx';
import { PhraseStep } from './phrase-step.tsx';
import { newTotpSecret } from './totp-address.ts';
import { TotpStep } from './totp-step.tsx';

type Step = 'code' | 'password' | 'phrase' | 'totp';

/** A member takes their place: password, key, phrase and second factor are made in this browser, step by step. */
export default function EnrolPage({ onSignedIn }: { onSignedIn(session: Session): void }) {
  const words = useTranslation();
  const { language, t } = useLanguage();
  useTitle(words('enrol.title'));
  const [code, setCode] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const [view, setView] = useState<EnrolmentView>();
  const [step, setStep] = useState<Step>('code');
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState(false);
  const [secret] = useState(newTotpSecret);
  const [phrase, setPhrase] = useState(newPhrase);
  const steps: Step[] = view?.hasKey ? ['password', 'totp'] : ['password', 'phrase', 'totp'];
  const before = (): Step => (view?.hasKey ? 'password' : 'phrase');

  const open = async () => {
    setView(await openEnrolment(code));
    // Nobody who looks at the screen or its history later finds the code there.
    history.replaceState(null, '', location.pathname);
    setStep('password');
  };
  const newKey = async () => {
    const { publicKey, locked, salt } = await newMemberKey(phrase, await loadArgon2());
    return { publicKey, locked, salt };
  };
  const finish = async (digits: string) => {
    const input = { code, password, totp: { secret, code: digits } };
    try {
      onSignedIn(await enrol(view?.hasKey ? input : { ...input, key: await newKey() }));
    } catch (error) {
      if (!(error instanceof ApiError) || !error.pointers.includes('/password')) throw error;
      setRefused(true);
      setStep('password');
    }
  };
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
            <span className="soft">{view ? textIn(view.organisation, language) : t('app.console')}</span>
          </p>
        </div>
        <section className="card stack" aria-labelledby="enrol-title">
          <h1 id="enrol-title">{words('enrol.title')}</h1>
          {view ? (
            <p className="soft">
              {words('enrol.step', { step: steps.indexOf(step) + 1, of: steps.length })}.{' '}
              {words('enrol.hello', { name: view.person.name })}
            </p>
          ) : null}
          {step === 'code' ? <CodeStep code={code} onCode={setCode} onNext={open} /> : null}
          {step === 'password' && view ? (
            <PasswordStep
              email={view.person.email}
              password={password}
              refused={refused}
              onPassword={setPassword}
              onNext={() => setStep(view.hasKey ? 'totp' : 'phrase')}
            />
          ) : null}
          {step === 'phrase' ? (
            <PhraseStep
              phrase={phrase}
              onOther={() => setPhrase(newPhrase())}
              onBack={() => setStep('password')}
              onNext={() => setStep('totp')}
            />
          ) : null}
          {step === 'totp' && view ? (
            <TotpStep
              email={view.person.email}
              organisation={textIn(view.organisation, language)}
              secret={secret}
              onBack={() => setStep(before())}
              onNext={finish}
            />
          ) : null}
        </section>
      </main>
    </div>
  );
}
