import { HARM_BY_DEFAULT, type HarmCode, harmsWhere } from '@khong-mot-minh/contracts/codes';
import type { AgeBand, Kind } from './answers.ts';

/** The harm code of a plain kind. Who did not say an age counts as a child (Convention art. 16). */
export function categoryOf(kind: Kind, age: AgeBand): HarmCode {
  const adult = age === '18-22' || age === '23plus';
  const door = kind === 'picture' && adult ? 'adult-picture' : kind === 'unsure' ? 'other' : kind;
  return harmsWhere((row) => row.door === door)[0] ?? HARM_BY_DEFAULT;
}
