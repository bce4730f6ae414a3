import type {
  Bilingual,
  CaseCommand,
  CaseStanding,
  CaseView,
  HandedOver,
  OrganisationKind,
  ReturnReason,
} from '@khong-mot-minh/contracts';
import { call } from '../api/call.ts';

/** A team to which a case can be referred, with the key to seal for. */
export type ReferralTarget = {
  teamId: string;
  name: Bilingual;
  organisationId: string;
  organisation: Bilingual;
  kind: OrganisationKind;
  keyId: string;
  publicKey: string;
  onDuty: boolean;
  /** When somebody is on duty there next, while nobody is. */
  nextDuty?: string;
};

export type ReferralAnswer = 'accept' | 'return' | 'done';

export const fetchCase = (id: string): Promise<CaseView> => call('GET', `/v1/cases/${id}`);

export const fetchStanding = (id: string): Promise<CaseStanding> => call('GET', `/v1/cases/${id}/version`);

export const fetchHandedOver = (id: string): Promise<HandedOver> =>
  call('GET', `/v1/cases/${id}/handed-over`);

export const sendCommand = (id: string, body: CaseCommand, idempotencyKey: string): Promise<CaseView> =>
  call('POST', `/v1/cases/${id}/commands`, { body, idempotencyKey });

export const fetchTargets = (): Promise<{ items: ReferralTarget[] }> => call('GET', '/v1/referral-targets');

export const answerReferral = (id: string, answer: ReferralAnswer, reason?: ReturnReason): Promise<void> =>
  call('POST', `/v1/referrals/${id}/${answer}`, { body: reason ? { reason } : {} });
