export { dutyRoutes } from './duty-routes.ts';
