export { enforceDecision } from './enforce-decision.ts';
export { type PlatformTeller, startPlatformNotifier } from './notify-platform.ts';
export { type RestrictionSweeper, startRestrictionSweeper } from './restrictions/restriction-sweeper.ts';
export { enforcementRoutes } from './routes.ts';
export { appealLinked, readLinked } from './statements/linked-statement.ts';
