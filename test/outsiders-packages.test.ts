import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { writeTarball } from '../tools/pack/write-tarball.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const NAMES = ['contracts', 'hashing', 'language', 'ledger', 'protection', 'sdk', 'sealing'];
/** What the packages need from others; the registry is replaced by what the lockfile already brought. */
const LIBRARIES = ['zod', 'yaml', '@hpke/core', '@hpke/common', 'hash-wasm', 'shamir-secret-sharing'];

let system: TestSystem;
let project: string;
/** The packages as they are installed, and built a second time. */
let tarballs: string;
let again: string;
before(async () => {
  project = await mkdtemp(join(tmpdir(), 'kmm-bare-'));
  tarballs = join(project, 'tarballs');
  again = join(project, 'again');
  const installed = async () => {
    await pack(tarballs);
    for (const name of LIBRARIES) await packLibrary(name, tarballs);
    await writeFile(join(project, 'package.json'), '{"name":"bare","private":true,"type":"module"}');
    const files = (await readdir(tarballs)).map((file) => `./tarballs/${file}`);
    const offline = ['--offline', '--no-audit', '--no-fund', '--ignore-scripts'];
    await Promise.all([run('npm', ['install', ...offline, ...files], project), pack(again)]);
  };
  [system] = await Promise.all([startTestSystem(), installed()]);
});
after(async () => {
  await rm(project, { recursive: true, force: true });
  await system[Symbol.asyncDispose]();
});

test('the tarballs hold JavaScript with declarations, no TypeScript source, no test, no path of ours', async () => {
  for (const name of NAMES) {
    const folder = join(project, 'node_modules/@khong-mot-minh', name);
    const files = await readdir(folder, { recursive: true });
    assert.ok(files.includes(join('dist', 'index.js')) && files.includes(join('dist', 'index.d.ts')), name);
    assert.deepEqual(
      files.filter(
        (file) => (/\.ts$/.test(file) && !/\.d\.ts$/.test(file)) || /\.test\.|(^|[/\\])test/.test(file),
      ),
      [],
      name,
    );
    for (const file of files.filter((one) => /\.(js|ts|json)$/.test(one))) {
      const text = await readFile(join(folder, file), 'utf8');
      assert.ok(!text.includes(root), `${name}/${file}`);
      assert.doesNotMatch(text, /(from '|import\(")\.[^'"]*\.ts['"]/, `${name}/${file}`);
    }
  }
});

test('promise 18: the same source gives the same tarballs, byte for byte, wherever and whenever', async (t) => {
  const digestsOf = async (folder: string, names: readonly string[]) =>
    Promise.all(
      names.map(async (name) =>
        createHash('sha256')
          .update(await readFile(join(folder, name)))
          .digest('hex'),
      ),
    );
  const names = await readdir(again);
  assert.equal(names.length, NAMES.length);
  assert.deepEqual(await digestsOf(again, names), await digestsOf(tarballs, names));
  t.diagnostic(`figure: ${names.length} of ${names.length} packages built twice are the same bytes`);
});

test('the SDK has no dependency at run time', async () => {
  const manifest = JSON.parse(
    await readFile(join(project, 'node_modules/@khong-mot-minh/sdk/package.json'), 'utf8'),
  );
  assert.equal(manifest.dependencies, undefined);
  const files = await readdir(join(project, 'node_modules/@khong-mot-minh/sdk/dist'), { recursive: true });
  for (const file of files.filter((one) => one.endsWith('.js'))) {
    const text = await readFile(join(project, 'node_modules/@khong-mot-minh/sdk/dist', file), 'utf8');
    const imports = [...text.matchAll(/^import .*?from '([^']+)'/gms)].map((m) => m[1]!);
    assert.deepEqual(
      imports.filter((one) => !one.startsWith('.') && !one.startsWith('node:')),
      [],
      file,
    );
  }
});

test('a bare project outside the tree uses each package by its contract', async () => {
  const script = join(project, 'use-packages.mjs');
  await copyFile(join(root, 'test/outsiders/use-packages.mjs'), script);
  const policies = join(project, 'vn');
  await cp(join(root, 'jurisdictions/vn/policies'), policies, { recursive: true });
  const told = await run('node', [script, system.url, system.seeded.platform.key, policies], project);
  assert.equal(
    told.trim().split('\n').at(-1),
    'used contracts language hashing protection sealing ledger sdk',
  );
});

test('a TypeScript project reads their declarations', async () => {
  await writeFile(
    join(project, 'typed.ts'),
    `import { createClient, type Decision } from '@khong-mot-minh/sdk';
import { pdq } from '@khong-mot-minh/hashing';
import { verify, type VerifyResult } from '@khong-mot-minh/ledger';
import { compilePolicy } from '@khong-mot-minh/protection';
import { findActs } from '@khong-mot-minh/language';
import { seal } from '@khong-mot-minh/sealing';
const client = createClient({ baseUrl: 'http://127.0.0.1:1', key: 'k' });
export const hash: string = pdq(new Uint8Array(4), 1, 1).hash;
export const outcome = (decision: Decision): 'allow' | 'limit' | 'hold' | 'block' => decision.outcome;
export const checked: Promise<VerifyResult> = verify({ read: async () => undefined }, 'k');
export const problems: number = compilePolicy({}).problems.length;
export const start: number | undefined = findActs('x')[0]?.start;
// @ts-expect-error a key is text
createClient({ baseUrl: 'http://127.0.0.1:1', key: 5 });
export { client, seal };
`,
  );
  const options =
    '--noEmit --strict --skipLibCheck --module nodenext --target es2024 --lib es2024,esnext.disposable,dom';
  await run(
    'node',
    [join(root, 'node_modules/typescript/bin/tsc'), ...options.split(' '), '--types', '', 'typed.ts'],
    project,
  );
});

const pack = (out: string) => run('node', [join(root, 'tools/pack.ts'), '--out', out], root);

async function packLibrary(name: string, to: string): Promise<void> {
  const folder = join(root, 'node_modules', name);
  const copy = join(project, 'libraries', name);
  await mkdir(dirname(copy), { recursive: true });
  await cp(folder, copy, { recursive: true, filter: (source) => !source.endsWith('.map') });
  writeTarball(copy, join(to, `${name.replace('@', '').replace('/', '-')}.tgz`));
}

function run(program: 'node' | 'npm', args: readonly string[], cwd: string): Promise<string> {
  // npm stands beside the Node that runs this test, or is found on the path.
  const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}` };
  const file = program === 'node' ? process.execPath : 'npm';
  return new Promise((resolve, reject) => {
    execFile(file, args, { cwd, env, timeout: 240_000, maxBuffer: 16 << 20 }, (error, out, err) =>
      error ? reject(new Error(`${program} ${args[0]}: ${out}${err}`)) : resolve(out),
    );
  });
}
