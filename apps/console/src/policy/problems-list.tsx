import type { VersionProblem } from '@khong-mot-minh/contracts';
import { useTranslation } from './use-translation.ts';

/** What is wrong in a version, with the place and what may have been meant. */
export function ProblemsList({
  problems,
  onGo,
}: {
  problems: readonly VersionProblem[];
  onGo?: (file: string) => void;
}) {
  const { words } = useTranslation();
  if (problems.length === 0) return <p className="soft">{words('problems.none')}</p>;
  return (
    <div className="notice notice--danger" role="alert">
      <p>{words('problems', { count: problems.length })}</p>
      <ul>
        {problems.slice(0, 20).map(({ file, line, column, message, suggestion, pointer }) => (
          <li key={`${file}${line}${column}${pointer}${message}`}>
            {file ? (
              <button type="button" className="link-button" onClick={() => onGo?.(file)}>
                {file}:{line}:{column}
              </button>
            ) : (
              <code>{pointer}</code>
            )}{' '}
            {message}
            {suggestion ? ` ${words('problems.meant', { suggestion })}` : ''}
          </li>
        ))}
      </ul>
    </div>
  );
}
