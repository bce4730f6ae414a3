import type { PolicyDocument, PublicRule } from '@khong-mot-minh/contracts';
import { basesOf } from './serving-of.ts';

/** Every rule and protection of the policy with its grounds, as the public reads them. */
export function publicRules(document: PolicyDocument): PublicRule[] {
  const grounds = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const basis = document.bases[id];
      return basis ? [{ id, title: basis.title, grade: basis.grade }] : [];
    });
  return [
    ...document.rules.map(({ id, statement, layer, mode, basis }) => ({
      kind: 'rule' as const,
      id,
      title: statement,
      layer,
      mode,
      bases: grounds(basis),
    })),
    ...Object.entries(document.protections).map(([id, row]) => ({
      kind: 'protection' as const,
      id,
      title: row.title ?? { vi: id, en: id },
      layer: 'prevent' as const,
      mode: 'live' as const,
      bases: grounds(basesOf(row)),
    })),
  ];
}
