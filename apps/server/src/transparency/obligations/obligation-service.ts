import type {
  ObligationQuery,
  ObligationReport,
  PlatformMatrix,
  PolicyDocument,
  PolicyOfQuery,
  PublicRules,
} from '@khong-mot-minh/contracts';
import type { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import type { AppEnv } from '../../http/principal.ts';
import { createRecentMap } from '../../platform/recent-map.ts';
import type { WithPolicies } from '../../policies/index.ts';
import type { Taxonomy } from './load-taxonomy.ts';
import { obligationReport, obligationRows } from './obligation-report.ts';
import { platformMatrix } from './platform-matrix.ts';
import { policyInForce } from './policy-in-force.ts';
import { publicRules } from './public-rules.ts';

/**
 * Law against policy, asked of what runs now; undefined where the platform that is named is none of this house. What is
 * asked twice of the same policy, routes and day is given as the very same object.
 */
export type ObligationService = {
  report(query: ObligationQuery): Promise<ObligationReport | undefined>;
  rules(query: PolicyOfQuery): Promise<PublicRules | undefined>;
  matrix(): Promise<PlatformMatrix>;
};

/** As many filters as readers use in an hour; a report has some hundred kilobytes. */
const MOST_KEPT = 32;

/** What was computed from a policy, kept until another one is in force there. */
function keptOf<T>() {
  const kept = createRecentMap<string, { document: PolicyDocument; value: T }>(MOST_KEPT);
  return (asked: unknown, document: PolicyDocument, compute: () => T): T => {
    const name = JSON.stringify(asked);
    const known = kept.get(name);
    if (known?.document === document) return known.value;
    const value = compute();
    kept.set(name, { document, value });
    return value;
  };
}

/** Computes from the version that a platform runs and from the routes that there are when it is asked. */
export function createObligationService(
  taxonomy: Taxonomy,
  deps: Pick<Deps, 'db' | 'now'> & WithPolicies,
  routes: () => Hono<AppEnv>['routes'],
): ObligationService {
  const today = () => deps.now().toISOString().slice(0, 10);
  const open = () => new Set(routes().map(({ method, path }) => `${method} ${path}`));
  const reports = keptOf<ObligationReport>();
  const matrices = keptOf<PlatformMatrix>();
  return {
    async report({ platform, ...filter }) {
      const found = await policyInForce(deps, platform);
      if (!found) return undefined;
      const { document, ...read } = found;
      const day = today();
      return reports([filter, read, day, routes().length], document, () => ({
        ...read,
        ...obligationReport(taxonomy, { document, routes: open(), today: day }, filter),
      }));
    },
    async rules({ platform }) {
      const found = await policyInForce(deps, platform);
      if (!found) return undefined;
      const { document, ...read } = found;
      return { ...read, items: publicRules(document) };
    },
    async matrix() {
      const document = (await policyInForce(deps))?.document ?? deps.policies.base.program.document;
      const day = today();
      return matrices([day, routes().length], document, () =>
        platformMatrix(taxonomy, obligationRows(taxonomy, { document, routes: open(), today: day }), day),
      );
    },
  };
}
