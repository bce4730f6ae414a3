// `npm run members -- <command>`: organisations, people, teams and platform keys of a production system.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { createRecord, createVault, readConfig, StartError } from '@kmm/server';
import { commands } from './operations/members/commands.ts';
import { createAsker } from './operations/members/create-asker.ts';
import { openMigrated, runningServer } from './operations/place.ts';
import { runScript } from './operations/run-script.ts';

const usage = `Usage: npm run members -- <command> [flags]; what no flag says is asked for
  list           who and what there is
  organisation   --kind platform|helpline|police|school|coalition --name-vi … --name-en …
  person         --org … --name … --email … --roles counsellor,supervisor
  team           --org … --name-vi … --name-en … --members a@…,b@… [--takes-reports]
  join           --team … --email …          names a further member; a holder gives them the key in the console
  roles          --email … --roles …         other roles for a person
  platform-key   --org … --scopes events,accounts [--expires 2027-12-31]   a new key, shown once
  revoke-key     --id …
  mode           --org … --mode shadow|live
  go-live        --team …                    whether the list is signed, and where: in the signer's own browser
  disable        --email …
  reset          --email …                   ends password and second factor, gives a new code; key and phrase stay
Needs the environment of the server. With the embedded database the server must be stopped.
A person's password, second factor, key and unlock phrase are made in their own browser. Printed, once and as JSON, are
only the one-time code that lets them in for that, and a platform's key.`;

const text = { type: 'string' } as const;

await runScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      kind: text,
      'name-vi': text,
      'name-en': text,
      org: text,
      name: text,
      email: text,
      roles: text,
      members: text,
      'takes-reports': { type: 'boolean' },
      team: text,
      id: text,
      mode: text,
      scopes: text,
      expires: text,
    },
  });
  const [name = '', ...more] = positionals;
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command || more.length > 0) throw new StartError(usage);
  const config = readConfig(process.env, 'serve');
  if (!config.databaseUrl) await refuseIfRunning(config.dataDir);
  await using db = await openMigrated(config, 'members');
  const { server, receiptPepper } = config.secrets;
  const vault = createVault({ server, receiptPepper });
  const now = () => new Date();
  using ask = createAsker();
  const deps = { db, vault, record: createRecord(vault, now), now, consoleUrl: config.consoleUrl };
  console.log(JSON.stringify(await command({ deps, ask, flags: values }), null, 2));
  return 0;
});

async function refuseIfRunning(dataDir: string): Promise<void> {
  const holder = await runningServer(dataDir);
  if (holder === undefined) return;
  const who = typeof holder === 'object' ? `the server at ${holder.url}` : holder;
  throw new StartError(
    `The embedded database is in use by ${who}; stop it first, or use PostgreSQL (DATABASE_URL)`,
  );
}
