import type { MiddlewareHandler } from 'hono';
import type { Act, Admission, Lane } from '../limits/admission.ts';
import { createRecentMap } from '../platform/recent-map.ts';
import type { AppEnv } from './principal.ts';
import { HttpProblem } from './problems.ts';

type WithAdmission = { admission: Admission };
/** Addresses of one route that led somewhere lately: many times what a page or a monitor asks for within a minute. */
const MOST_KNOWN = 2000;

/** Lets a request in when it is its sender's turn, and counts it where it came to nothing. Runs after its body is read. */
export const inTurn =
  ({ admission }: WithAdmission, lane: Lane): MiddlewareHandler<AppEnv> =>
  (c, next) => {
    const asker = c.get('asker');
    return admission.gate(lane).run(asker, async (turn) => {
      c.set('turn', turn);
      await next();
      if (lane !== 'page' && c.res.status >= 400 && c.res.status < 500) admission.refused(asker, turn);
    });
  };

/** Limits an act by what was taken, before any schema or service looks; past the limit it says what is asked for. */
export const limitAct =
  (
    { admission }: WithAdmission,
    act: Act,
    isDanger: (body: unknown) => boolean = () => false,
  ): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const admitted = await admission.admit(act, c.get('asker'), {
      danger: isDanger(await c.req.json()),
      answer: c.req.header('kmm-work'),
      patient: /\bwait\b/.test(c.req.header('prefer') ?? ''),
      turn: c.get('turn'),
    });
    if (admitted === 'full') throw new HttpProblem('busy', undefined, { retryAfterSeconds: 30 });
    if (admitted === 'refused')
      throw new HttpProblem('too-many-attempts', undefined, { retryAfterSeconds: admission.secondsLeft() });
    if (typeof admitted === 'object' && admitted.full)
      throw new HttpProblem('busy', undefined, { work: admitted.work, retryAfterSeconds: 5 });
    if (typeof admitted === 'object')
      throw new HttpProblem('work-needed', undefined, { work: admitted.work, retryAfterSeconds: 1 });
    return next();
  };

/**
 * Of names in an address that lead nowhere few are looked up an hour; past that they wait in single file. What led
 * somewhere lately, or that the house gave, never waits: a page asks for the key of its team before each report.
 */
export function limitGuesses(
  { admission }: WithAdmission,
  isGiven: (name: string) => Promise<boolean> = async () => false,
): MiddlewareHandler<AppEnv> {
  const known = createRecentMap<string, true>(MOST_KNOWN);
  return async (c, next) => {
    const { path } = c.req;
    if (known.get(path) || (await isGiven(path.slice(path.lastIndexOf('/') + 1)))) return next();
    const asker = c.get('asker');
    const admitted = await admission.admit('guess', asker, { patient: true, turn: c.get('turn') });
    if (admitted !== 'in') throw new HttpProblem('busy', undefined, { retryAfterSeconds: 30 });
    await next();
    if (c.res.status === 404) admission.count('guess', asker);
    else if (c.res.ok) known.set(path, true);
    return undefined;
  };
}
