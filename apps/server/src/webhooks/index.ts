export { notifyOfChanges } from './notify-of-changes.ts';
export { webhookEgress } from './webhook-egress.ts';
export { webhookRoutes } from './webhook-routes.ts';
export { createNotify, webhookQueue, webhookWorker } from './webhook-service.ts';
