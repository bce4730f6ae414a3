import type { Recipe } from './recipe.ts';
import { ACT } from './recipes/act.ts';
import { CONSOLE_PAGE } from './recipes/console-page.ts';
import { EVENT_TYPE } from './recipes/event-type.ts';
import { EXCHANGE_PROTOCOL } from './recipes/exchange-protocol.ts';
import { HARM } from './recipes/harm.ts';
import { JURISDICTION } from './recipes/jurisdiction.ts';
import { LANGUAGE } from './recipes/language.ts';
import { LESSON } from './recipes/lesson.ts';
import { MEASURE } from './recipes/measure.ts';
import { ROLE } from './recipes/role.ts';

/** Every recipe, in the order in which ARCHITECTURE.md has them. */
export const RECIPES: readonly Recipe[] = [
  EVENT_TYPE,
  ACT,
  HARM,
  ROLE,
  MEASURE,
  LANGUAGE,
  JURISDICTION,
  EXCHANGE_PROTOCOL,
  CONSOLE_PAGE,
  LESSON,
];
