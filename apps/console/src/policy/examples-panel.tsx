import { useQuery } from '@tanstack/react-query';
import { fetchExamples } from './policy-api.ts';
import { useTranslation } from './use-translation.ts';

/** Example cases as they end with what is saved; all of them pass before a version may go live. */
export function ExamplesPanel({ version, revision }: { version: string; revision: number }) {
  const { words } = useTranslation();
  const { data } = useQuery({
    queryKey: ['policy', 'examples', version, revision],
    queryFn: () => fetchExamples(version),
    retry: false,
  });
  if (!data) return null;
  return (
    <section className="panel stack" aria-labelledby="examples-title">
      <h2 id="examples-title">{words('examples')}</h2>
      <p className={data.failed.length > 0 ? 'notice notice--warm' : 'notice notice--ok'} role="status">
        {words('examples.run', { passed: data.passed, total: data.total })}
      </p>
      {data.failed.length > 0 ? (
        <ul>
          {data.failed.map(({ rule, name, unmet }) => (
            <li key={rule + name}>
              <code>{rule}</code> {name} <span className="soft">({unmet.join(', ')})</span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
