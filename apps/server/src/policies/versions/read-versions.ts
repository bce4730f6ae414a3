import type { PolicyVersions, PolicyVersionView } from '@khong-mot-minh/contracts';
import { namesOfPeople } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { Mode } from '../queries/policy-settings.ts';
import { activeVersions, findPolicyVersion, listPolicyVersions } from '../queries/policy-versions.ts';
import { compileFiles } from './compile-files.ts';
import type { Editor } from './draft-service.ts';
import type { WithPolicies } from './policy-registry.ts';
import { baseRow, versionRow, versionView } from './version-view.ts';

/** Versions of a platform's policy, newest first, and which of them judge. */
export async function readVersions(
  { db, policies }: Pick<Deps, 'db'> & WithPolicies,
  who: Editor & { mode: Mode },
  { below, limit }: { below: number | undefined; limit: number },
): Promise<PolicyVersions> {
  const list = await db.tx(who, async ({ sql }) => ({
    rows: await listPolicyVersions(sql, who.org, { below, limit: limit + 1 }),
    active: await activeVersions(sql, who.org),
    names: await namesOfPeople(sql),
  }));
  const page = list.rows.slice(0, limit);
  const last = page.at(-1);
  const shadow = list.active.find(({ state }) => state === 'shadow');
  return {
    items: page.length || below ? page.map((v) => versionRow(v, list.names)) : [baseRow(policies.base)],
    ...(list.rows.length > limit && last && { next: String(last.number) }),
    live: list.active.find(({ state }) => state === 'live')?.version ?? policies.base.program.policy,
    ...(shadow && { shadow: shadow.version }),
    mode: who.mode,
  };
}

/** One version whole; of a platform that has none of its own, the pack on disk. */
export function readVersion(
  { db, policies: { base } }: Pick<Deps, 'db'> & WithPolicies,
  who: Editor,
  version: string,
): Promise<PolicyVersionView> {
  return db.tx(who, async ({ sql }) => {
    const found = await findPolicyVersion(sql, who.org, version);
    if (found) return versionView(sql, who.org, found);
    if (version !== base.program.policy) throw new Refusal('not-found', `There is no version "${version}"`);
    const { document, problems } = compileFiles(version, base.files);
    return { ...baseRow(base), files: base.files, document, problems, history: [] };
  });
}
