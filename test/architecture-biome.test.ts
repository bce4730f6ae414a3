import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

const root = path.dirname(import.meta.dirname);

/** Lints one file as if it stood in this project, and returns the rules that fired. */
async function lint(file: string, text: string): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kmm-biome-'));
  try {
    cpSync(path.join(root, 'biome.json'), path.join(folder, 'biome.json'));
    cpSync(path.join(root, 'test/architecture'), path.join(folder, 'test/architecture'), { recursive: true });
    cpSync(path.join(root, '.gitignore'), path.join(folder, '.gitignore'));
    const planted = path.join(folder, file);
    mkdirSync(path.dirname(planted), { recursive: true });
    writeFileSync(planted, text);
    const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
    const report = await new Promise<string>((resolve) => {
      const args = [biome, 'lint', '--reporter=json', '--colors=off', file];
      execFile(process.execPath, args, { cwd: folder }, (_, stdout) => resolve(stdout));
    });
    const { diagnostics }: { diagnostics: { category: string }[] } = JSON.parse(report);
    return diagnostics.map(({ category }) => category);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const planted = [
  { text: 'export const at = (): number => Date.now();', want: 'lint/style/noRestrictedGlobals' },
  { text: 'export type At = { at: Date };', want: 'lint/style/noRestrictedGlobals' },
  { text: 'export const x = (): number => Math.random();', want: 'plugin' },
  { text: "export { readFileSync } from 'node:fs';", want: 'lint/style/noRestrictedImports' },
  {
    text: "import { migrate } from '@khong-mot-minh/database';\nmigrate();",
    want: 'lint/style/noRestrictedImports',
  },
];
for (const { text, want } of planted)
  test(`Biome sees a planted violation in a pure package: ${text}`, async () => {
    assert.deepEqual(await lint('packages/protection/src/planted.ts', `${text}\n`), [want]);
    assert.deepEqual(await lint('apps/server/src/planted.ts', `${text}\n`), []);
  });
