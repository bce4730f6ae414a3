import type { HARM_CODES } from '@kmm/contracts';
import type { AgeBand, Kind } from './answers.ts';

const codes = {
  extortion: 'SEXTORTION',
  pressure: 'GROOMING',
  'fake-police': 'ONLINE_KIDNAP',
  bullying: 'BULLYING',
  other: 'OTHER_CHILD',
  unsure: 'OTHER_CHILD',
} as const satisfies Record<Exclude<Kind, 'picture'>, (typeof HARM_CODES)[number]>;

/** The harm code of a plain kind. Who did not say an age counts as a child (Convention art. 16). */
export function categoryOf(kind: Kind, age: AgeBand): (typeof HARM_CODES)[number] {
  if (kind !== 'picture') return codes[kind];
  return age === '18-22' || age === '23plus' ? 'NCII_ADULT' : 'NCII_MINOR';
}
