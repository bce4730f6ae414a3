import type {
  Backtest,
  ExamplesRun,
  PolicyDifferences,
  PolicyMode,
  PolicySettings,
  PolicyStatistics,
  PolicyVersionRow,
  PolicyVersions,
  PolicyVersionView,
  RuleInWords,
  ShadowComparison,
  Validation,
} from '@khong-mot-minh/contracts';
import { call } from '../api/call.ts';

const at = (version: string, more = '') => `/v1/policies/${encodeURIComponent(version)}${more}`;

export const fetchVersions = (): Promise<PolicyVersions> => call('GET', '/v1/policies');
export const fetchVersion = (version: string): Promise<PolicyVersionView> => call('GET', at(version));
export const fetchRules = (version: string): Promise<{ version: string; items: RuleInWords[] }> =>
  call('GET', at(version, '/rules'));
export const fetchStatistics = (version: string): Promise<PolicyStatistics> =>
  call('GET', at(version, '/statistics'));
export const fetchExamples = (version: string): Promise<ExamplesRun> => call('GET', at(version, '/examples'));
export const fetchDifferences = (version: string, from: string): Promise<PolicyDifferences> =>
  call('GET', at(version, `/differences?from=${encodeURIComponent(from)}`));
export const fetchComparison = (version: string): Promise<ShadowComparison> =>
  call('GET', at(version, '/comparison'));

export const makeDraft = (from: string, note: string, idempotencyKey: string): Promise<PolicyVersionView> =>
  call('POST', '/v1/policies', { body: { from, ...(note && { note }) }, idempotencyKey });

export type Files = Record<string, string | null>;
export const saveDraft = (
  version: string,
  expectedRevision: number,
  files: Files,
): Promise<PolicyVersionView> => call('PUT', at(version), { body: { expectedRevision, files } });
export const validate = (version: string, files: Files): Promise<Validation> =>
  call('POST', at(version, '/validate'), { body: { files } });

export type Transition = 'shadow' | 'propose' | 'withdraw' | 'retire';
export const move = (version: string, act: Transition, expectedRevision: number): Promise<PolicyVersionRow> =>
  call('POST', at(version, '/transitions'), { body: { act, expectedRevision } });
export const approve = (version: string, yes: boolean, expectedRevision: number): Promise<PolicyVersionRow> =>
  call('POST', at(version, '/approval'), { body: { approve: yes, expectedRevision } });
export const rollBack = (
  version: string,
  reason: string,
  expectedRevision: number,
): Promise<PolicyVersionRow> =>
  call('POST', at(version, '/rollback'), { body: { reason, expectedRevision } });

export const fetchMode = (): Promise<PolicyMode> => call('GET', '/v1/policy-mode');
export const proposeMode = (mode: PolicyMode['mode']): Promise<PolicyMode> =>
  call('POST', '/v1/policy-mode/proposal', { body: { mode } });
export const approveMode = (mode: PolicyMode['mode'], yes: boolean): Promise<PolicyMode> =>
  call('POST', '/v1/policy-mode/approval', { body: { mode, approve: yes } });
export const fetchSettings = (): Promise<PolicySettings> => call('GET', '/v1/policy-settings');
export const saveSettings = (settings: PolicySettings): Promise<PolicySettings> =>
  call('PUT', '/v1/policy-settings', { body: settings });

export const startBacktest = (
  body: { version: string; since?: string },
  idempotencyKey: string,
): Promise<Backtest> => call('POST', '/v1/backtests', { body, idempotencyKey });
export const fetchBacktests = (): Promise<{ items: Backtest[] }> => call('GET', '/v1/backtests?limit=20');
export const cancelBacktest = (id: string): Promise<Backtest> => call('POST', `/v1/backtests/${id}/cancel`);
