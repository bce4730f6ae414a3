import planted from '../planted.json' with { type: 'json' };
import { POLICY_SCHEMA, type Recipe } from '../recipe.ts';

const CODES = 'packages/contracts/src/codes';

/** A contact asks for the way home. */
export const ACT: Recipe = {
  thing: 'An act',
  change(tree) {
    tree.replace(
      `${CODES}/acts.ts`,
      '\n} as const satisfies Readonly<Record<string, ActRow>>;',
      `
  'route-probe': {
    stage: 'probe',
    groups: ['probe'],
    points: 0,
    coercive: false,
    namesAudience: false,
    refusable: false,
    refuses: false,
    speaker: 'contact',
    learned: false,
    harm: false,
    coOccurs: undefined,
    ownDanger: undefined,
  },
} as const satisfies Readonly<Record<string, ActRow>>;`,
    );
    const meant = `${CODES}/acts.test.ts`;
    tree.replace(
      meant,
      "['refusal', 'discomfort', 'self-danger']);\n  assert.equal(ACT_CODES.length, 25);",
      "['refusal', 'discomfort', 'self-danger', 'route-probe']);\n  assert.equal(ACT_CODES.length, 26);",
    );
    tree.replace(
      meant,
      "  { what: 'probes', holds: ({ stage }) => stage === 'probe', acts: 'age-probe place-probe alone-probe' },",
      `  {
    what: 'probes',
    holds: ({ stage }) => stage === 'probe',
    acts: 'age-probe place-probe alone-probe route-probe',
  },`,
    );
    tree.replace(
      meant,
      "'place-probe deadline refusal discomfort self-danger'",
      "'place-probe deadline refusal discomfort self-danger route-probe'",
    );
    tree.replace(
      'packages/language/src/concepts/closeness.ts',
      "  'alone-ask': {\n",
      `  'route-ask': {\n    vi: '${planted.act.concept.vi}',\n    en: '${planted.act.concept.en}',\n  },\n  'alone-ask': {\n`,
    );
    tree.replace(
      'packages/language/src/rules/contact.ts',
      "  {\n    act: 'alone-probe',\n",
      "  { act: 'route-probe', parts: ['route-ask'], reach: 0, base: 0.6, plus: { you: 0.1 }, minus: framing },\n  {\n    act: 'alone-probe',\n",
    );
    tree.replace(
      'packages/language/src/find-acts.test.ts',
      "  'alone-probe': [\n",
      `  'route-probe': [${planted.act.present.map((text) => `'${text}'`).join(', ')}],\n  'alone-probe': [\n`,
    );
    tree.say('console', 'concept.route-probe', planted.act.said);
    for (const [language, words] of Object.entries(planted.act.inWords))
      tree.replace(
        `messages/${language}/policy-words.json`,
        '  "acts": {\n',
        `  "acts": {\n    "route-probe": "${words}",\n`,
      );
  },
  programs: [POLICY_SCHEMA],
  tests: [
    'packages/contracts/src/codes',
    'packages/language/src/find-acts.test.ts',
    'packages/language/src/act-model',
    'packages/protection/src/state',
    'test/policy-schema.test.ts',
  ],
};
