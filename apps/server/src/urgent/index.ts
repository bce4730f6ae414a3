export { type CallClock, startCallClock } from './call-clock.ts';
export { inboxRoutes } from './inbox-routes.ts';
export { pageQueue, pageWorker } from './pager.ts';
export { pagingRoutes } from './paging-routes.ts';
export { countChannels } from './queries/paging-channels.ts';
