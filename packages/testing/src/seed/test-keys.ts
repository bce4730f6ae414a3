import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makePersonKeys, type PersonKeys } from './person-keys.ts';
import { randomSecrets } from './seed-secrets.ts';
import type { OrganisationPlan, PersonPlan } from './workspace.ts';

type Keys = Record<string, PersonKeys>;

const sourceOf = (name: string) => dirname(fileURLToPath(import.meta.resolve(name)));
/** What the keys are made by: after a change there new ones are made. */
const MAKERS = [
  import.meta.dirname,
  sourceOf('@khong-mot-minh/sealing'),
  join(sourceOf('@khong-mot-minh/server'), 'membership'),
];

/**
 * Real keys, drawn once for this machine and given to every test system: each person's takes 83 MiB and two tenths of
 * a second to derive, and a hundred test files want ten people each.
 */
export async function testKeys(
  plans: readonly OrganisationPlan[],
): Promise<(plan: PersonPlan) => PersonKeys> {
  const people = plans.flatMap((plan) => plan.people);
  const folder = join(tmpdir(), 'kmm-test-snapshots');
  const file = join(folder, `keys-${await fingerprint(people.map(({ email }) => email))}.json`);
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  // The cast is true: the file was written below, by the same makers.
  const keys = kept === undefined ? await drawTo(file, people) : (JSON.parse(kept) as Keys);
  return ({ email }) => {
    const found = keys[email];
    if (!found) throw new Error(`Test keys: "${email}" has none`);
    return found;
  };
}

async function drawTo(file: string, people: readonly PersonPlan[]): Promise<Keys> {
  const keys: Keys = {};
  for (const person of people) keys[person.email] = await makePersonKeys(person, randomSecrets);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  // Renamed into place, so that a test file beside us never reads half of them.
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify(keys), { mode: 0o600 });
  await rename(draft, file);
  return keys;
}

async function fingerprint(emails: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(emails.join('\n'));
  for (const folder of MAKERS)
    for (const name of (await readdir(folder)).filter((one) => /(?<!\.test)\.ts$/.test(one)).sort())
      hash.update(name).update(await readFile(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}
