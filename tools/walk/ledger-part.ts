import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { call, must } from '@khong-mot-minh/testing';
import type { WalkDemo } from './read-demo.ts';
import { expect, expectThat, type Walker } from './walker.ts';

/** Step 4: the live log, a saved copy, and a copy with one byte changed, by the verifier that anybody can run. */
export async function walkLedger(
  { part, step }: Walker,
  { ledger }: WalkDemo,
  sizeBefore: number,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kmm-walk-'));
  const copy = path.join(folder, 'export');
  part('4. The ledger');
  try {
    await step('the log has grown by what was done', async () => {
      const size = await grown(ledger.url, sizeBefore);
      return `${sizeBefore} → ${size} entries`;
    });
    await step('verify the live log', async () => passes(await verify(ledger.url, '--key', ledger.vkey)));
    await step('save it and verify the copy', async () =>
      passes(await verify(ledger.url, '--key', ledger.vkey, '--save', copy)),
    );
    await step('change one byte of the copy', async () => {
      const bundle = path.join(copy, await firstBundle(copy));
      const bytes = await readFile(bundle);
      const at = bytes.length - 3;
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      await writeFile(bundle, bytes);
      const { code, output } = await verify(copy, '--key', ledger.vkey);
      expect(code, 1, 'The exit code');
      expectThat(/(entry|tile|checkpoint|file) \S+/.test(output), `No part is named: ${output}`);
      return output.trim().split('\n').at(-1) ?? '';
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How many entries are signed now. */
export async function ledgerSize(url: string): Promise<number> {
  const note = await call(url, 'GET', `${new URL(url).pathname}/checkpoint`);
  if (note.status === 404) return 0;
  return Number(String(must(note, 200, 'The checkpoint')).split('\n')[1]);
}

async function grown(url: string, before: number): Promise<number> {
  // A batch of the demo comes every ten seconds.
  for (let attempt = 0; attempt < 80; attempt++) {
    const size = await ledgerSize(url);
    if (size >= before + 20) return size;
    await wait(250);
  }
  throw new Error(`It still has fewer than ${before + 20} entries`);
}

async function firstBundle(copy: string): Promise<string> {
  const size = Number((await readFile(path.join(copy, 'checkpoint'), 'utf8')).split('\n')[1]);
  return `tile/entries/000${size < 256 ? `.p/${size}` : ''}`;
}

type Verified = { code: number; output: string };

function verify(...args: string[]): Promise<Verified> {
  const script = path.join(import.meta.dirname, '../../apps/cli/src/main.ts');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, 'ledger', 'verify', ...args],
      { timeout: 60_000 },
      (error, stdout, stderr) =>
        resolve({
          code: typeof error?.code === 'number' ? error.code : error ? 2 : 0,
          output: stdout + stderr,
        }),
    );
  });
}

function passes({ code, output }: Verified): string {
  expectThat(code === 0, `It ended with code ${code}: ${output.trim()}`);
  return output.trim().split('\n').at(-1) ?? '';
}
