import { EXCHANGE_PROTOCOLS, type ExchangeProtocol } from '@khong-mot-minh/contracts/codes';
import type { Deps } from '../../deps.ts';
import type { Api } from '../../http/create-api.ts';
import type { WithExchange } from '../exchange.ts';
import { stopNciiRoutes } from './stopncii-routes.ts';
import { threatExchangeRoutes } from './threatexchange-routes.ts';

type AdapterDeps = Pick<Deps, 'config' | 'db' | 'identify' | 'now' | 'record' | 'vault'> & WithExchange;

/** One adapter a protocol; a protocol without its own does not compile. */
const ADAPTERS: Readonly<Record<ExchangeProtocol, (app: Api, deps: AdapterDeps) => void>> = {
  stopncii: stopNciiRoutes,
  threatexchange: threatExchangeRoutes,
};

/** Every protocol of another house in which banks are read. */
export function protocolRoutes(app: Api, deps: AdapterDeps): void {
  for (const protocol of EXCHANGE_PROTOCOLS) ADAPTERS[protocol](app, deps);
}
