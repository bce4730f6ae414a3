export { createClasses } from './class-service.ts';
export { forgetUnread } from './ideas/forget-ideas.ts';
export { ideaDeskRoutes } from './ideas/idea-desk-routes.ts';
export { ideaRoutes } from './ideas/idea-routes.ts';
export { keepIdea, readIdeas, voteForIdea } from './ideas/idea-service.ts';
export { showsDanger } from './ideas/shows-danger.ts';
export { pledgeRoutes } from './pledge-routes.ts';
export { pledgeCounts, signPledge } from './pledge-service.ts';
export { deleteOldClasses } from './queries/classes.ts';
