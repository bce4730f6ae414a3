import type { AccessView, SwitchOffInput } from '@khong-mot-minh/contracts';
import { call } from '../api/call.ts';

export const ACCESS_KEY = ['access'] as const;
export const fetchAccess = (): Promise<AccessView> => call('GET', '/v1/access');
export const switchOff = (body: SwitchOffInput): Promise<AccessView> =>
  call('POST', '/v1/access/switch-offs', { body });
export const reviewSwitchOff = (id: string, keep: boolean): Promise<AccessView> =>
  call('POST', `/v1/access/switch-offs/${id}/review`, { body: { keep } });
