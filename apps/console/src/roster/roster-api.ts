import type { Duties, Duty, DutyChange, DutyInput, OwnProof } from '@khong-mot-minh/contracts';
import { call } from '../api/call.ts';

export const fetchRoster = (): Promise<Duties> => call('GET', '/v1/roster');

export const addDuty = (body: DutyInput): Promise<Duty> => call('POST', '/v1/roster', { body });

export const changeDuty = (id: string, body: DutyChange): Promise<Duty> =>
  call('PUT', `/v1/roster/${id}`, { body });

export const endDuty = (id: string): Promise<void> => call('DELETE', `/v1/roster/${id}`);

export const endColleaguesDuty = (id: string, body: OwnProof): Promise<void> =>
  call('POST', `/v1/roster/${id}/end`, { body });
