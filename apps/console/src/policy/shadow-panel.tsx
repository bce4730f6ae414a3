import { useQuery } from '@tanstack/react-query';
import { useAwake } from '../frame/use-awake.ts';
import { fetchComparison } from './policy-api.ts';
import { useTranslation } from './use-translation.ts';

/** What a version in shadow would have done beside the live one. */
export function ShadowPanel({ version }: { version: string }) {
  const { words } = useTranslation();
  const awake = useAwake();
  const { data } = useQuery({
    queryKey: ['policy', 'comparison', version],
    queryFn: () => fetchComparison(version),
    refetchInterval: awake && 15_000,
  });
  if (!data) return null;
  const { judged, same, stricter, laxer } = data.events;
  return (
    <section className="panel stack" aria-labelledby="shadow-title">
      <h2 id="shadow-title">{words('shadow')}</h2>
      <p role="status">
        {judged === 0
          ? words('shadow.none')
          : words('shadow.text', { judged, same, stricter, laxer, against: data.against ?? '' })}
      </p>
      {data.rules.some((one) => one.stricter + one.laxer > 0) ? (
        <div className="table-wrap">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{words('rule')}</th>
                <th scope="col">{words('shadow.same')}</th>
                <th scope="col">{words('shadow.only')}</th>
                <th scope="col">{words('shadow.liveOnly')}</th>
              </tr>
            </thead>
            <tbody>
              {data.rules
                .filter((one) => one.stricter + one.laxer > 0)
                .map((one) => (
                  <tr key={one.rule}>
                    <td>
                      <code>{one.rule}</code>
                    </td>
                    <td>{one.same}</td>
                    <td>{one.stricter}</td>
                    <td>{one.laxer}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}
