import planted from '../planted.json' with { type: 'json' };
import { OPENAPI, type Recipe } from '../recipe.ts';

const CODES = 'packages/contracts/src/codes';

/** Somebody who only checks the public ledger. */
export const ROLE: Recipe = {
  thing: 'A role',
  change(tree) {
    tree.replace(
      `${CODES}/roles.ts`,
      '\n} as const satisfies Readonly<Record<string, RoleRow>>;',
      "\n  observer: { may: ['ledger.audit'] },\n} as const satisfies Readonly<Record<string, RoleRow>>;",
    );
    tree.replace(
      `${CODES}/roles.test.ts`,
      "'ledger.audit': ['coalition-auditor']",
      "'ledger.audit': ['coalition-auditor', 'observer']",
    );
    const routes = 'test/route-permissions.txt';
    const lines = tree
      .read(routes)
      .split('\n')
      .filter((line) => line.includes('ledger.audit of coalition-auditor'));
    for (const line of lines)
      tree.replace(routes, line, line.replace('of coalition-auditor', 'of coalition-auditor, observer'));
    tree.say('access', 'role.observer', planted.role.name);
    tree.say('urgent', 'role.observer', planted.role.work);
  },
  programs: [OPENAPI],
  tests: [`${CODES}`, 'test/route-permissions.test.ts'],
};
