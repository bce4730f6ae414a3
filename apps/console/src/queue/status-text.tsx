import type { CaseStatus } from '@kmm/contracts';
import { useLanguage } from '../language/language-context.tsx';

export function StatusText({ status }: { status: CaseStatus }) {
  const { t } = useLanguage();
  return <span className={`status status--${status}`}>{t(`status.${status}`)}</span>;
}
