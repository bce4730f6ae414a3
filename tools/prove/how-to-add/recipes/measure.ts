import planted from '../planted.json' with { type: 'json' };
import { OPENAPI, POLICY_SCHEMA, type Recipe } from '../recipe.ts';

/** A rule has the platform put a label on what was sent. */
export const MEASURE: Recipe = {
  thing: 'A measure',
  change(tree) {
    tree.replace(
      'packages/contracts/src/codes/measures.ts',
      "  case: { asked: 'nowhere', stated: undefined },\n",
      "  case: { asked: 'nowhere', stated: undefined },\n  label: { asked: 'measures', stated: undefined },\n",
    );
    tree.replace(
      'packages/contracts/src/decision.ts',
      "  case: z.object({ kind: z.literal('case'), caseId: Uuid }),\n",
      "  case: z.object({ kind: z.literal('case'), caseId: Uuid }),\n  label: z.object({ kind: z.literal('label'), audience: z.enum(AUDIENCES) }),\n",
    );
    tree.replace(
      'packages/contracts/src/policy.ts',
      '\n} satisfies { [Kind in RuleMeasureKind]:',
      "\n  label: z.strictObject({ kind: z.literal('label'), audience: z.enum(AUDIENCES) }),\n} satisfies { [Kind in RuleMeasureKind]:",
    );
    tree.replace(
      'packages/protection/src/judge/measures.ts',
      "    case 'blur':\n",
      "    case 'blur':\n    case 'label':\n",
    );
    tree.say('demo', 'measure.label', planted.measure);
  },
  programs: [OPENAPI, POLICY_SCHEMA],
  tests: ['packages/contracts/src/codes', 'packages/protection/src/policy', 'test/policy-schema.test.ts'],
};
