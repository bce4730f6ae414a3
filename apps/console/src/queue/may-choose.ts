import type { CaseRow } from '@khong-mot-minh/contracts';

export type Choice = 'yes' | 'read-first' | 'no';

/** As the server has it: only what nobody works on, and what is urgent only once somebody has read it. */
export function mayChoose(row: CaseRow): Choice {
  if (row.access !== 'owner' || row.status !== 'open') return 'no';
  return row.urgent && !row.wasRead && !row.aside ? 'read-first' : 'yes';
}
