import { may } from '@khong-mot-minh/contracts/codes';
import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session/session-context.tsx';
import { ActButton } from './act-button.tsx';
import { approveMode, fetchMode, proposeMode } from './policy-api.ts';
import { useTranslation } from './use-translation.ts';

/** Whether decisions have effect at all; a new platform begins in shadow, and two people change that. */
export function ModePanel() {
  const { words } = useTranslation();
  const { roles } = useSession();
  const { data } = useQuery({ queryKey: ['policy', 'mode'], queryFn: fetchMode });
  if (!data) return null;
  const other = data.mode === 'live' ? 'shadow' : 'live';
  const approves = may({ roles }, 'policies.approve');
  const { proposed } = data;
  return (
    <section className="panel stack" aria-labelledby="mode-title">
      <h2 id="mode-title">{words('platform.mode')}</h2>
      <p>{words(`platform.${data.mode}`)}</p>
      {proposed ? (
        <>
          <p>
            {words('platform.proposed', { name: proposed.by, mode: words(`platform.to.${proposed.mode}`) })}
          </p>
          {approves ? (
            <p className="row">
              <ActButton
                label={words('approve')}
                confirm={words('platform.confirm')}
                act={() => approveMode(proposed.mode, true)}
              />
              <ActButton quiet label={words('refuse')} act={() => approveMode(proposed.mode, false)} />
            </p>
          ) : null}
        </>
      ) : may({ roles }, 'policies.edit') ? (
        <p>
          <ActButton
            quiet
            label={words(`platform.to.${other}`)}
            confirm={words('platform.confirm')}
            act={() => proposeMode(other)}
          />
        </p>
      ) : null}
    </section>
  );
}
