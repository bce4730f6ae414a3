export { alertAdults, noteRisks } from './alert-adults.ts';
export { tellOfDecidedContests } from './contest-view.ts';
export { orgsToTellOfContests } from './queries/guardian-contests.ts';
export { accountsRoutes } from './routes.ts';
