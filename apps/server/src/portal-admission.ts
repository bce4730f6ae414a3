import type { PortalAdmission } from '@khong-mot-minh/portal';
import type { AppDeps } from './app-deps.ts';
import type { Turn } from './limits/gate.ts';
import type { RateLimitKey } from './limits/neighbourhoods.ts';
import { Refusal } from './platform/refusal.ts';

/** The limits of the house for the pages: without a script nobody computes, so past a limit one waits. */
export function portalAdmission(
  { admission }: Pick<AppDeps, 'admission'>,
  of: (request: Request) => RateLimitKey,
): PortalAdmission {
  const turns = new WeakMap<Request, Turn>();
  return {
    async admit(act, request, { danger = false } = {}) {
      const how = { danger, patient: true, turn: turns.get(request) };
      return (await admission.admit(act, of(request), how)) === 'in';
    },
    count: (act, request) => admission.count(act, of(request)),
    refused: (request) => admission.refused(of(request), turns.get(request)),
    async turn(lane, request, run) {
      try {
        // Who often came to nothing has no line in which hundreds are inside.
        const own = lane === 'class' && admission.isOftenRefused(of(request)) ? 'act' : lane;
        await admission.gate(own).run(of(request), async (turn) => {
          turns.set(request, turn);
          await run();
        });
        return 'done';
      } catch (error) {
        if (error instanceof Refusal && error.code === 'busy') return 'full';
        throw error;
      }
    },
  };
}
