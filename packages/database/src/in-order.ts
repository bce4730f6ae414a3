import { LANGUAGES, type Localised } from '@khong-mot-minh/contracts';

/** A stored name with its languages in the order in which answers have always said them: jsonb keeps an order of its own. */
export const inOrder = <Name extends Partial<Localised>>(name: Name): Name =>
  // The cast is true: the same members, and only those that are there.
  Object.fromEntries(
    LANGUAGES.flatMap((language) => (name[language] === undefined ? [] : [[language, name[language]]])),
  ) as Name;
