import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../frame/dialog.tsx';
import { Failure } from '../frame/failure.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { fetchAuthorityTargets } from './authority-api.ts';
import { RequestForm } from './request-form.tsx';

/** The button of an officer, and the form behind it. */
export function NewRequest() {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const { data, error, refetch } = useQuery({
    queryKey: ['authority-targets'],
    queryFn: fetchAuthorityTargets,
    enabled: open,
  });
  return (
    <div>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('request.new')}
      </button>
      <p role="status" className="said">
        {said}
      </p>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('request.new')} lead={t('request.newLead')}>
        {error ? <Failure error={error} onRetry={() => refetch()} /> : null}
        {open && !data && !error ? <p className="waiting">{t('app.loading')}</p> : null}
        {open && data ? (
          <RequestForm
            targets={data}
            onClose={() => setOpen(false)}
            onDone={() => {
              setOpen(false);
              setSaid(t('request.sent'));
            }}
          />
        ) : null}
      </Dialog>
    </div>
  );
}
