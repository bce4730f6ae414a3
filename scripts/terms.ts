// `npm run terms -- keys|build|sign|verify|test|load …`: term packs from a platform's own list.
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomInt, sign, verify } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readPack, signedPart, type TermPack, withSignature, writePack } from '@kmm/language';
import { checkPack } from './language/check-pack.ts';
import { readTermList } from './language/pack-list.ts';
import { putAs } from './language/server-door.ts';

const USAGE = `npm run terms -- <command>
  keys <name>                          writes <name>.private.pem and <name>.public.pem (Ed25519)
  build <list.csv|list.json> --out <pack> --name <name> --source <who and from what> [--version 1] [--licence …]
                                       columns: id, text, lang (vi|en), tier (block|score), category
  sign <pack> --key <private.pem>      signs in place
  verify <pack> --key <public.pem>     exit code 1 unless the signature is good
  test <pack> [--clean <lines.txt>]    finds each term in twenty disguises; counts clean lines flagged
  load <pack> [--key <public.pem>]     what is in it, by number; the terms are never printed
  load <pack> --server <url> --as <e-mail> [--without-default]
                                       loads it there for your platform (a policy-editor; KMM_PASSWORD, KMM_TOTP)
  trust <public.pem> --server <url> --as <e-mail>
                                       whose signature counts there (a supervisor or an administrator)
A pack is encoded so that nobody reads the words by chance. It is no secret.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    name: { type: 'string' },
    source: { type: 'string' },
    version: { type: 'string', default: '1' },
    licence: { type: 'string', default: 'not stated' },
    key: { type: 'string' },
    clean: { type: 'string' },
    server: { type: 'string' },
    as: { type: 'string' },
    'without-default': { type: 'boolean', default: false },
  },
});
const [command = '', file] = positionals;

function needed(option: 'out' | 'name' | 'source' | 'key'): string {
  const value = values[option];
  if (value === undefined) throw new Error(`terms ${command}: --${option} is missing`);
  return value;
}

function open(pack: string, key: string | undefined): TermPack {
  const publicKey = key === undefined ? undefined : createPublicKey(readFileSync(key));
  const check = publicKey && ((part: Uint8Array, by: Uint8Array) => verify(null, part, publicKey, by));
  const read = readPack(readFileSync(pack), check);
  if (read.pack === undefined) throw new Error(`Read "${pack}": ${read.problem}`);
  return read.pack;
}

function count(title: string, list: readonly string[]): void {
  const counts = new Map<string, number>();
  for (const value of list) counts.set(value, (counts.get(value) ?? 0) + 1);
  console.log(`${title}: ${[...counts].map(([value, n]) => `${value} ${n}`).join(', ')}`);
}

function describe({ name, version, source, licence, terms }: TermPack): void {
  console.log(`${name} ${version}, ${terms.length} terms\nsource: ${source}\nlicence: ${licence}`);
  count(
    'language',
    terms.map(({ lang }) => lang),
  );
  count(
    'tier',
    terms.map(({ tier }) => tier),
  );
  count(
    'category',
    terms.map(({ category }) => category),
  );
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function tryOut(pack: TermPack, cleanFile: string | undefined): boolean {
  const lines = cleanFile === undefined ? [] : readFileSync(cleanFile, 'utf8').split('\n').filter(Boolean);
  const { found, flagged, lost } = checkPack(pack.terms, lines);
  for (const { disguise, any, block } of found)
    console.log(`${disguise.padEnd(14)} found ${percent(any)}, of these as block ${percent(block)}`);
  if (lines.length > 0)
    console.log(`of ${flagged.lines} clean lines ${flagged.block} blocked, ${flagged.score} scored`);
  if (lost.length > 0) console.log(`never found, not even as written: ${lost.join(', ')}`);
  return lost.length === 0;
}

async function run(): Promise<number> {
  if (file === undefined) {
    console.log(USAGE);
    return command === '' ? 0 : 1;
  }
  switch (command) {
    case 'keys': {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      const secret = privateKey.export({ type: 'pkcs8', format: 'pem' });
      writeFileSync(`${file}.private.pem`, secret, { mode: 0o600, flag: 'wx' });
      writeFileSync(`${file}.public.pem`, publicKey.export({ type: 'spki', format: 'pem' }), { flag: 'wx' });
      return 0;
    }
    case 'build': {
      const { version, licence } = values;
      const pack = {
        name: needed('name'),
        version,
        source: needed('source'),
        licence,
        terms: readTermList(file),
      };
      writeFileSync(needed('out'), writePack(pack, randomInt(1, 2 ** 32 - 1)));
      describe(pack);
      return 0;
    }
    case 'sign': {
      const bytes = readFileSync(file);
      const key = createPrivateKey(readFileSync(needed('key')));
      writeFileSync(file, withSignature(bytes, sign(null, signedPart(bytes), key)));
      return 0;
    }
    case 'verify':
      open(file, needed('key'));
      console.log('The signature is good');
      return 0;
    case 'test':
      return tryOut(open(file, values.key), values.clean) ? 0 : 1;
    case 'load':
      describe(open(file, values.key));
      if (values.server === undefined) return 0;
      await putAs({ server: values.server, as: values.as }, '/v1/text-detectors/terms', {
        pack: readFileSync(file).toString('base64'),
        withDefault: !values['without-default'],
      });
      console.log(`Loaded into ${values.server}; it works from the next message on`);
      return 0;
    case 'trust':
      await putAs({ server: values.server, as: values.as }, '/v1/text-detectors/signing-key', {
        publicKey: readFileSync(file, 'utf8'),
      });
      console.log('From now on only packs with this signature are loaded there');
      return 0;
    default:
      console.log(USAGE);
      return 1;
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  // What went wrong is in a file or an option that a person gave: one sentence, no stack.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
