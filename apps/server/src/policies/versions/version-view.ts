import type { PolicyVersionRow, PolicyVersionView } from '@khong-mot-minh/contracts';
import { namesOfPeople, type Sql } from '@khong-mot-minh/database';
import { listPolicyActs, type PolicyFiles, type StoredVersion } from '../queries/policy-versions.ts';
import { compileFiles } from './compile-files.ts';
import type { CompiledVersion } from './policy-registry.ts';

type Names = ReadonlyMap<string, string>;

/** A version as the list shows it. */
export function versionRow(v: StoredVersion, names: Names): PolicyVersionRow {
  return {
    version: v.version,
    state: v.state,
    fromPack: v.fromPack,
    revision: v.revision,
    ...(v.basedOn && { basedOn: v.basedOn }),
    ...(v.note && { note: v.note }),
    ...(v.madeBy && { made: actView(v.madeBy, v.madeAt, names) }),
    changedAt: v.changedAt.toISOString(),
    ...(v.proposedBy && v.proposedAt && { proposed: actView(v.proposedBy, v.proposedAt, names) }),
    ...(v.approvedBy && v.approvedAt && { approved: actView(v.approvedBy, v.approvedAt, names) }),
    ...(v.replaced && { replaced: v.replaced }),
  };
}

/** The pack on disk, where the platform has no version of its own yet. */
export const baseRow = ({ program }: CompiledVersion): PolicyVersionRow => ({
  version: program.policy,
  state: 'live',
  fromPack: true,
  revision: 1,
});

/** A version whole, with what is wrong with it. */
export async function versionView(
  sql: Sql,
  org: string,
  v: StoredVersion & { files: PolicyFiles },
): Promise<PolicyVersionView> {
  const names = await namesOfPeople(sql);
  const { document, problems } = compileFiles(v.version, v.files);
  const acts = await listPolicyActs(sql, org, v.version);
  return {
    ...versionRow(v, names),
    files: v.files,
    document,
    problems,
    history: acts.map(({ act, by, at, reason }) => ({
      act,
      ...actView(by, at, names),
      ...(reason && { reason }),
    })),
  };
}

/** Who did something, for people of the same organisation. */
export const actView = (by: string, at: Date, names: Names) => ({
  by: names.get(by) ?? '',
  personId: by,
  at: at.toISOString(),
});
