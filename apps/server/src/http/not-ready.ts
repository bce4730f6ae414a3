import { AppError, problemResponse } from './problems.ts';

/** What a server answers that still opens its database. */
export const notReady = (): Response => problemResponse(new AppError('not-ready'));
