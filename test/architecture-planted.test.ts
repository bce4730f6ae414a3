import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSource } from '../tools/source/source-file.ts';
import { checkCountry } from './architecture/check-country.ts';
import { checkImports } from './architecture/check-imports.ts';
import { checkManifest } from './architecture/check-manifest.ts';
import { checkFaces, checkModuleCycles } from './architecture/check-modules.ts';
import { checkPurity } from './architecture/check-purity.ts';
import { checkDeps, checkProblems, checkRoutes } from './architecture/check-services.ts';
import { checkSql } from './architecture/check-sql.ts';
import { moduleState } from './architecture/module-state.ts';

const decide = 'packages/protection/src/decide.ts';
const service = 'apps/server/src/response/service.ts';
const main = 'apps/console/src/main.tsx';

const wrongArrows = [
  {
    path: decide,
    text: "import { x } from '@khong-mot-minh/language';",
    want: 'may not import @khong-mot-minh/language',
  },
  {
    path: decide,
    text: "export { x } from '@khong-mot-minh/database';",
    want: 'may not import @khong-mot-minh/database',
  },
  {
    path: decide,
    text: "export * from '@khong-mot-minh/database';",
    want: 'may not import @khong-mot-minh/database',
  },
  {
    path: decide,
    text: "export const x = await import('@khong-mot-minh/database');",
    want: 'may not import @khong-mot-minh/database',
  },
  {
    path: decide,
    text: "export type X = import('@khong-mot-minh/database').X;",
    want: 'may not import @khong-mot-minh/database',
  },
  { path: decide, text: "import '../../language/src/fold.ts';", want: 'leaves the package' },
  { path: decide, text: "import { x } from './index.ts';", want: 'own index' },
  { path: 'packages/protection/src/state/a.ts', text: "export * from '../index.ts';", want: 'own index' },
  { path: decide, text: "import { x } from '@khong-mot-minh/protection';", want: 'is this package' },
  { path: decide, text: "import { x } from '@khong-mot-minh/helpers';", want: 'not a package of DESIGN' },
  {
    path: 'packages/contracts/src/a.ts',
    text: "import type { X } from '@khong-mot-minh/ui';",
    want: 'may not import',
  },
  {
    path: 'packages/sdk/src/a.ts',
    text: "import { X } from '@khong-mot-minh/contracts';",
    want: 'only with "import type"',
  },
  { path: main, text: "import { X } from '@khong-mot-minh/contracts';", want: 'only with "import type"' },
  {
    path: main,
    text: "import { X } from '@khong-mot-minh/contracts/codes-of';",
    want: 'only with "import type"',
  },
  {
    path: 'packages/language/src/a.ts',
    text: "import { X } from '@khong-mot-minh/contracts';",
    want: 'may not import',
  },
  {
    path: 'packages/contracts/src/codes/a.ts',
    text: "import { z } from 'zod';",
    want: 'load only each other',
  },
  {
    path: 'packages/contracts/src/rules/a.ts',
    text: "import { X } from '../report.ts';",
    want: 'load only each other',
  },
  {
    path: main,
    text: "import { X } from '@khong-mot-minh/server';",
    want: 'may not import @khong-mot-minh/server',
  },
  {
    path: main,
    text: "import type { X } from '@khong-mot-minh/database';",
    want: 'may not import @khong-mot-minh/database',
  },
  { path: main, text: "import 'node:path';", want: 'does not exist in a browser' },
  {
    path: 'apps/portal/src/browser/seal.ts',
    text: "import 'node:crypto';",
    want: 'does not exist in a browser',
  },
  {
    path: service,
    text: "import { x } from '@khong-mot-minh/simulator';",
    want: 'may not import @khong-mot-minh/simulator',
  },
  {
    path: service,
    text: "import { x } from '@khong-mot-minh/testing';",
    want: 'may not import @khong-mot-minh/testing',
  },
  { path: service, text: "import { x } from '../../../console/src/x.ts';", want: 'leaves the package' },
  { path: service, text: "import x from '../../../../tools/x.ts';", want: 'leaves the package' },
  { path: service, text: "import x from '../../../../content/x.ts';", want: 'leaves the package' },
  { path: service, text: "import pg from 'pg';", want: 'belongs to packages/database' },
  { path: 'tools/x.ts', text: "import '../packages/database/src/migrate.ts';", want: 'leaves the package' },
];
for (const { path, text, want } of wrongArrows)
  test(`a planted wrong arrow is seen: ${path}: ${text}`, () => {
    const [found, ...more] = checkImports(parseSource(path, text));
    assert.match(found?.message ?? '', new RegExp(want.replaceAll('/', '\\/')));
    assert.equal(more.length, 0);
  });

const rightArrows = [
  {
    path: decide,
    text: "import { x } from '@khong-mot-minh/contracts'; import y from './y.ts'; import 'yaml';",
  },
  { path: 'packages/sdk/src/a.ts', text: "import type { X } from '@khong-mot-minh/contracts';" },
  {
    path: main,
    text: "import { X } from '@khong-mot-minh/contracts/codes'; import { y } from '@khong-mot-minh/contracts/rules';",
  },
  { path: 'packages/contracts/src/rules/a.ts', text: "import { X } from '../codes/x.ts';" },
  { path: 'packages/contracts/src/codes/a.ts', text: "import type { X } from '../event.ts';" },
  { path: 'packages/sdk/src/a.ts', text: "import { type X, type Y } from '@khong-mot-minh/contracts';" },
  { path: service, text: "import vi from '../../../../messages/vi/portal.json' with { type: 'json' };" },
  { path: 'apps/simulator/src/main.ts', text: "import { seed } from '@khong-mot-minh/testing';" },
  {
    path: 'packages/database/src/a.test.ts',
    text: "import { seed } from '@khong-mot-minh/testing'; import pg from 'pg';",
  },
  { path: 'tools/walk.ts', text: "import { seed } from '@khong-mot-minh/testing'; import './source/x.ts';" },
];
for (const { path, text } of rightArrows)
  test(`a right arrow passes: ${path}: ${text}`, () =>
    assert.deepEqual(checkImports(parseSource(path, text)), []));

const impure = [
  'export const at = Date.now();',
  'export type At = { at: Date };',
  'export const x = Math.random();',
  'export const { random } = Math;',
  "export const x = Math['random']();",
  "export const x = globalThis['Date'];",
  "export const x = fetch('https://example.org');",
  'export const x = process.env.X;',
  "import { readFileSync } from 'node:fs';",
  "import 'node:net';",
  "export * from 'node:http';",
  'export const x = (name: string) => import(name);',
  "import { randomBytes } from 'node:crypto';",
  'export const x = crypto.randomUUID();',
  'export async function x() {}',
  'export const x = (f: () => Promise<void>) => f();',
  'setTimeout(() => {}, 1);',
  "import lodash from 'lodash';",
];
for (const text of impure)
  test(`an impure act is seen in a pure package: ${text}`, () =>
    assert.ok(checkPurity(parseSource(decide, text)).length > 0));

test('only the file of the weights may read a file in the package of the language', () => {
  const text = "import { readFileSync } from 'node:fs';";
  const at = (path: string) => checkPurity(parseSource(path, text)).length;
  assert.equal(at('packages/language/src/act-model/act-weights.ts'), 0);
  assert.ok(at('packages/language/src/act-model/weigh-acts.ts') > 0);
  assert.ok(at('packages/hashing/src/act-model/act-weights.ts') > 0);
});

const pure = [
  { path: decide, text: 'export const f = (a: { Date: number }) => Math.max(a.Date, 1);' },
  { path: decide, text: 'export const f = { fetch: 1, process: 2 };' },
  { path: 'packages/ledger/src/a.ts', text: "import { createHash } from 'node:crypto'; await 1;" },
  { path: 'packages/sealing/src/a.ts', text: 'export const f = async () => crypto.randomUUID();' },
  { path: 'packages/protection/src/a.test.ts', text: "import 'node:fs'; Date.now();" },
  { path: service, text: 'export const f = () => Date.now();' },
];
for (const { path, text } of pure)
  test(`a pure act passes: ${path}: ${text}`, () =>
    assert.deepEqual(checkPurity(parseSource(path, text)), []));

const kept = [
  'let last = 0;',
  'export let last: string | undefined;',
  'let { a, b } = { a: 1, b: 2 };',
  'const seen = new Map<string, number>();',
  'const seen = new WeakMap();',
  'const buffer = new Uint8Array(64);',
  'const buffer = { at: 0, bytes: new Int32Array(SIZE) };',
  'const buffer = { bytes: new Int32Array(SIZE) } satisfies Buffers;',
];
for (const text of kept)
  test(`what a module keeps between calls is seen in a pure package: ${text}`, () => {
    assert.equal(moduleState(parseSource(decide, text)).length, 1);
    assert.deepEqual(moduleState(parseSource(service, text)), []);
  });

const notKept = [
  'const f = () => { let last = 0; const seen = new Map(); return [last, seen]; };',
  "const WORDS = new Set(['a', 'b']);",
  'const NONE: ReadonlyMap<string, number> = new Map();',
  'const NONE = new Int32Array(0);',
  'const SEEDS = new Uint32Array([1, 2]);',
];
for (const text of notKept)
  test(`a table and what a call makes for itself are nothing that is kept: ${text}`, () =>
    assert.deepEqual(moduleState(parseSource(decide, text)), []));

const sql = [
  "db.query('select id from cases where id = $1');",
  'sql`insert into cases (id) values ($1)`;',
  'const q = `update cases set officer = $1`;',
  "run('set local role kmm_app');",
];
for (const text of sql)
  test(`SQL outside the database package is seen: ${text}`, () => {
    assert.equal(checkSql(parseSource(service, text)).length, 1);
    assert.equal(checkSql(parseSource('packages/database/src/a.ts', text)).length, 0);
    assert.equal(checkSql(parseSource('apps/server/src/duty/queries/a.ts', text)).length, 0);
    assert.equal(checkSql(parseSource('apps/server/src/queries/a.ts', text)).length, 1);
  });

test('words of SQL in ordinary text pass', () =>
  assert.deepEqual(checkSql(parseSource(service, "log('update the roster, then select a team')")), []));

const manifests = [
  {
    name: '@khong-mot-minh/protection',
    dependencies: { '@khong-mot-minh/language': '0.1.0' },
    want: /may not depend on @khong-mot-minh\/language/,
  },
  {
    name: '@khong-mot-minh/protection',
    dependencies: { lodash: '4.0.0' },
    want: /is pure and may not depend on lodash/,
  },
  {
    name: '@khong-mot-minh/console',
    dependencies: { '@khong-mot-minh/database': '0.1.0' },
    want: /may not depend on @khong-mot-minh\/database/,
  },
  {
    name: '@khong-mot-minh/server',
    dependencies: { '@khong-mot-minh/testing': '0.1.0' },
    want: /may not depend on @khong-mot-minh\/testing/,
  },
  {
    name: '@khong-mot-minh/database',
    devDependencies: { '@khong-mot-minh/server': '0.1.0' },
    want: /not even for development/,
  },
  { name: '@khong-mot-minh/sdk', dependencies: { ky: '1.0.0' }, want: /no runtime dependency/ },
  { name: '@khong-mot-minh/helpers', want: /not a package of DESIGN/ },
];
for (const { want, ...manifest } of manifests)
  test(`a planted dependency is seen: ${JSON.stringify(manifest)}`, () => {
    const [found, ...more] = checkManifest('package.json', manifest as never);
    assert.match(found?.message ?? '', want);
    assert.equal(more.length, 0);
  });

const server = (file: string, text: string) => parseSource(`apps/server/src/${file}`, text);

const wrongFaces = [
  {
    file: 'authority/a.ts',
    text: "import { x } from '../response/refer.ts';",
    want: 'entered through its index',
  },
  {
    file: 'authority/b/a.ts',
    text: "import type { X } from '../../response/refer.ts';",
    want: 'through its index',
  },
  {
    file: 'create-app.ts',
    text: "import { x } from './response/case-routes.ts';",
    want: 'through its index',
  },
  {
    file: 'authority/a.ts',
    text: "const x = await import('../response/refer.ts');",
    want: 'through its index',
  },
  {
    file: 'http/a.ts',
    text: "import { x } from '../response/index.ts';",
    want: 'may not know the module response',
  },
  {
    file: 'limits/a.ts',
    text: "import { x } from '../duty/index.ts';",
    want: 'may not know the module duty',
  },
  { file: 'duty/a.ts', text: "import { createApp } from '../create-app.ts';", want: 'only the root' },
  { file: 'duty/index.ts', text: "export * from './duty-routes.ts';", want: 'lists by name' },
  { file: 'duty/index.ts', text: 'export const x = 1;', want: 'lists by name' },
];
for (const { file, text, want } of wrongFaces)
  test(`a way around a face is seen: ${file}: ${text}`, () => {
    const [found, ...more] = checkFaces(server(file, text));
    assert.match(found?.message ?? '', new RegExp(want));
    assert.equal(more.length, 0);
  });

const rightFaces = [
  { file: 'authority/a.ts', text: "import { x } from '../response/index.ts'; import y from './b.ts';" },
  {
    file: 'authority/b/a.ts',
    text: "import { x } from '../a.ts'; import { y } from '../../http/problems.ts';",
  },
  { file: 'start.ts', text: "import { x } from './response/index.ts'; import y from './create-app.ts';" },
  { file: 'duty/index.ts', text: "export { x, type Y } from './duty-routes.ts';" },
  { file: 'duty/a.test.ts', text: "import { x } from '../response/refer.ts';" },
];
for (const { file, text } of rightFaces)
  test(`a way through a face passes: ${file}: ${text}`, () =>
    assert.deepEqual(checkFaces(server(file, text)), []));

test('modules that need each other are seen, also by way of a third', () => {
  const chain = [
    server('duty/a.ts', "import { x } from '../urgent/index.ts';"),
    server('urgent/a.ts', "import { x } from '../egress/index.ts';"),
  ];
  assert.deepEqual(checkModuleCycles(chain), []);
  const back = server('egress/a.ts', "import type { X } from '../duty/index.ts';");
  const found = checkModuleCycles([...chain, back]).map(({ message }) => message);
  assert.ok(found.includes('modules in a circle: egress → duty → urgent → egress'));
  assert.equal(found.length, 3);
});

const problems = [
  { file: 'duty/duty-service.ts', from: '../http/problems.ts', seen: 1 },
  { file: 'membership/keys/rotation.ts', from: '../../http/problems.ts', seen: 1 },
  { file: 'start.ts', from: './http/problems.ts', seen: 1 },
  { file: 'limits/gate.ts', from: '../http/problems.ts', seen: 1 },
  { file: 'duty/duty-routes.ts', from: '../http/problems.ts', seen: 0 },
  { file: 'exchange/faces/face-route.ts', from: '../../http/problems.ts', seen: 0 },
  { file: 'membership/keys/routes.ts', from: '../../http/problems.ts', seen: 0 },
  { file: 'policies/routes/policy-people.ts', from: '../../http/problems.ts', seen: 0 },
  { file: 'http/read-body.ts', from: './problems.ts', seen: 0 },
];
for (const { file, from, seen } of problems)
  test(`a service that speaks HTTP is ${seen ? 'seen' : 'none'}: ${file}`, () =>
    assert.equal(checkProblems(server(file, `import { HttpProblem } from '${from}';`)).length, seen));

const routes = [
  { file: 'duty/routes.ts', text: 'export const f = (db: Db) => db.tx(actor, () => 1);', seen: 1 },
  { file: 'duty/routes.ts', text: 'export const f = (db: Db) => db.long(actor, () => 1);', seen: 1 },
  { file: 'duty/routes.ts', text: 'export const f = (db: Db) => db.preparedTx(actor, () => 1);', seen: 1 },
  { file: 'duty/duty-routes.ts', text: "import { listDuties } from '@khong-mot-minh/database';", seen: 1 },
  { file: 'policies/routes/a.ts', text: "import { listVersions } from '../queries/versions.ts';", seen: 1 },
  { file: 'duty/routes.ts', text: "import type { Duty } from '@khong-mot-minh/database';", seen: 0 },
  { file: 'duty/service.ts', text: 'export const f = (db: Db) => db.tx(actor, () => 1);', seen: 0 },
];
for (const { file, text, seen } of routes)
  test(`a route that asks the database itself is ${seen ? 'seen' : 'none'}: ${file} ${text}`, () =>
    assert.equal(checkRoutes(server(file, text)).length, seen));

const wholeDeps = [
  'export function f(deps: Deps) {}',
  'export const f = ({ db }: Deps) => db;',
  'type Context = { deps: Deps };',
  'type Context = Deps & { at: Date };',
  "type Most = Omit<Deps, 'db'>;",
];
for (const text of wholeDeps)
  test(`a signature that takes everything is seen: ${text}`, () =>
    assert.equal(checkDeps(server('duty/a.ts', text)).length, 1));

test('a signature that takes what it uses passes', () =>
  assert.deepEqual(
    checkDeps(server('duty/a.ts', "export const f = ({ db }: Pick<Deps, 'db'>, n: Deps['now']) => db;")),
    [],
  ));

const named = [
  { text: "export const help = ['113', '111'];", what: 'a number to call' },
  { text: 'export const link = html`<a href="tel:111">x</a>`;', what: 'a number to call' },
  { text: "export const link = 'tel:+84111';", what: 'a number to call' },
  { text: "export const zone = 'Asia/Ho_Chi_Minh';", what: 'a time zone' },
  { text: "export const at = 'ho-chi-minh';", what: 'a province' },
  { text: "export const of = new Set(['binh-duong']);", what: 'a province' },
  { text: 'export const at = `Ở ${x} và Bà Rịa - Vũng Tàu.`;', what: 'a province' },
  { text: "export const basis = 'VN.L116.16';", what: 'a law' },
  { text: "export const load = () => read('vn');", what: 'a country' },
  {
    text: "import x from '../../../../jurisdictions/vn/provinces.json' with { type: 'json' };",
    what: 'a country',
  },
];
for (const { text, what } of named)
  test(`${what} in a program is seen: ${text}`, () => {
    for (const file of [
      service,
      'apps/console/src/a.tsx',
      'apps/portal/src/a.ts',
      'packages/database/src/a.ts',
    ])
      assert.ok(
        checkCountry(parseSource(file, text)).some(({ message }) => message.startsWith(what)),
        file,
      );
    assert.equal(checkCountry(parseSource('apps/portal/src/a.test.ts', text)).length, 0);
  });

test('a province between tags is seen', () =>
  assert.equal(
    checkCountry(parseSource('apps/console/src/a.tsx', 'export const A = () => <p>Huế, 2026</p>;')).length,
    1,
  ));

const harmless = [
  "const x = ['1113', 'a 113 b', `tel:${number}`, 111];",
  "const x = ['UTC', 'hue', 'vi-VN', 'vnp', 'EVN.x', 'jurisdictions/', 'Huếx'];",
  '// In Huế, by Asia/Ho_Chi_Minh: a comment says why\nconst x = 1;',
];
for (const text of harmless)
  test(`what only looks like a country's passes: ${text}`, () =>
    assert.deepEqual(checkCountry(parseSource(service, text)), []));

test('the default country is named in one place', () => {
  const text = "export const DEFAULT_JURISDICTION = 'vn';";
  assert.equal(checkCountry(parseSource('apps/server/src/platform/data-folder.ts', text)).length, 0);
  assert.equal(checkCountry(parseSource('apps/server/src/config.ts', text)).length, 1);
});
