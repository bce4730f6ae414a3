import type { Deps } from '../deps.ts';
import type { Api } from '../http/create-api.ts';
import { protocolRoutes } from './adapters/protocol-routes.ts';
import { bankRoutes } from './bank-routes.ts';
import type { WithExchange } from './exchange.ts';
import { hashRoutes } from './hash-routes.ts';
import { takeDownDeskRoutes } from './take-down-desk-routes.ts';
import { takeDownRoutes } from './take-down-routes.ts';

/**
 * Take-downs, banks, lookups, and the protocols that other people's clients speak. `lookups`: pictures that an
 * organisation may look up an hour.
 */
export function exchangeRoutes(
  app: Api,
  deps: Pick<Deps, 'admission' | 'config' | 'db' | 'hashes' | 'identify' | 'now' | 'record' | 'vault'> &
    WithExchange,
  lookups: number,
): void {
  takeDownRoutes(app, deps);
  takeDownDeskRoutes(app, deps);
  bankRoutes(app, deps);
  hashRoutes(app, deps, lookups);
  protocolRoutes(app, deps);
}
