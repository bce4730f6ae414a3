import { alertAdults, noteRisks } from './accounts/index.ts';
import type { AppDeps } from './app-deps.ts';
import { preserveForDecision } from './authority/index.ts';
import { enforceDecision } from './enforcement/index.ts';
import { noteRestrictingRules } from './policies/index.ts';
import type { AfterDecision } from './protection/index.ts';
import { keepCases } from './response/index.ts';
import { notifyOfChanges } from './webhooks/index.ts';

/** Who acts on what a batch decided. The order counts: an adult is alerted only after the risks were noted. */
export const afterDecision = (
  deps: Pick<AppDeps, 'jurisdiction' | 'notify' | 'now' | 'record'>,
): AfterDecision[] => [
  keepCases({ ...deps, onCase: (tx, known) => preserveForDecision(tx, deps, known) }),
  enforceDecision(deps),
  noteRisks(deps),
  noteRestrictingRules,
  alertAdults(deps),
  notifyOfChanges(deps),
];
