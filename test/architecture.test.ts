import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readSources } from '../tools/source/source-file.ts';
import { checkCountry } from './architecture/check-country.ts';
import { checkImports } from './architecture/check-imports.ts';
import { checkManifest } from './architecture/check-manifest.ts';
import { checkFaces, checkModuleCycles } from './architecture/check-modules.ts';
import { checkPurity } from './architecture/check-purity.ts';
import { checkDeps, checkProblems, checkRoutes } from './architecture/check-services.ts';
import { checkSql } from './architecture/check-sql.ts';
import { KNOWN_STATE } from './architecture/known-state.ts';
import { moduleState } from './architecture/module-state.ts';
import { showViolation } from './architecture/violation.ts';

const root = path.dirname(import.meta.dirname);
const sources = readSources(root);

test('the sources were found', () => assert.ok(sources.length > 50));

test('every package.json lists only what the arrows allow', () => {
  const violations = ['packages', 'apps'].flatMap((group) =>
    readdirSync(path.join(root, group)).flatMap((name) => {
      const file = path.posix.join(group, name, 'package.json');
      if (!existsSync(path.join(root, file))) return [];
      return checkManifest(file, JSON.parse(readFileSync(path.join(root, file), 'utf8')));
    }),
  );
  assert.deepEqual(violations.map(showViolation), []);
});

test('every import follows the arrows', () => {
  assert.deepEqual(sources.flatMap(checkImports).map(showViolation), []);
});

test('a module of the server is entered through its face', () => {
  assert.deepEqual(sources.flatMap(checkFaces).map(showViolation), []);
});

test('no module of the server needs one that needs it', () => {
  assert.deepEqual(checkModuleCycles(sources).map(showViolation), []);
});

test('only the edge of the server knows problems of HTTP', () => {
  assert.deepEqual(sources.flatMap(checkProblems).map(showViolation), []);
});

test('a route reads, calls a service and answers', () => {
  assert.deepEqual(sources.flatMap(checkRoutes).map(showViolation), []);
});

test('no signature of the server takes all that there is', () => {
  assert.deepEqual(
    sources
      .filter(({ path: file }) => file !== 'apps/server/src/app-deps.ts')
      .flatMap(checkDeps)
      .map(showViolation),
    [],
  );
});

test('pure packages use no clock, randomness or I/O', () => {
  assert.deepEqual(sources.flatMap(checkPurity).map(showViolation), []);
});

test('what modules of pure packages keep between calls is known, bounded, and nothing else', () => {
  const named = ({ path, name }: { path: string; name: string }) => `${path} ${name}`;
  assert.deepEqual(sources.flatMap(moduleState).map(named).toSorted(), KNOWN_STATE.map(named).toSorted());
  for (const { kind, bound, ...row } of KNOWN_STATE)
    assert.equal(bound === undefined, kind === 'table', named(row));
});

test('SQL stands only in packages/database and in the queries of modules', () => {
  assert.deepEqual(sources.flatMap(checkSql).map(showViolation), []);
});

test('no program names what is one country’s: its lines, time zone, provinces, laws, its folder', () => {
  assert.deepEqual(sources.flatMap(checkCountry).map(showViolation), []);
});
