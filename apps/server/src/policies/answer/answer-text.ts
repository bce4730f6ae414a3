import type { Decision } from '@khong-mot-minh/contracts';

/** An answer goes out, into the journal and into a hash: it is written out once. */
const texts = new WeakMap<Decision, string>();

/** A decision as JSON, as it goes out. Nothing may change a decision after this was asked. */
export function answerText(answer: Decision): string {
  const before = texts.get(answer);
  if (before !== undefined) return before;
  const text = JSON.stringify(answer);
  texts.set(answer, text);
  return text;
}
