import { readdirSync, readFileSync } from 'node:fs';
import { type CompiledPolicy, compilePolicy, readPack } from '@khong-mot-minh/protection';

const folder = new URL('../../jurisdictions/vn/policies/', import.meta.url);

/** The pack for Vietnam, compiled; a problem in it ends the run. */
export function loadPolicy(): CompiledPolicy {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const pack = readPack(
    Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')])),
  );
  const { program, problems } = compilePolicy(pack.document, pack.locate);
  const all = [...pack.problems, ...problems];
  if (program === undefined || all.length > 0)
    throw new Error(`Compile policy "vn": ${all.map((problem) => JSON.stringify(problem)).join('; ')}`);
  return program;
}
