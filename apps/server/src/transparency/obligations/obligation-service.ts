import type { ObligationQuery, ObligationReport, PlatformMatrix, PublicRule } from '@kmm/contracts';
import type { CompiledPolicy } from '@kmm/protection';
import type { Hono } from 'hono';
import type { AppEnv } from '../../http/principal.ts';
import type { Taxonomy } from './load-taxonomy.ts';
import { obligationReport, obligationRows } from './obligation-report.ts';
import { platformMatrix } from './platform-matrix.ts';
import { publicRules } from './public-rules.ts';

/** Law against policy, asked of what runs now. */
export type ObligationService = {
  report(query: ObligationQuery): ObligationReport;
  matrix(): PlatformMatrix;
  rules(): PublicRule[];
};

/** Computes from the policy in force and from the routes that there are when it is asked. */
export function createObligationService(
  taxonomy: Taxonomy,
  policy: Pick<CompiledPolicy, 'policy' | 'document'>,
  routes: () => Hono<AppEnv>['routes'],
): ObligationService {
  const live = () => ({
    policy: policy.policy,
    document: policy.document,
    routes: new Set(routes().map(({ method, path }) => `${method} ${path}`)),
  });
  return {
    report: (query) => obligationReport(taxonomy, live(), query),
    matrix: () => platformMatrix(taxonomy, obligationRows(taxonomy, live())),
    rules: () => publicRules(policy.document),
  };
}
