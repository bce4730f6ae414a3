import { useLanguage } from '../language/language-context.tsx';
import { useSession } from '../session/session-context.tsx';

/** What the person's roles do here, in a sentence each: nobody lands on a page that only refuses them. */
export function RolePanel() {
  const { t } = useLanguage();
  const { roles } = useSession();
  return (
    <aside className="panel home__roles" aria-labelledby="role-title">
      <h2 id="role-title">{t('role.title')}</h2>
      <ul className="plain stack small">
        {roles.map((role) => (
          <li key={role}>{t(`role.${role}`)}</li>
        ))}
      </ul>
    </aside>
  );
}
