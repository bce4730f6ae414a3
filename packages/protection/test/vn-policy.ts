import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { type CompiledPolicy, compilePolicy, type Pack, readPack } from '../src/index.ts';

const folder = new URL('../../../jurisdictions/vn/policies/', import.meta.url);

/** The texts of the pack for Vietnam by file name. */
export const vnFiles = (): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));

/** The pack for Vietnam, merged. */
export const vnPack = (): Pack => readPack(vnFiles());

/** The pack for Vietnam, compiled; a problem in it fails the test that asked. */
export function vnPolicy(): CompiledPolicy {
  const pack = vnPack();
  const { program, problems } = compilePolicy(pack.document, pack.locate);
  assert.deepEqual([...pack.problems, ...problems], []);
  assert.ok(program);
  return program;
}
