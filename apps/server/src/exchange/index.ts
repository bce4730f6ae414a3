export { createExchange, type WithExchange } from './exchange.ts';
export { startExchangeSweeper } from './expire-hashes.ts';
export { findKnownPictures } from './find-known-pictures.ts';
export { withdrawnQueue, withdrawnWorker } from './notify-of-withdrawals.ts';
export { exchangeRoutes } from './routes.ts';
export { sealPlacesOfBefore } from './seal-places.ts';
export { openTakeDown, readReceivers, submitTakeDown, withdrawTakeDown } from './take-down-service.ts';
