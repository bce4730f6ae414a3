import type { AgeBand, Protection } from '@khong-mot-minh/contracts';
import type { CompiledPolicy } from './compiled-policy.ts';

/** The protections of a band, as `GET /v1/accounts/{id}/protections` gives them; unknown is protected as 13–15. */
export function protectionsFor({ document }: CompiledPolicy, band: AgeBand): Protection[] {
  const known = band === 'unknown' ? '13-15' : band;
  return Object.entries(document.protections)
    .map(([key, row]) => ({ key, ...row.bands[known] }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
