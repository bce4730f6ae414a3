import { askTextService } from '@khong-mot-minh/connectors';
import { TEXT_CATEGORIES, type TextServiceScores } from '@khong-mot-minh/contracts';
import type { ActSignal } from '@khong-mot-minh/protection';

/** After so many calls without an answer the service rests, so that an outage does not slow every message down. */
const FAILURES = 3;
const REST_MS = 10_000;
/** Below this a service has nothing to say. */
const FAINT = 0.1;

/** What the service says of one text, or that it did not answer. */
export type ServiceFinding = ActSignal[] | 'unavailable';

export type TextService = {
  ask(texts: readonly string[]): Promise<ServiceFinding[]>;
  state(): { state: 'unused' | 'answering' | 'failing' | 'resting'; lastFailure?: string };
  /** Calls so far, and those without an answer, by reason. */
  figures(): { asked: number; failures: Record<string, number> };
};

/** A platform's own service as the event path sees it: it answers in time, or it is out. */
export function createTextService(
  at: {
    url: string;
    secret: string;
    timeoutMs: number;
    allowPrivate: boolean;
    /** Why nothing may be sent there any more. */
    refused?: string | undefined;
  },
  now: () => Date,
  onFailure: (reason: string) => void,
): TextService {
  let failures = 0;
  let restsUntilMs = 0;
  let asked = 0;
  const reasons: Record<string, number> = {};
  let lastFailure: string | undefined;
  return {
    async ask(texts) {
      if (now().getTime() < restsUntilMs) return texts.map(() => 'unavailable');
      asked++;
      const { scores, failed } = at.refused
        ? { scores: undefined, failed: at.refused }
        : await askTextService({ ...at, texts });
      if (scores === undefined) {
        lastFailure = failed;
        reasons[failed] = (reasons[failed] ?? 0) + 1;
        failures++;
        if (failures >= FAILURES) restsUntilMs = now().getTime() + REST_MS;
        onFailure(failed);
        return texts.map(() => 'unavailable');
      }
      failures = 0;
      return texts.map((text, i) => findingOf(text, scores[i]));
    },
    state() {
      const resting = now().getTime() < restsUntilMs;
      const state = asked === 0 ? 'unused' : resting ? 'resting' : failures > 0 ? 'failing' : 'answering';
      return { state, ...(lastFailure !== undefined && { lastFailure }) };
    },
    figures: () => ({ asked, failures: { ...reasons } }),
  };
}

function findingOf(text: string, scores: TextServiceScores | undefined): ServiceFinding {
  if (scores === undefined) return 'unavailable';
  return TEXT_CATEGORIES.flatMap((category) => {
    const weight = scores[category] ?? 0;
    return weight < FAINT ? [] : [{ act: `service.${category}`, weight, start: 0, end: text.length }];
  });
}
