import type { CaseRow } from '@khong-mot-minh/contracts';
import { useLanguage } from '../language/language-context.tsx';
import { useSession } from '../session/session-context.tsx';

/** Who works on a case; of a referral that was accepted this team does, and who at the sender's is not told. */
export function AssigneeName({ assignee, referral }: Pick<CaseRow, 'assignee' | 'referral'>) {
  const { t } = useLanguage();
  const { person } = useSession();
  if (referral === 'accepted') return t('case.ourTeam');
  if (!assignee) return <span className="soft">{t('case.nobody')}</span>;
  return assignee.id === person.id ? <strong>{t('case.you')}</strong> : assignee.name;
}
