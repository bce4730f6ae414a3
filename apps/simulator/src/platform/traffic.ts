import type { AgeBand } from '@khong-mot-minh/contracts';
import traffic from '../../phrases/traffic.json' with { type: 'json' };

/** A harmful run: who writes what, in order. */
export type Run = {
  id: string;
  sender: AgeBand;
  receiver: AgeBand;
  lines: readonly (readonly [from: 'sender' | 'receiver', text: string])[];
};

// `as`: the file beside us, checked by traffic.test.ts; JSON has no tuples and no literal types.
export const harmfulRuns = traffic.runs as unknown as readonly [Run, ...Run[]];

export const ordinaryTexts = [...traffic.ordinary.vi, ...traffic.ordinary.en] as unknown as readonly [
  string,
  ...string[],
];
