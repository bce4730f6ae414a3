// Written by `npm run openapi` from docs/api/openapi.json; change the schemas in packages/contracts instead.
import type { Decision } from './shared.ts';

export type Explanation = {
  decision: Decision;
  nearly: {
    lacking: string;
    rule: string;
    seen: Record<string, string | number | boolean | string[] | null>;
  }[];
  undecided: { missing: string[]; rule: string }[];
};

/** What a platform may call under `/v1/decisions`: what it takes and what a success answers. */
export type DecisionsOperations = {
  'GET /v1/decisions/{eventId}': { body: undefined; answer: Decision };
  'GET /v1/decisions/{eventId}/explanation': { body: undefined; answer: Explanation };
  'POST /v1/decisions/{eventId}/replay': { body: undefined; answer: Decision };
};
