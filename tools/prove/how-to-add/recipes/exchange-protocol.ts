import type { Recipe } from '../recipe.ts';

const ADAPTERS = 'apps/server/src/exchange/adapters';
const ADAPTER = `import type { Deps } from '../../deps.ts';
import type { Api } from '../../http/create-api.ts';
import type { WithExchange } from '../exchange.ts';
import { adapterRoute } from './adapter-route.ts';
import { fetchBanks } from './feed-service.ts';

const PAGE = 100;

/** A plain list of the hashes that a platform may read, one a line. */
export function plainListRoutes(
  app: Api,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record' | 'vault'> & WithExchange,
): void {
  const route = { method: 'get', path: '/x/plain-list/v1/hashes', keyOf: () => undefined } as const;
  adapterRoute(app, deps, route, async (c, { id, org }) => {
    const reader = { id, org, protocol: 'plain-list' } as const;
    const feed = await fetchBanks(deps, reader, { startS: 0, place: undefined, limit: PAGE });
    const lines = feed.records.map(({ pdq }) => pdq);
    return c.text(lines.join('\\n'));
  });
}
`;

/** Banks as plain lines. */
export const EXCHANGE_PROTOCOL: Recipe = {
  thing: 'An exchange protocol',
  change(tree) {
    tree.replace(
      'packages/contracts/src/codes/exchange-protocols.ts',
      "['stopncii', 'threatexchange'] as const",
      "['stopncii', 'threatexchange', 'plain-list'] as const",
    );
    tree.create(`${ADAPTERS}/plain-list-routes.ts`, ADAPTER);
    const all = `${ADAPTERS}/protocol-routes.ts`;
    tree.replace(
      all,
      "import { stopNciiRoutes } from './stopncii-routes.ts';\n",
      "import { plainListRoutes } from './plain-list-routes.ts';\nimport { stopNciiRoutes } from './stopncii-routes.ts';\n",
    );
    tree.replace(
      all,
      '  threatexchange: threatExchangeRoutes,\n',
      "  threatexchange: threatExchangeRoutes,\n  'plain-list': plainListRoutes,\n",
    );
    const routes = 'test/route-permissions.txt';
    const [before] = tree
      .read(routes)
      .split('\n')
      .filter((line) => line.startsWith('get /x/stopncii/'));
    const added = ['/x/plain-list/v1/hashes', '/x/plain-list/v1/hashes/'].map(
      (path) => `get ${path} → key for hashes · both\n`,
    );
    tree.replace(routes, `${before}\n`, `${added.join('')}${before}\n`);
  },
  programs: [],
  tests: ['test/route-permissions.test.ts', 'test/api-exchange-feeds.test.ts'],
};
