import type { ActCode } from '@kmm/contracts/codes';
import { findActs, fold } from '@kmm/language';
import { proposes, tellsOwnDanger } from './first-person.ts';

/** From which weight an act means danger, in a telling and in a text that proposes something: an idea names such acts. */
const DANGER_ACTS: Readonly<Record<ActCode, { told: number; proposed: number } | undefined>> = {
  'self-danger': { told: 0.5, proposed: 0.5 },
  discomfort: { told: 0.5, proposed: 0.5 },
  'threat-to-tell': { told: 0.5, proposed: 0.6 },
  'payment-demand': { told: 0.5, proposed: 0.8 },
  'picture-request': { told: 0.5, proposed: 0.8 },
  'meet-alone': { told: 0.5, proposed: 0.8 },
  'stay-on-call': { told: 0.5, proposed: 0.8 },
  'ransom-to-family': { told: 0.5, proposed: 0.8 },
  'legal-threat': { told: 0.5, proposed: 0.8 },
  relocate: { told: 0.5, proposed: 0.8 },
  secrecy: { told: 0.6, proposed: 0.9 },
  pressure: { told: 0.6, proposed: 0.9 },
  'age-probe': undefined,
  'place-probe': undefined,
  'alone-probe': undefined,
  flattery: undefined,
  'exclusive-bond': undefined,
  'gift-offer': undefined,
  'delete-chat': undefined,
  'move-to-other-app': undefined,
  'disappearing-mode': undefined,
  'credential-request': undefined,
  deadline: undefined,
  'authority-claim': undefined,
  refusal: undefined,
};

/**
 * Whether a proposed text reads as if somebody were in danger. Such a text is answered with the ways to help and kept
 * nowhere; to be asked once too often is the smaller fault, and the page says how an invented story can be told.
 */
export function showsDanger(text: string): boolean {
  const folded = fold(text).text.replace(/\s+/g, ' ');
  const bar = proposes(folded) ? 'proposed' : 'told';
  return (
    findActs(text).some(
      ({ act, weight }) => weight >= (DANGER_ACTS[act]?.[bar] ?? Number.POSITIVE_INFINITY),
    ) || tellsOwnDanger(folded)
  );
}
