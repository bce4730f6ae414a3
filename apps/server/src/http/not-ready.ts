import { HttpProblem, problemResponse } from './problems.ts';

/** What a server answers that still opens its database. */
export const notReady = (): Response => problemResponse(new HttpProblem('not-ready'));
