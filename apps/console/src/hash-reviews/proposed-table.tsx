import type { HashView } from '@khong-mot-minh/contracts';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useTranslation } from './use-translation.ts';

type Props = {
  rows: readonly HashView[];
  chosen: ReadonlySet<string>;
  onChoose(chosen: ReadonlySet<string>): void;
};

/** What is known of each hash, which is never the picture: where it came from, how often, and what speaks against it. */
export function ProposedTable({ rows, chosen, onChoose }: Props) {
  const words = useTranslation();
  const all = rows.length > 0 && rows.every(({ id }) => chosen.has(id));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <div className="stack">
      <label className="check">
        <input
          type="checkbox"
          checked={all}
          onChange={() => onChoose(all ? new Set() : new Set(rows.map(({ id }) => id)))}
        />
        {words('all', { count: rows.length })}
      </label>
      <ul className="plain stack">
        {rows.map((row) => (
          <li key={row.id}>
            <label className="check">
              <input type="checkbox" checked={chosen.has(row.id)} onChange={() => toggle(row.id)} />
              <span>
                {words(`kind.${row.kind}`)} ·{' '}
                {row.sources.map((source) => words(`source.${source}`)).join('; ')}{' '}
                {row.knownHarmless ? <span className="badge badge--danger">{words('harmless')}</span> : null}
                <span className="small soft check__hint">
                  {words('added')} <AbsoluteTime at={row.addedAt} coarse /> ·{' '}
                  {words('claims', { count: row.claims })}
                  {row.quality === undefined ? '' : ` · ${words('quality', { quality: row.quality })}`}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}
