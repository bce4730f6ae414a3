import type {
  EnrolmentInput,
  EnrolmentView,
  GoLiveSignature,
  KeyChallenge,
  KeyDesk,
  LockInput,
  NewKeyInput,
  RewrapInput,
  RewrapStep,
  Session,
  TeamApproval,
  TeamFounding,
  TeamHalfInput,
  TeamRegain,
  TeamRotation,
} from '@khong-mot-minh/contracts';
import { type Opener, open } from '@khong-mot-minh/sealing';
import { call } from '../api/call.ts';

export const KEY_DESK = 'key-desk';

export const openEnrolment = (code: string): Promise<EnrolmentView> =>
  call('POST', '/v1/enrolments/open', { body: { code } });
export const enrol = (body: EnrolmentInput): Promise<Session> => call('POST', '/v1/enrolments', { body });

export const fetchKeyDesk = (): Promise<KeyDesk> => call('GET', '/v1/key-desk');
export const putLock = (body: LockInput): Promise<void> => call('PUT', '/v1/session/keys/lock', { body });
export const putKey = (body: NewKeyInput): Promise<void> => call('PUT', '/v1/session/keys', { body });
export const postTeamKey = (team: string, body: TeamFounding): Promise<void> =>
  call('POST', `/v1/key-desk/${team}/key`, { body });
export const postMember = (team: string, body: TeamApproval): Promise<void> =>
  call('POST', `/v1/key-desk/${team}/members`, { body });
export const postHalf = (team: string, body: TeamHalfInput): Promise<void> =>
  call('POST', `/v1/key-desk/${team}/halves`, { body });
export const postRegained = (team: string, body: TeamRegain): Promise<void> =>
  call('POST', `/v1/key-desk/${team}/regained`, { body });
export const postSharesTested = (team: string, body: { proof: string }): Promise<void> =>
  call('POST', `/v1/key-desk/${team}/shares-tested`, { body });

export const postRotation = (team: string, body: TeamRotation): Promise<void> =>
  call('POST', `/v1/key-desk/${team}/rotation`, { body });
export const fetchRewrap = (team: string, skip: readonly string[]): Promise<RewrapStep> =>
  call('GET', `/v1/key-desk/${team}/rewrap?skip=${skip.join(',')}`);
export const postGoLive = (team: string, body: GoLiveSignature): Promise<void> =>
  call('POST', `/v1/key-desk/${team}/go-live`, { body });
export const postRewrap = (team: string, body: RewrapInput): Promise<{ replaced: number }> =>
  call('POST', `/v1/key-desk/${team}/rewrap`, { body });

/** Shows the server that a private key is here, by opening a word that it sealed to the public half. */
export async function prove({ keyId, privateKey }: Opener): Promise<string> {
  const { id, sealed } = await call<KeyChallenge>('GET', `/v1/session/keys/${keyId}/challenge`);
  return open({ kind: 'key-proof', id, sealed, keyId, privateKey });
}
