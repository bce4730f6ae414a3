import { findActs, fold, type RiskAct } from '@kmm/language';
import { tellsOwnDanger } from './first-person.ts';

/** Acts that a text about somebody's own danger carries; a story idea names the subject, it does not do these. */
const DANGER_ACTS: Readonly<Partial<Record<RiskAct, number>>> = {
  'self-danger': 0.5,
  discomfort: 0.5,
  'threat-to-tell': 0.5,
  'payment-demand': 0.5,
  'picture-request': 0.5,
  'meet-alone': 0.5,
  'stay-on-call': 0.5,
  'ransom-to-family': 0.5,
  'legal-threat': 0.5,
  relocate: 0.5,
  secrecy: 0.6,
  pressure: 0.6,
};

/**
 * Whether a proposed text reads as if somebody were in danger. Such a text is answered with the ways to help and kept
 * nowhere; to be asked once too often is the smaller fault, and the page says how an invented story can be told.
 */
export function showsDanger(text: string): boolean {
  const acts = findActs(text);
  if (acts.some(({ act, weight }) => weight >= (DANGER_ACTS[act] ?? Number.POSITIVE_INFINITY))) return true;
  return tellsOwnDanger(fold(text).text.replace(/\s+/g, ' '));
}
