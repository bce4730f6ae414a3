import type { PolicyDocument, PolicyRead } from '@khong-mot-minh/contracts';
import { listPlatforms } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import type { WithPolicies } from '../../policies/index.ts';

export type PolicyInForce = PolicyRead & { document: PolicyDocument };

/**
 * What judges for one platform when it is asked: its own live version, else the pack that came with the software.
 * Without `platform` the one that joined first is meant; undefined where there is no such platform.
 */
export async function policyInForce(
  { db, policies }: Pick<Deps, 'db'> & WithPolicies,
  platform?: string,
): Promise<PolicyInForce | undefined> {
  const all = await db.tx({ kind: 'system' }, ({ sql }) => listPlatforms(sql));
  const platforms = all.map(({ id, name }) => ({ id, name }));
  const chosen = platform === undefined ? all[0] : all.find(({ id }) => id === platform);
  if (!chosen) {
    if (platform !== undefined) return undefined;
    const { policy, document } = policies.base.program;
    return { policy, document, platforms };
  }
  const { mode, live } = await db.tx({ kind: 'system', org: chosen.id }, ({ sql }) =>
    policies.active(sql, chosen.id),
  );
  const { policy, document } = live.program;
  return {
    policy,
    document: mode === 'live' ? document : onlyWatching(document),
    platform: { id: chosen.id, name: chosen.name, mode },
    platforms,
  };
}

const watching = new WeakMap<PolicyDocument, PolicyDocument>();

/** In shadow no answer has an effect, so nothing that a rule says serves a duty yet. One for each document. */
function onlyWatching(document: PolicyDocument): PolicyDocument {
  const known = watching.get(document);
  if (known) return known;
  const rules = document.rules.map((rule) =>
    rule.mode === 'live' ? { ...rule, mode: 'shadow' as const } : rule,
  );
  const made = { ...document, rules };
  watching.set(document, made);
  return made;
}
