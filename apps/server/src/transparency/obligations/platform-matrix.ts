import type { ObligationRow, PlatformCell, PlatformMatrix } from '@khong-mot-minh/contracts';
import type { Taxonomy } from './load-taxonomy.ts';
import { sourcesOf } from './obligation-report.ts';

/** Every platform against every duty of the matrix. What nobody has read of is unknown, never a pass or a fault. */
export function platformMatrix(
  taxonomy: Taxonomy,
  rows: readonly ObligationRow[],
  today: string,
): PlatformMatrix {
  const { platforms, obligations, cells, notApplicable } = taxonomy.platforms;
  const columns = obligations.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  const cellOf = (platform: string, obligation: string): PlatformCell => {
    const fact = cells.find((cell) => cell.platform === platform && cell.obligation === obligation);
    if (fact) return { ...fact, stale: fact.reviewBy < today, sources: sourcesOf(taxonomy, fact.sources) };
    const reason = notApplicable.find(
      (entry) => entry.obligation === obligation && entry.platforms.includes(platform),
    );
    return reason
      ? { platform, obligation, fit: 'not-applicable', fact: reason.why, sources: [] }
      : { platform, obligation, fit: 'unknown', sources: [] };
  };
  return {
    platforms,
    obligations: columns,
    cells: columns.flatMap(({ id }) => platforms.map((platform) => cellOf(platform.id, id))),
  };
}
