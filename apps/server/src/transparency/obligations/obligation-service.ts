import type {
  ObligationQuery,
  ObligationReport,
  PlatformMatrix,
  PolicyOfQuery,
  PublicRules,
} from '@kmm/contracts';
import type { Hono } from 'hono';
import type { Deps } from '../../deps.ts';
import type { AppEnv } from '../../http/principal.ts';
import type { Taxonomy } from './load-taxonomy.ts';
import { obligationReport, obligationRows } from './obligation-report.ts';
import { platformMatrix } from './platform-matrix.ts';
import { policyInForce } from './policy-in-force.ts';
import { publicRules } from './public-rules.ts';

/** Law against policy, asked of what runs now; undefined where the platform that is named is none of this house. */
export type ObligationService = {
  report(query: ObligationQuery): Promise<ObligationReport | undefined>;
  rules(query: PolicyOfQuery): Promise<PublicRules | undefined>;
  matrix(): Promise<PlatformMatrix>;
};

/** Computes from the version that a platform runs and from the routes that there are when it is asked. */
export function createObligationService(
  taxonomy: Taxonomy,
  deps: Pick<Deps, 'db' | 'policies' | 'now'>,
  routes: () => Hono<AppEnv>['routes'],
): ObligationService {
  const today = () => deps.now().toISOString().slice(0, 10);
  const open = () => new Set(routes().map(({ method, path }) => `${method} ${path}`));
  return {
    async report({ platform, ...filter }) {
      const found = await policyInForce(deps, platform);
      if (!found) return undefined;
      const { document, ...read } = found;
      return { ...read, ...obligationReport(taxonomy, { document, routes: open(), today: today() }, filter) };
    },
    async rules({ platform }) {
      const found = await policyInForce(deps, platform);
      if (!found) return undefined;
      const { document, ...read } = found;
      return { ...read, items: publicRules(document) };
    },
    async matrix() {
      const document = (await policyInForce(deps))?.document ?? deps.policies.base.program.document;
      return platformMatrix(
        taxonomy,
        obligationRows(taxonomy, { document, routes: open(), today: today() }),
        today(),
      );
    },
  };
}
