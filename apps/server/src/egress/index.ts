export { egressRoutes } from './egress-routes.ts';
export { needsSecondPerson, refusedEgress, requireEgress } from './egress-rules.ts';
export type { EgressTarget } from './egress-targets.ts';
