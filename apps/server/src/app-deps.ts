import type { Deps } from './deps.ts';
import type { WithExchange } from './exchange/index.ts';
import type { WithPolicies } from './policies/index.ts';
import type { WithTextDetectors } from './protection/index.ts';

/** Everything that was built as the server started; only the root holds all of it. */
export type AppDeps = Deps & WithPolicies & WithExchange & WithTextDetectors;
