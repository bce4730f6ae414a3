import type {
  CoverageMap,
  PolicyDocument,
  PolicyRule,
  ProtectionRow,
  Serving,
} from '@khong-mot-minh/contracts';

/** Where the public reads a rule: an anchor on the page of rules. */
const RULES_PAGE = '/luat-va-chinh-sach/quy-tac';

/** What serves a duty, by the duty's id. */
export type Served = ReadonlyMap<string, readonly Serving[]>;

/** The grounds that any cell of a protection names. */
export const basesOf = (row: ProtectionRow): string[] => [
  ...new Set(Object.values(row.bands).flatMap((cell) => cell.basis)),
];

/**
 * Reads who serves what from the policy that runs and from the routes that exist. A rule that is off serves nothing;
 * one in shadow is shown and does not count. A procedure counts only while every route it rests on is there.
 */
export function servingOf(
  map: CoverageMap,
  policy: Pick<PolicyDocument, 'rules' | 'protections'>,
  routes: ReadonlySet<string>,
): Served {
  const served = new Map<string, Serving[]>();
  const add = (obligations: readonly string[], by: Serving) => {
    for (const id of new Set(obligations)) served.set(id, [...(served.get(id) ?? []), by]);
  };
  for (const rule of policy.rules)
    if (rule.mode !== 'off')
      add(ofRule(map, rule), {
        kind: 'rule',
        id: rule.id,
        title: rule.statement,
        counts: rule.mode === 'live',
        link: `${RULES_PAGE}#${rule.id}`,
      });
  for (const [key, row] of Object.entries(policy.protections))
    add(ofProtection(map, key, row), {
      kind: 'protection',
      id: key,
      title: row.title ?? { vi: key, en: key },
      counts: true,
      link: `${RULES_PAGE}#${key}`,
    });
  for (const { id, title, obligations, link, proof } of map.procedures)
    if (proof.every((route) => exists(routes, route)))
      add(obligations, { kind: 'procedure', id, title, counts: true, ...(link && { link }) });
  return served;
}

/** A page stands under both languages. */
const exists = (routes: ReadonlySet<string>, route: string): boolean =>
  ['vi', 'en'].every((lang) => routes.has(route.replace('{lang}', lang)));

function ofRule({ bases, rules }: CoverageMap, rule: Pick<PolicyRule, 'id' | 'layer' | 'basis'>): string[] {
  const own = rules.filter((entry) => entry.rule === rule.id);
  const byBasis = bases.filter(
    (entry) =>
      'obligations' in entry &&
      rule.basis.includes(entry.basis) &&
      entry.use !== 'protection' &&
      (entry.layer ?? rule.layer) === rule.layer,
  );
  return [...own, ...byBasis].flatMap((entry) => ('obligations' in entry ? entry.obligations : []));
}

function ofProtection({ bases, protections }: CoverageMap, key: string, row: ProtectionRow): string[] {
  const named = basesOf(row);
  const own = protections.filter((entry) => entry.protection === key);
  const byBasis = bases.filter(
    (entry) => named.includes(entry.basis) && !('use' in entry && entry.use === 'rule'),
  );
  return [...own, ...byBasis].flatMap((entry) => ('obligations' in entry ? entry.obligations : []));
}
