import { authorityRules } from './authority.ts';
import { contact } from './contact.ts';
import { demands } from './demands.ts';
import { hiding } from './hiding.ts';
import { impliedThreats } from './implied-threats.ts';
import { meeting } from './meeting.ts';
import { plainContact } from './plain-contact.ts';
import { plainDemands } from './plain-demands.ts';
import { replyRules } from './replies.ts';
import type { ActRule } from './rule.ts';
import { threats } from './threats.ts';

/** Every rule that finds an act. */
export const actRules: readonly ActRule[] = [
  ...contact,
  ...hiding,
  ...demands,
  ...threats,
  ...authorityRules,
  ...impliedThreats,
  ...plainDemands,
  ...plainContact,
  ...meeting,
  ...replyRules,
];
