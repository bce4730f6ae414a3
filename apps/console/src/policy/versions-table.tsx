import type { PolicyVersionRow, PolicyVersions } from '@khong-mot-minh/contracts';
import { may } from '@khong-mot-minh/contracts/codes';
import { useState } from 'react';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { RouteLink } from '../routing/route-link.tsx';
import { goTo } from '../routing/use-route.ts';
import { useSession } from '../session/session-context.tsx';
import { ActButton } from './act-button.tsx';
import { makeDraft } from './policy-api.ts';
import { useTranslation } from './use-translation.ts';

const BADGE = { draft: '', shadow: 'badge--info', live: 'badge--ok', retired: '' } as const;

export const StateBadge = ({ state }: { state: PolicyVersionRow['state'] }) => {
  const { words } = useTranslation();
  return <span className={`badge ${BADGE[state]}`}>{words(`state.${state}`)}</span>;
};

/** Every version with who made, proposed and approved it; a draft begins from any of them. */
export function VersionsTable({ versions }: { versions: PolicyVersions }) {
  const { words } = useTranslation();
  const { roles } = useSession();
  const edits = may({ roles }, 'policies.edit');
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words('version')}</th>
            <th scope="col">{words('state')}</th>
            <th scope="col">{words('who')}</th>
            {edits ? <th scope="col">{words('acts')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {versions.items.map((row) => (
            <tr key={row.version}>
              <td>
                <RouteLink to={{ page: 'policy-version', version: row.version }}>{row.version}</RouteLink>
                {row.note ? <div className="small soft">{row.note}</div> : null}
              </td>
              <td>
                <StateBadge state={row.state} />
                {row.proposed && row.state !== 'live' ? <div className="small">{words('waits')}</div> : null}
              </td>
              <td className="small">
                {row.fromPack ? words('fromPack') : null}
                {row.made ? (
                  <div>
                    {words('made', { name: row.made.by })} <AbsoluteTime at={row.made.at} />
                  </div>
                ) : null}
                {row.proposed ? <div>{words('proposed', { name: row.proposed.by })}</div> : null}
                {row.approved ? <div>{words('approved', { name: row.approved.by })}</div> : null}
              </td>
              {edits ? (
                <td>
                  <DraftButton from={row.version} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DraftButton({ from }: { from: string }) {
  const { words } = useTranslation();
  const [key] = useState(() => crypto.randomUUID());
  return (
    <ActButton
      quiet
      label={words('draft.make')}
      act={async () => {
        const { version } = await makeDraft(from, '', `${key}-${from}`);
        goTo({ page: 'policy-version', version });
      }}
    />
  );
}
