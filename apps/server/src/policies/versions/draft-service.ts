import type {
  DraftContent,
  DraftEdit,
  DraftInput,
  PolicyVersionView,
  Validation,
} from '@khong-mot-minh/contracts';
import type { Sql } from '@khong-mot-minh/database';
import type { Deps } from '../../deps.ts';
import type { SaveAnswer } from '../../http/idempotency.ts';
import { Refusal } from '../../platform/refusal.ts';
import {
  findPolicyVersion,
  insertPolicyAct,
  insertPolicyVersion,
  lockPolicyVersions,
  nextPolicyNumber,
  type PolicyFiles,
  saveDraft,
} from '../queries/policy-versions.ts';
import { compileFiles, digestOf, splitName } from './compile-files.ts';
import type { CompiledVersion, WithPolicies } from './policy-registry.ts';
import { runExamples } from './run-examples.ts';
import { versionView } from './version-view.ts';

export type Editor = { kind: 'person'; org: string; person: string };

const MAX_TOTAL = 2_000_000;

/**
 * From the first draft on a platform has versions of its own, and the pack that judged it until then is the first:
 * an upgrade of the software no longer changes what it judges with.
 */
async function pinPack(
  { db, policies, now }: Pick<Deps, 'db' | 'now'> & WithPolicies,
  org: string,
): Promise<void> {
  const { program, digest, files } = policies.base;
  await db.tx({ kind: 'system', org }, async ({ sql }) => {
    await lockPolicyVersions(sql, org);
    if ((await nextPolicyNumber(sql, org)) > 1) return;
    const { number } = splitName(program.policy);
    const at = now();
    await insertPolicyVersion(sql, org, {
      version: program.policy,
      number,
      fromPack: true,
      digest,
      files,
      by: null,
      at,
    });
  });
}

/** A draft with the files of another version, or of the pack that comes with the software. */
export async function createDraft(
  deps: Pick<Deps, 'db' | 'now' | 'record'> & WithPolicies,
  who: Editor,
  input: DraftInput,
  save: SaveAnswer,
): Promise<PolicyVersionView> {
  const { db, policies, record, now } = deps;
  await pinPack(deps, who.org);
  return db.tx(who, async ({ sql }) => {
    await lockPolicyVersions(sql, who.org);
    const from = await filesOf(sql, who.org, input.from, policies.base);
    const { id } = splitName(from.version);
    const number = await nextPolicyNumber(sql, who.org);
    const version = `${id}@${number}`;
    const at = now();
    const draft = {
      version,
      number,
      fromPack: false,
      files: from.files,
      digest: digestOf(version, from.files),
    };
    await insertPolicyVersion(sql, who.org, {
      ...draft,
      basedOn: from.version,
      note: input.note,
      by: who.person,
      at,
    });
    await insertPolicyAct(sql, who.org, { version, act: 'drafted', by: who.person, at });
    await record(sql, 'policy.drafted', who, [`${who.org}/${version}`]);
    const made = await versionView(sql, who.org, await mustFind(sql, who.org, version));
    await save(sql, 201, made);
    return made;
  });
}

/** Keeps an edit, broken or not; only a draft is edited, and only as its editor last saw it. */
export function editDraft(
  { db, record, now }: Pick<Deps, 'db' | 'now' | 'record'>,
  who: Editor,
  version: string,
  edit: DraftEdit,
): Promise<PolicyVersionView> {
  return db.tx(who, async ({ sql }) => {
    const known = await mustFind(sql, who.org, version, true);
    if (known.state !== 'draft')
      throw new Refusal('not-now', 'Only a draft can be edited; make a new one from it');
    const files = edited(known.files, edit);
    const saved = await saveDraft(sql, who.org, {
      version,
      revision: edit.expectedRevision,
      files,
      digest: digestOf(version, files),
      at: now(),
    });
    if (!saved) throw new Refusal('stale');
    await record(sql, 'policy.edited', who, [`${who.org}/${version}`]);
    return versionView(sql, who.org, await mustFind(sql, who.org, version));
  });
}

/** What would be wrong after an edit, and how the examples would end; nothing is saved. */
export function validateEdit(
  { db }: Pick<Deps, 'db'>,
  who: Editor,
  version: string,
  edit: DraftContent,
): Promise<Validation> {
  return db.tx(who, async ({ sql }) => {
    const { files } = await mustFind(sql, who.org, version);
    const { program, problems } = compileFiles(version, edited(files, edit));
    return { problems, ...(program && { examples: runExamples(program) }) };
  });
}

/** A version of the platform, or 404. */
export async function mustFind(
  sql: Sql,
  org: string,
  version: string,
  lock = false,
): Promise<NonNullable<Awaited<ReturnType<typeof findPolicyVersion>>>> {
  const found = await findPolicyVersion(sql, org, version, lock);
  if (!found) throw new Refusal('not-found', `There is no version "${version}"`);
  return found;
}

function edited(files: PolicyFiles, edit: DraftContent): PolicyFiles {
  const next =
    'document' in edit
      ? { 'policy.json': JSON.stringify(edit.document, null, 2) }
      : Object.fromEntries(
          Object.entries({ ...files, ...edit.files }).flatMap(([name, text]) =>
            text === null ? [] : [[name, text]],
          ),
        );
  const total = Object.values(next).reduce((sum, text) => sum + text.length, 0);
  if (total > MAX_TOTAL) throw new Refusal('too-large', `A version has at most ${MAX_TOTAL} characters`);
  return next;
}

async function filesOf(
  sql: Sql,
  org: string,
  from: DraftInput['from'],
  base: CompiledVersion,
): Promise<{ version: string; files: PolicyFiles }> {
  if (from === 'pack') return { version: base.program.policy, files: base.files };
  return mustFind(sql, org, from);
}
