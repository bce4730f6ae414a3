import { ACTS } from '@khong-mot-minh/contracts/codes';
import { findActs, fold } from '@khong-mot-minh/language';
import { isOwnDanger, proposes } from './first-person.ts';

/**
 * Whether a proposed text reads as if somebody were in danger. Such a text is answered with the ways to help and kept
 * nowhere; to be asked once too often is the smaller fault, and the page says how an invented story can be told.
 */
export function showsDanger(text: string): boolean {
  const folded = fold(text).text.replace(/\s+/g, ' ');
  const bar = proposes(folded) ? 'proposed' : 'told';
  return (
    findActs(text).some(
      ({ act, weight }) => weight >= (ACTS[act].ownDanger?.[bar] ?? Number.POSITIVE_INFINITY),
    ) || isOwnDanger(folded)
  );
}
