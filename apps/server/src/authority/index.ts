export { type AuthoritySweeper, startAuthoritySweeper } from './authority-sweeper.ts';
export { readPublished, startCounting } from './counts-service.ts';
export { preserveForDecision } from './issue-preservation.ts';
export { authorityRoutes } from './routes.ts';
