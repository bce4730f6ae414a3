import type { CaseRow } from '@kmm/contracts';
import { useLanguage } from '../language/language-context.tsx';
import { useSession } from '../session/session-context.tsx';

export function AssigneeName({ assignee }: Pick<CaseRow, 'assignee'>) {
  const { t } = useLanguage();
  const { person } = useSession();
  if (!assignee) return <span className="soft">{t('case.nobody')}</span>;
  return assignee.id === person.id ? <strong>{t('case.you')}</strong> : assignee.name;
}
