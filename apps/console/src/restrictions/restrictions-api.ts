import type {
  ContestDecisionInput,
  ContestForReview,
  RestrictionDecision,
  RestrictionForReview,
} from '@khong-mot-minh/contracts';
import { call } from '../api/call.ts';

export const fetchRestrictions = (): Promise<{ items: RestrictionForReview[]; next?: string }> =>
  call('GET', '/v1/restrictions?limit=100');
export const decideRestriction = (id: string, body: RestrictionDecision): Promise<unknown> =>
  call('POST', `/v1/restrictions/${id}/decision`, { body });
export const fetchContests = (): Promise<{ items: ContestForReview[]; next?: string }> =>
  call('GET', '/v1/guardian-contests?limit=100');
export const decideContest = (id: string, body: ContestDecisionInput): Promise<unknown> =>
  call('POST', `/v1/guardian-contests/${id}/decision`, { body });
