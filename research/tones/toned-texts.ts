import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Where this project has Vietnamese sentences; the evaluation side of research/corpus is not among them. */
const FOLDERS = [
  'messages/vi',
  'content',
  'jurisdictions/vn/policies',
  'docs',
  'README.vi.md',
  'apps/portal/src',
  'packages/language/src/concepts',
];
const TEXT = /\.(json|ya?ml|md|ts)$/;

function* files(at: string): Generator<string> {
  if (TEXT.test(at)) yield at;
  else if (!at.includes('.'))
    for (const name of readdirSync(at)) if (name !== 'node_modules') yield* files(path.join(at, name));
}

/** Vietnamese lines of the project, as they are written. */
export function tonedTexts(): string[] {
  return FOLDERS.flatMap((folder) => [...files(path.join(root, folder))]).flatMap((file) =>
    readFileSync(file, 'utf8').split(/[\n.;:!?()"“”'|/,]/),
  );
}
