import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const bundle = async (contents: string) => {
  const built = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    metafile: true,
  });
  const [file] = built.outputFiles;
  return { inputs: Object.keys(built.metafile.inputs), gzipBytes: gzipSync(file?.contents ?? '').length };
};

test('a page that only seals ships no WebAssembly and stays small', async () => {
  const { inputs, gzipBytes } = await bundle(`export { seal, newContentId } from './index.ts'`);
  assert.equal(
    inputs.some((path) => path.includes('hash-wasm')),
    false,
  );
  assert.ok(gzipBytes <= 10_000, `${gzipBytes} bytes`);
});

test('Argon2id for the browser stays small', async () => {
  const { gzipBytes } = await bundle(`export { argon2Wasm } from './argon2-wasm.ts'`);
  assert.ok(gzipBytes <= 12_000, `${gzipBytes} bytes`);
});
