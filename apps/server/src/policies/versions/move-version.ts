import type { PolicyVersionRow } from '@khong-mot-minh/contracts';
import { namesOfPeople, type Sql } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import { Refusal } from '../../platform/refusal.ts';
import {
  activeVersions,
  findPolicyVersion,
  insertPolicyAct,
  lockPolicyVersions,
  movePolicyVersion,
  type PolicyFiles,
  type StoredVersion,
} from '../queries/policy-versions.ts';
import { programFrom } from './compile-files.ts';
import { type Editor, mustFind } from './draft-service.ts';
import { runExamples } from './run-examples.ts';
import { step, type VersionAct } from './transitions.ts';
import { versionRow } from './version-view.ts';

export type Move = {
  version: string;
  act: VersionAct;
  expectedRevision: number;
  reason?: string | undefined;
};

type Known = StoredVersion & { files: PolicyFiles };

/** Moves a version on, with the one that is live beside it. Gives the version that the act ended at. */
export function moveVersion(
  { db, record, now }: Pick<Deps, 'db' | 'now' | 'record'>,
  who: Editor,
  { version, act, expectedRevision, reason }: Move,
): Promise<PolicyVersionRow> {
  return db.tx(who, async ({ sql }) => {
    await lockPolicyVersions(sql, who.org);
    const known = await mustFind(sql, who.org, version, true);
    if (known.revision !== expectedRevision) throw new Refusal('stale');
    const at = now();
    const result = step(act, known, who.person, at);
    if (result === 'not-now')
      throw new Refusal('not-now', `"${act}" is not possible for a version in "${known.state}"`);
    if (result === 'second-person') throw new Refusal('second-person');
    await check(sql, who.org, act, known);
    const { change, noted } = result;
    let ends = version;
    if (act === 'approve') {
      const replaced = await retireLive(sql, who.org, at);
      await movePolicyVersion(sql, who.org, version, { ...change, replaced }, at);
    } else {
      await movePolicyVersion(sql, who.org, version, change, at);
      if (act === 'roll-back') ends = await bringBack(sql, who.org, known, at);
    }
    await insertPolicyAct(sql, who.org, { version, act: noted, by: who.person, at, reason });
    await record(sql, `policy.${noted}`, who, [`${who.org}/${version}`]);
    return versionRow(await mustFind(sql, who.org, ends), await namesOfPeople(sql));
  });
}

async function check(sql: Sql, org: string, act: VersionAct, { version, files }: Known): Promise<void> {
  switch (act) {
    case 'shadow': {
      programFrom(version, files);
      const other = (await activeVersions(sql, org)).find(({ state }) => state === 'shadow');
      if (other) throw new Refusal('not-now', `"${other.version}" is in shadow; one version at a time`);
      return;
    }
    case 'propose':
    case 'approve': {
      const { failed } = runExamples(programFrom(version, files));
      if (failed.length === 0) return;
      throw new Refusal('examples-fail', undefined, {
        errors: failed.map(({ rule, name }) => ({ pointer: `/examples/${rule}/${name}`, code: 'unmet' })),
      });
    }
    case 'withdraw':
    case 'decline':
    case 'retire':
    case 'roll-back':
  }
}

async function retireLive(sql: Sql, org: string, at: Date): Promise<string | null> {
  const live = (await activeVersions(sql, org)).find(({ state }) => state === 'live');
  if (live) await movePolicyVersion(sql, org, live.version, { state: 'retired' }, at);
  return live?.version ?? null;
}

async function bringBack(sql: Sql, org: string, { replaced }: Known, at: Date): Promise<string> {
  const former = replaced && (await findPolicyVersion(sql, org, replaced, true));
  if (!former) throw new Refusal('not-now', 'The version before it is gone');
  await movePolicyVersion(sql, org, former.version, { state: 'live' }, at);
  return former.version;
}
