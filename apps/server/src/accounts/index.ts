export { alertAdults, noteRisks } from './alert-adults.ts';
export { notifyOfDecidedContests } from './contest-view.ts';
export { orgsToTellOfContests } from './queries/guardian-contests.ts';
export { accountsRoutes } from './routes.ts';
