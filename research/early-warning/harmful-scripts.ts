import type { AgeBand } from '@khong-mot-minh/contracts';
import { actsWhere } from '@khong-mot-minh/contracts/codes';

/** One step: an act of the contact, or what the young person answers (`<`). `?` may be left out. */
type Step = string;

/** A run of acts without a sentence: what is said comes from a phrase bank. */
export type Script = {
  name: string;
  /** Who is written to. */
  receivers: readonly AgeBand[];
  /** Minutes between messages: minutes for extortion, hours and days for grooming. */
  pace: readonly [number, number];
  steps: readonly Step[];
};

const MINORS: readonly AgeBand[] = ['13-15', '16-17'];
const STUDENTS: readonly AgeBand[] = ['16-17', '18-22', '18-22'];

export const SCRIPTS: readonly Script[] = [
  {
    name: 'picture, slowly',
    receivers: MINORS,
    pace: [2, 240],
    steps:
      'greeting age-probe flattery ?place-probe ?exclusive-bond secrecy move-to-other-app alone-probe picture-request <refusal pressure ?secrecy picture-request delete-chat'.split(
        ' ',
      ),
  },
  {
    name: 'meeting, slowly',
    receivers: MINORS,
    pace: [5, 400],
    steps:
      'greeting place-probe age-probe flattery gift-offer ?exclusive-bond secrecy ?alone-probe meet-alone <refusal pressure ?delete-chat secrecy meet-alone'.split(
        ' ',
      ),
  },
  {
    name: 'extortion, fast',
    receivers: [...MINORS, '18-22'],
    pace: [1, 6],
    steps:
      'greeting flattery move-to-other-app ?disappearing-mode picture-request ?secrecy threat-to-tell payment-demand <discomfort deadline threat-to-tell payment-demand'.split(
        ' ',
      ),
  },
  {
    name: 'extortion by somebody known',
    receivers: [...MINORS, '18-22'],
    pace: [1, 10],
    steps:
      '?greeting threat-to-tell <discomfort payment-demand secrecy ?deadline threat-to-tell ?pressure payment-demand'.split(
        ' ',
      ),
  },
  {
    name: 'more pictures under threat',
    receivers: MINORS,
    pace: [1, 30],
    steps:
      'picture-request <refusal pressure threat-to-tell picture-request ?secrecy <discomfort deadline threat-to-tell'.split(
        ' ',
      ),
  },
  {
    name: 'false officer',
    receivers: STUDENTS,
    pace: [1, 20],
    steps:
      'authority-claim legal-threat secrecy ?stay-on-call relocate <discomfort stay-on-call payment-demand ?credential-request secrecy'.split(
        ' ',
      ),
  },
  {
    name: 'ransom from the family',
    receivers: ['23plus'],
    pace: [1, 15],
    steps: 'ransom-to-family payment-demand ?deadline secrecy ransom-to-family payment-demand'.split(' '),
  },
  {
    name: 'account and codes',
    receivers: MINORS,
    pace: [1, 30],
    steps:
      'greeting gift-offer ?age-probe credential-request <refusal pressure secrecy credential-request threat-to-tell payment-demand'.split(
        ' ',
      ),
  },
  {
    name: 'isolating, slowly',
    receivers: MINORS,
    pace: [5, 300],
    steps:
      'greeting flattery exclusive-bond disappearing-mode secrecy delete-chat alone-probe move-to-other-app gift-offer picture-request <discomfort pressure picture-request'.split(
        ' ',
      ),
  },
];

/** Acts that are harm already: a warning wants to come before the first of them. */
export const HARM: ReadonlySet<string> = new Set(actsWhere(({ harm }) => harm));
