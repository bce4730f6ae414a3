import type {
  IdeaDecision,
  IdeaDesk,
  IdeaMadeInput,
  IdeaRoundDecision,
  IdeaRoundInput,
} from '@khong-mot-minh/contracts';
import { call } from '../api/call.ts';

export const fetchDesk = (): Promise<IdeaDesk> => call('GET', '/v1/idea-desk');

export const decideIdea = (id: string, body: IdeaDecision, idempotencyKey: string): Promise<IdeaDesk> =>
  call('POST', `/v1/idea-desk/ideas/${id}/decide`, { body, idempotencyKey });

export const nameWork = (id: string, body: IdeaMadeInput, idempotencyKey: string): Promise<IdeaDesk> =>
  call('POST', `/v1/idea-desk/ideas/${id}/made`, { body, idempotencyKey });

export const openRound = (body: IdeaRoundInput, idempotencyKey: string): Promise<IdeaDesk> =>
  call('POST', '/v1/idea-desk/rounds', { body, idempotencyKey });

export const closeRound = (id: string): Promise<IdeaDesk> => call('POST', `/v1/idea-desk/rounds/${id}/close`);

export const decideRound = (id: string, body: IdeaRoundDecision, idempotencyKey: string): Promise<IdeaDesk> =>
  call('POST', `/v1/idea-desk/rounds/${id}/decide`, { body, idempotencyKey });
