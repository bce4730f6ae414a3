import { call } from '../api/call.ts';

/** One person's duty for one team. */
export type Duty = { teamId: string; person: { id: string; name: string }; from: string; until: string };
export type NewDuty = { teamId: string; from: string; until: string };

export const fetchRoster = (): Promise<{ items: Duty[] }> => call('GET', '/v1/roster');

export const addDuty = (body: NewDuty): Promise<void> => call('POST', '/v1/roster', { body });
