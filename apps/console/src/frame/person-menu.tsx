import { may } from '@khong-mot-minh/contracts/codes';
import { textIn } from '@khong-mot-minh/i18n';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation as useAccessWords } from '../access/use-translation.ts';
import { Count } from '../inbox/count.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { RouteLink } from '../routing/route-link.tsx';
import { PasswordDialog } from '../session/password-dialog.tsx';
import { signOut, signOutEverywhere } from '../session/session-api.ts';
import { useSession } from '../session/session-context.tsx';
import { useTranslation } from '../team-keys/use-translation.ts';

export function PersonMenu() {
  const { language, t } = useLanguage();
  const { person, organisation, roles } = useSession();
  const words = useTranslation();
  const accessWords = useAccessWords();
  const [changing, setChanging] = useState(false);
  const leave = useMutation({
    mutationFn: (everywhere: boolean) => (everywhere ? signOutEverywhere() : signOut()),
    // A new document keeps no key, draft or case in memory.
    onSuccess: () => location.assign('/console/sign-in'),
  });
  return (
    <details className="person">
      <summary>
        <span className="person__initial" aria-hidden="true">
          {person.name.split(' ').at(-1)?.slice(0, 1)}
        </span>
        <span className="person__name">{person.name}</span>
        <Count of={['switchOffs']} />
      </summary>
      <div className="person__panel stack">
        <p>
          <strong>{person.name}</strong>
          <br />
          <span className="soft small">{textIn(organisation.name, language)}</span>
        </p>
        <p>
          <RouteLink to={{ page: 'keys' }}>{words('nav')}</RouteLink>
        </p>
        {may({ roles }, 'access.review') ? (
          <p>
            <RouteLink to={{ page: 'access' }}>
              {accessWords('nav')}
              <Count of={['switchOffs']} />
            </RouteLink>
          </p>
        ) : null}
        <button type="button" className="button button--quiet" onClick={() => setChanging(true)}>
          {t('password.change')}
        </button>
        <button
          type="button"
          className="button button--quiet"
          onClick={() => leave.mutate(false)}
          disabled={leave.isPending}
        >
          {t('signIn.out')}
        </button>
        <button
          type="button"
          className="button button--quiet"
          onClick={() => leave.mutate(true)}
          disabled={leave.isPending}
        >
          {t('signIn.outEverywhere')}
        </button>
        {leave.error ? (
          <p role="alert" className="field__error">
            {t('signIn.outFailed')}
          </p>
        ) : null}
      </div>
      {changing ? <PasswordDialog onClose={() => setChanging(false)} /> : null}
    </details>
  );
}
