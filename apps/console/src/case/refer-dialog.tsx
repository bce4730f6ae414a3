import { useQuery } from '@tanstack/react-query';
import { Dialog } from '../frame/dialog.tsx';
import { Failure } from '../frame/failure.tsx';
import { useKeys } from '../keys/key-context.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { fetchTargets } from './case-api.ts';
import type { CaseDialogProps } from './case-dialog.ts';
import { ReferForm } from './refer-form.tsx';
import { useTeamKey } from './use-team-key.ts';

export type ReferType = 'refer' | 'transfer';

/** The owner keeps a referred case and gives a transferred one away: two acts, one form. */
export function ReferDialog({ type, ...dialog }: CaseDialogProps & { type: ReferType }) {
  const { t } = useLanguage();
  return (
    <Dialog open={dialog.open} onClose={dialog.onClose} title={t(`${type}.title`)} lead={t(`${type}.lead`)}>
      {dialog.view.commands.includes(type) ? <ReferContent type={type} {...dialog} /> : null}
    </Dialog>
  );
}

/** Each reason why nothing can be sealed for another team now is said before the form is filled in. */
function ReferContent({ type, ...dialog }: CaseDialogProps & { type: ReferType }) {
  const { t } = useLanguage();
  const { state, sessionKeys, askToUnlock } = useKeys();
  const teamKey = useTeamKey(dialog.view);
  const { data, error, refetch } = useQuery({
    queryKey: ['referral-targets'],
    queryFn: fetchTargets,
    enabled: dialog.open,
  });
  if (!teamKey) return <p className="notice notice--warm">{t('write.noTeamKey')}</p>;
  if (state.status === 'locked' && sessionKeys?.member)
    return (
      <div className="notice notice--row">
        <p>{t('write.locked')}</p>
        <button type="button" className="button" onClick={askToUnlock}>
          {t('keys.unlock')}
        </button>
      </div>
    );
  if (error) return <Failure error={error} onRetry={() => refetch()} />;
  if (!data) return <p className="waiting">{t('app.loading')}</p>;
  if (data.items.length === 0) return <p className="notice notice--warm">{t('refer.noTargets')}</p>;
  if (type === 'transfer' && state.status === 'locked')
    return <p className="notice notice--warm">{t('keys.none')}</p>;
  return <ReferForm type={type} teamKey={teamKey} targets={data.items} {...dialog} />;
}
