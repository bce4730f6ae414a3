import { CONTENT_SCHEMA, OPENAPI, POLICY_SCHEMA, type Recipe } from '../recipe.ts';

const DESK = 'apps/console/src/take-downs/use-translation.ts';
const LESSON = 'content/lessons/bat-coc-online';

/** Khmer: its row, the sentences of one desk and one lesson. What stands in them here is English. */
export const LANGUAGE: Recipe = {
  thing: 'A language',
  change(tree) {
    tree.replace(
      'packages/contracts/src/codes/languages.ts',
      '\n} as const satisfies Readonly<Record<string, LanguageRow>>;',
      "\n  km: { locale: 'km-KH', ownName: '\u1781\u17d2\u1798\u17c2\u179a' },\n} as const satisfies Readonly<Record<string, LanguageRow>>;",
    );
    tree.create('messages/km/take-down-desk.json', tree.read('messages/en/take-down-desk.json'));
    tree.replace(
      DESK,
      "import vi from '../../../../messages/vi/take-down-desk.json'",
      "import km from '../../../../messages/km/take-down-desk.json' with { type: 'json' };\nimport vi from '../../../../messages/vi/take-down-desk.json'",
    );
    tree.replace(DESK, 'catalogue(vi, { en })', 'catalogue(vi, { en, km })');
    tree.create(`${LESSON}/km.json`, tree.read(`${LESSON}/en.json`));
  },
  programs: [OPENAPI, POLICY_SCHEMA, CONTENT_SCHEMA],
  untold: {
    'messages/km/take-down-desk.json': 'what a language does not say is said in Vietnamese, and counted',
    [DESK]: 'the same',
    [`${LESSON}/km.json`]: 'the same',
  },
  tests: [
    'packages/contracts/src/codes',
    'packages/i18n',
    'apps/portal/src/learn/learn.test.ts',
    'test/content-schema.test.ts',
  ],
};
