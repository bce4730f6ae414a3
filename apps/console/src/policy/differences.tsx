import type { FieldChange } from '@khong-mot-minh/contracts';
import { useQuery } from '@tanstack/react-query';
import { Failure } from '../frame/failure.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { fetchDifferences } from './policy-api.ts';
import { useTranslation } from './use-translation.ts';

const PARTS = ['rules', 'protections', 'conditions', 'signals'] as const;
const shown = (value: unknown): string =>
  value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);

/** What a version changes beside another one, field by field. */
export function Differences({ version, from }: { version: string; from: string }) {
  const { t } = useLanguage();
  const { words } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['policy', 'differences', version, from],
    queryFn: () => fetchDifferences(version, from),
  });
  if (error) return <Failure error={error} onRetry={() => refetch()} />;
  if (!data) return <p className="waiting">{t('app.loading')}</p>;
  const any = PARTS.some((part) => {
    const { added, removed, changed } = data[part];
    return added.length + removed.length + changed.length > 0;
  });
  return (
    <section className="panel stack" aria-labelledby="differences-title">
      <h2 id="differences-title">{words('differences', { from })}</h2>
      {any || data.rest.length > 0 ? null : <p>{words('differences.none')}</p>}
      {PARTS.map((part) => {
        const { added, removed, changed } = data[part];
        if (added.length + removed.length + changed.length === 0) return null;
        return (
          <div key={part} className="stack">
            <h3>{words(`part.${part}`)}</h3>
            {added.map((one) => (
              <p key={one}>
                <span className="badge badge--ok">{words('added')}</span> <code>{one}</code>
              </p>
            ))}
            {removed.map((one) => (
              <p key={one}>
                <span className="badge badge--danger">{words('removed')}</span> <code>{one}</code>
              </p>
            ))}
            {changed.map(({ id, changes }) => (
              <div key={id}>
                <p>
                  <span className="badge badge--info">{words('changed')}</span> <code>{id}</code>
                </p>
                <Changes changes={changes} />
              </div>
            ))}
          </div>
        );
      })}
      {data.rest.length > 0 ? <Changes changes={data.rest} /> : null}
    </section>
  );
}

function Changes({ changes }: { changes: readonly FieldChange[] }) {
  const { words } = useTranslation();
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words('field')}</th>
            <th scope="col">{words('before')}</th>
            <th scope="col">{words('after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, before, after }) => (
            <tr key={field}>
              <td>
                <code>{field}</code>
              </td>
              <td className="policy-value">{shown(before)}</td>
              <td className="policy-value">{shown(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
