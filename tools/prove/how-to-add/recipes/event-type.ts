import { OPENAPI, POLICY_SCHEMA, type Recipe } from '../recipe.ts';

const CODES = 'packages/contracts/src/codes';

/** Somebody joined a group. */
export const EVENT_TYPE: Recipe = {
  thing: 'A type of event',
  change(tree) {
    tree.replace(
      'packages/contracts/src/event.ts',
      "    z.object({ type: z.literal('live.started'), ...base }),\n",
      "    z.object({ type: z.literal('live.started'), ...base }),\n    z.object({ type: z.literal('group.joined'), ...base, group: PlatformId }),\n",
    );
    tree.replace(
      `${CODES}/event-types.ts`,
      "  'location.shared': {\n",
      `  'group.joined': {
    words: undefined,
    media: false,
    reaches: false,
    seeksHelp: false,
    ofPerson: false,
    pairs: false,
    performs: undefined,
    dsaContentType: undefined,
  },
  'location.shared': {
`,
    );
    tree.replace(
      'packages/sdk/src/outage/outage-rows.ts',
      "  'location.shared':",
      "  'group.joined': { waits: 'by-contact', limited: false },\n  'location.shared':",
    );
  },
  programs: [OPENAPI, POLICY_SCHEMA],
  tests: ['packages/contracts/src', 'packages/sdk/src/outage', 'test/policy-schema.test.ts'],
};
