import { authorityTerms } from './authority-terms.ts';
import { channels } from './channels.ts';
import { closeness } from './closeness.ts';
import { coercion } from './coercion.ts';
import type { Concepts } from './concept.ts';
import { content } from './content.ts';
import { doing } from './doing.ts';
import { frames } from './frames.ts';
import { implied } from './implied.ts';
import { money } from './money.ts';
import { outings } from './outings.ts';
import { people } from './people.ts';
import { replies } from './replies.ts';

/** Every concept that rules may name. */
export const allConcepts: Concepts = {
  ...people,
  ...content,
  ...doing,
  ...channels,
  ...money,
  ...coercion,
  ...implied,
  ...authorityTerms,
  ...closeness,
  ...replies,
  ...frames,
  ...outings,
};
