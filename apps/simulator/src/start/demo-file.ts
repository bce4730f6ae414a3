import { join } from 'node:path';
import { may } from '@khong-mot-minh/contracts/codes';
import { importSigner } from '@khong-mot-minh/ledger';
import { secretsFrom, WORKSPACE } from '@khong-mot-minh/testing';
import type { DemoSecrets } from './demo-secrets.ts';
import { writePrivate } from './write-private.ts';

export type DemoPerson = {
  organisation: string;
  role: string;
  email: string;
  password: string;
  unlock: string;
  /** For pages; these two are not part of the file. */
  name: string;
  worksOnCases: boolean;
};

/** CONTRACT §10, for scripts that drive the demo. */
export type DemoFile = {
  baseUrl: string;
  platform: { id: string; key: string };
  people: Omit<DemoPerson, 'name' | 'worksOnCases'>[];
  ledger: { url: string; vkey: string };
};

/** Everybody who can sign in, with what they sign in with. */
export function demoPeople(secrets: DemoSecrets): DemoPerson[] {
  const seed = seedSecrets(secrets);
  return WORKSPACE.flatMap(({ slug, people }) =>
    people.map(({ name, email, roles }) => ({
      organisation: slug,
      role: roles[0] ?? 'reviewer',
      email,
      password: seed.password(email),
      unlock: seed.unlock(email),
      name,
      worksOnCases: may({ roles }, 'cases.work'),
    })),
  );
}

export const seedSecrets = (secrets: DemoSecrets) => secretsFrom(Buffer.from(secrets.seedRoot, 'base64'));

/** The content of `demo.json`: it follows from the secrets and the platform's id, so each start writes it again. */
export function demoFile(secrets: DemoSecrets, baseUrl: string, platformId: string): DemoFile {
  return {
    baseUrl,
    platform: { id: platformId, key: seedSecrets(secrets).platformKey() },
    people: demoPeople(secrets).map(({ name: _, worksOnCases: __, ...person }) => person),
    ledger: { url: `${baseUrl}/ledger`, vkey: importSigner(secrets.ledgerKey).vkey },
  };
}

export const writeDemoFile = (dataDir: string, file: DemoFile): Promise<void> =>
  writePrivate(join(dataDir, 'demo.json'), `${JSON.stringify(file, null, 2)}\n`);
