import type { TakeDownDetail, TakeDownRow } from '@khong-mot-minh/contracts';
import { call } from '../api/call.ts';

export type PlaceAnswer = 'passed-on' | 'removed' | 'not-possible';

export const fetchPlaces = (cursor: string): Promise<{ items: TakeDownRow[]; next?: string }> => {
  const search = new URLSearchParams({ by: 'place', limit: '50' });
  if (cursor) search.set('cursor', cursor);
  return call('GET', `/v1/take-downs?${search}`);
};

export const fetchTakeDown = (id: string): Promise<TakeDownDetail> => call('GET', `/v1/take-downs/${id}`);

export const answerPlace = (id: string, status: PlaceAnswer): Promise<void> =>
  call('POST', `/v1/take-downs/${id}/answer`, { body: { status } });
