import planted from '../planted.json' with { type: 'json' };
import { OPENAPI, POLICY_SCHEMA, type Recipe } from '../recipe.ts';

const CODES = 'packages/contracts/src/codes';

/** Games of chance for money, met after all others. */
export const HARM: Recipe = {
  thing: 'A harm',
  change(tree) {
    tree.replace(
      `${CODES}/harms.ts`,
      '\n} as const satisfies Readonly<Record<string, HarmRow>>;',
      `
  GAMBLING_CHILD: {
    urgency: 3,
    rank: 19,
    reportTier: 2,
    door: undefined,
    banked: false,
    dsa: {
      category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      keywords: ['KEYWORD_AGE_SPECIFIC_RESTRICTIONS_MINORS'],
    },
  },
} as const satisfies Readonly<Record<string, HarmRow>>;`,
    );
    const meant = `${CODES}/harms.test.ts`;
    tree.replace(
      meant,
      'HARMFUL_EXPOSURE PEER_HSB OTHER_CHILD',
      'HARMFUL_EXPOSURE PEER_HSB OTHER_CHILD GAMBLING_CHILD',
    );
    tree.replace(meant, 'tierOf(2).length, 9', 'tierOf(2).length, 10');
    tree.replace(
      'packages/connectors/src/ncmec/incident-type.ts',
      '  OTHER_CHILD: undefined,\n',
      '  OTHER_CHILD: undefined,\n  GAMBLING_CHILD: undefined,\n',
    );
    tree.say('console', 'category.GAMBLING_CHILD', planted.harm);
    tree.say('transparency', 'harm.GAMBLING_CHILD', planted.harm);
  },
  programs: [OPENAPI, POLICY_SCHEMA],
  tests: [`${CODES}`, 'packages/connectors/src/ncmec', 'test/policy-schema.test.ts'],
};
