import type {
  AppealDecision,
  AppealRow,
  AppealView,
  MeasureAnswer,
  MeasureProposal,
} from '@khong-mot-minh/contracts';
import { call } from '../api/call.ts';

export type AppealState = 'open' | 'decided';
export type Page<Row> = { items: Row[]; next?: string };

export const fetchAppeals = (state: AppealState, cursor: string): Promise<Page<AppealRow>> => {
  const search = new URLSearchParams({ state, limit: '50' });
  if (cursor) search.set('cursor', cursor);
  return call('GET', `/v1/appeals?${search}`);
};

export const fetchAppeal = (id: string): Promise<AppealView> => call('GET', `/v1/appeals/${id}`);

export const decideAppeal = (id: string, body: AppealDecision, idempotencyKey: string): Promise<AppealView> =>
  call('POST', `/v1/appeals/${id}/decide`, { body, idempotencyKey });

export const fetchProposals = (): Promise<Page<MeasureProposal>> =>
  call('GET', '/v1/measure-proposals?limit=50');

export const answerProposal = (
  id: string,
  body: MeasureAnswer,
  idempotencyKey: string,
): Promise<{ decision: 'place' | 'drop'; restricted: boolean }> =>
  call('POST', `/v1/measure-proposals/${id}/answer`, { body, idempotencyKey });
