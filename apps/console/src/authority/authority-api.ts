import type {
  AuthorityAlarms,
  AuthorityBasis,
  AuthorityRequestInput,
  AuthorityRequestRow,
  AuthorityRequestView,
  AuthorityTargets,
  ExportInput,
  ExportPacket,
  ExportView,
  OverrideInput,
  OverrideReview,
  OverrideUnit,
  OverrideView,
  Preservation,
  PreservationInput,
  RequestStep,
} from '@khong-mot-minh/contracts';
import type { ReleaseReason } from '@khong-mot-minh/contracts/codes';
import { call } from '../api/call.ts';

export type Page<Row> = { items: Row[]; next?: string };

const pageOf =
  <Row>(path: string) =>
  (state: string, cursor: string): Promise<Page<Row>> => {
    const search = new URLSearchParams({ state, limit: '50' });
    if (cursor) search.set('cursor', cursor);
    return call('GET', `${path}?${search}`);
  };

const send = <Answer>(path: string, body: object, idempotencyKey?: string): Promise<Answer> =>
  call('POST', path, { body, ...(idempotencyKey && { idempotencyKey }) });

export const fetchAlarms = (): Promise<AuthorityAlarms> => call('GET', '/v1/authority-alarms');
export const fetchBases = (): Promise<{ items: AuthorityBasis[] }> => call('GET', '/v1/authority-bases');

export const fetchPreservations = pageOf<Preservation>('/v1/preservations');
export const fetchPreservationsOf = (caseId: string): Promise<Page<Preservation>> =>
  call('GET', `/v1/preservations?caseId=${caseId}`);
export const fetchPreservation = (id: string): Promise<Preservation> =>
  call('GET', `/v1/preservations/${id}`);
export const issuePreservation = (body: PreservationInput, key: string): Promise<Preservation> =>
  send('/v1/preservations', body, key);
export const renewPreservation = (
  id: string,
  body: Pick<PreservationInput, 'basis' | 'days'>,
  key: string,
): Promise<Preservation> => send(`/v1/preservations/${id}/renew`, body, key);
export const releasePreservation = (id: string, reason: ReleaseReason): Promise<Preservation> =>
  send(`/v1/preservations/${id}/release`, { reason });

export const fetchRequests = pageOf<AuthorityRequestRow>('/v1/authority-requests');
export const fetchRequest = (id: string): Promise<AuthorityRequestView> =>
  call('GET', `/v1/authority-requests/${id}`);
export const fetchAuthorityTargets = (): Promise<AuthorityTargets> => call('GET', '/v1/authority-targets');
export const makeRequest = (body: AuthorityRequestInput, key: string): Promise<AuthorityRequestView> =>
  send('/v1/authority-requests', body, key);
export const takeStep = (id: string, body: RequestStep, key: string): Promise<AuthorityRequestView> =>
  send(`/v1/authority-requests/${id}/steps`, body, key);

export const fetchOverrides = pageOf<OverrideView>('/v1/overrides');
export const fetchOverridesOf = (caseId: string): Promise<Page<OverrideView>> =>
  call('GET', `/v1/overrides?state=all&limit=50&caseId=${caseId}`);
export const fetchOverride = (id: string): Promise<OverrideView> => call('GET', `/v1/overrides/${id}`);
export const fetchOverrideUnit = (query: string): Promise<OverrideUnit> =>
  call('GET', `/v1/override-unit${query}`);
export const makeOverride = (body: OverrideInput, key: string): Promise<OverrideView> =>
  send('/v1/overrides', body, key);
export const reviewOverride = (id: string, body: OverrideReview, key: string): Promise<OverrideView> =>
  send(`/v1/overrides/${id}/review`, body, key);

export const fetchExports = (caseId: string): Promise<{ items: ExportView[] }> =>
  call('GET', `/v1/cases/${caseId}/exports`);
export const proposeExport = (caseId: string, body: ExportInput, key: string): Promise<ExportView> =>
  send(`/v1/cases/${caseId}/exports`, body, key);
export const answerExport = (id: string, answer: 'approve' | 'decline'): Promise<ExportView> =>
  send(`/v1/exports/${id}/${answer}`, {});
export const fetchPacket = (id: string): Promise<ExportPacket> => call('GET', `/v1/exports/${id}/packet`);
