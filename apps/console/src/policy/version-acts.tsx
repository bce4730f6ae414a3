import type { PolicyVersionView } from '@khong-mot-minh/contracts';
import { may } from '@khong-mot-minh/contracts/codes';
import { useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { ActButton } from './act-button.tsx';
import { approve, move, rollBack } from './policy-api.ts';
import { ROLLBACK_REASONS } from './rollback-reasons.ts';
import { useTranslation } from './use-translation.ts';

/** The next steps of a version in its state, for who may take them; the server decides in the end. */
export function VersionActs({ view }: { view: PolicyVersionView }) {
  const { words } = useTranslation();
  const { roles, person } = useSession();
  const edits = may({ roles }, 'policies.edit');
  const approves = may({ roles }, 'policies.approve');
  const { version, revision, state, proposed } = view;
  const broken = view.problems.length > 0;
  const open = state === 'draft' || state === 'shadow';
  const mine = proposed?.personId === person.id;
  return (
    <div className="stack">
      {proposed && open ? <p className="notice">{words('act.waiting', { name: proposed.by })}</p> : null}
      <div className="row">
        {edits && state === 'draft' ? (
          <ActButton
            label={words('act.shadow')}
            confirm={words('act.shadow.confirm')}
            disabled={broken}
            act={() => move(version, 'shadow', revision)}
          />
        ) : null}
        {edits && state === 'shadow' && !proposed ? (
          <ActButton
            label={words('act.propose')}
            confirm={words('act.propose.confirm')}
            disabled={broken}
            act={() => move(version, 'propose', revision)}
          />
        ) : null}
        {approves && open && proposed && !mine ? (
          <>
            <ActButton
              label={words('act.approve')}
              confirm={words('act.approve.confirm')}
              act={() => approve(version, true, revision)}
            />
            <ActButton quiet label={words('refuse')} act={() => approve(version, false, revision)} />
          </>
        ) : null}
        {open && proposed && mine ? <p className="soft">{words('act.mine')}</p> : null}
        {edits && open && proposed && mine ? (
          <ActButton quiet label={words('act.withdraw')} act={() => move(version, 'withdraw', revision)} />
        ) : null}
        {edits && open ? (
          <ActButton
            quiet
            label={words('act.retire')}
            confirm={words('act.retire.confirm')}
            act={() => move(version, 'retire', revision)}
          />
        ) : null}
        {approves && state === 'live' && view.replaced ? <RollBack view={view} to={view.replaced} /> : null}
      </div>
    </div>
  );
}

function RollBack({ view, to }: { view: PolicyVersionView; to: string }) {
  const { words } = useTranslation();
  const [reason, setReason] = useState<(typeof ROLLBACK_REASONS)[number]>(ROLLBACK_REASONS[0]);
  return (
    <ActButton
      quiet
      label={words('act.rollback', { to })}
      confirm={words('act.rollback.confirm', { to })}
      act={() => rollBack(view.version, reason, view.revision)}
    >
      <label>
        {words('act.rollback.why')}
        <select
          className="input"
          value={reason}
          onChange={(e) => setReason(ROLLBACK_REASONS.find((one) => one === e.target.value) ?? reason)}
        >
          {ROLLBACK_REASONS.map((code) => (
            <option key={code} value={code}>
              {words(`rollback.${code}`)}
            </option>
          ))}
        </select>
      </label>
    </ActButton>
  );
}
