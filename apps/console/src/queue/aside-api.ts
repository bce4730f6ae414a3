import type { AsideInput, CaseRow } from '@khong-mot-minh/contracts';
import { call } from '../api/call.ts';

export type AsideAct = AsideInput['type'];

export const sendAside = (type: AsideAct, rows: readonly Pick<CaseRow, 'id' | 'version'>[]) => {
  const cases = rows.map(({ id, version }) => ({ id, expectedVersion: version }));
  return call<{ done: number }>('POST', '/v1/cases/aside', { body: { type, cases } });
};
