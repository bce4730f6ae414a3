import { colloquialContact } from './colloquial-contact.ts';
import { colloquialDemands } from './colloquial-demands.ts';
import { contact } from './contact.ts';
import { demands } from './demands.ts';
import { hiding } from './hiding.ts';
import { impliedThreats } from './implied-threats.ts';
import { meeting } from './meeting.ts';
import { replyRules } from './replies.ts';
import type { ActRule } from './rule.ts';
import { threats } from './threats.ts';
import { virtualKidnappingRules } from './virtual-kidnapping.ts';

/** Every rule that finds an act. */
export const actRules: readonly ActRule[] = [
  ...contact,
  ...hiding,
  ...demands,
  ...threats,
  ...virtualKidnappingRules,
  ...impliedThreats,
  ...colloquialDemands,
  ...colloquialContact,
  ...meeting,
  ...replyRules,
];
