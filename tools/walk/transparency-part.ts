import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { ObligationReport, PlatformMatrix, Statistics } from '@khong-mot-minh/contracts';
import { call, must } from '@khong-mot-minh/testing';
import type { WalkDemo } from './read-demo.ts';
import { expect, expectThat, type Walker } from './walker.ts';

/** Step 5: law against policy, figures, and a monitor of the ledger that an outsider runs. */
export async function walkTransparency({ part, step }: Walker, { baseUrl, ledger }: WalkDemo): Promise<void> {
  // `as`: the OpenAPI test holds these answers against their schemas.
  const get = async <T>(address: string) => must(await call(baseUrl, 'GET', address), 200, address) as T;
  part('5. In the open');
  await step('duties of law, computed from what runs', async () => {
    const { counts, items, policy } = await get<ObligationReport>('/v1/obligations');
    const gap = await get<ObligationReport>('/v1/obligations?state=gap');
    expect(gap.items.length, counts.gap, 'The filtered list');
    expectThat(
      items.every(({ sources }) => sources.length > 0),
      'A duty has no source',
    );
    return `${counts.covered} covered, ${counts.partly} in part, ${counts.gap} gaps by ${policy}`;
  });
  await step('a filter that does not exist gets 422', async () => {
    expect((await call(baseUrl, 'GET', '/v1/obligations?state=half')).status, 422, 'The status');
    return '422';
  });
  await step('platforms against domestic law', async () => {
    const { platforms, obligations, cells } = await get<PlatformMatrix>('/v1/platform-policies');
    expect(cells.length, platforms.length * obligations.length, 'The cells');
    return `${platforms.length} platforms, ${obligations.length} duties, ${cells.filter(({ fit }) => fit === 'unknown').length} cells unknown`;
  });
  await step('figures, small numbers withheld, demo marked as demo', async () => {
    const { data, figures, running, periods } = await get<Statistics>('/v1/statistics');
    expect(data, 'demo', 'The kind of data');
    const counts = [...(running ? [running] : []), ...periods].flatMap(({ tables }) =>
      tables.flatMap(({ cells }) => cells.map(({ count }) => count)),
    );
    expectThat(
      counts.every((count) => count === null || count >= 10),
      'A number below ten is shown',
    );
    for (const page of ['/vi/so-lieu', '/vi/luat-va-chinh-sach', '/vi/luat-va-chinh-sach/nen-tang'])
      expect((await fetch(new URL(page, baseUrl))).status, 200, page);
    return `${figures.length} public figures, ${periods.length} closed periods`;
  });
  await step('the same as files', async () => {
    const heads: string[] = [];
    for (const file of ['obligations', 'platform-policies', 'statistics', 'public-figures']) {
      const response = await fetch(new URL(`/v1/${file}.csv`, baseUrl));
      const type = response.headers.get('content-type') ?? '';
      const lines = (await response.text()).trim().split('\n');
      expectThat(
        response.ok && type.startsWith('text/csv') && lines.length > 1,
        `${file}.csv: ${response.status}`,
      );
      heads.push(`${file}.csv ${lines.length - 1} rows`);
    }
    return heads.join(', ');
  });
  await walkMonitor(step, ledger);
}

async function walkMonitor(step: Walker['step'], ledger: WalkDemo['ledger']): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kmm-walk-'));
  const state = path.join(folder, 'kept');
  const monitor = () =>
    run(
      'apps/cli/src/main.ts',
      'ledger',
      'monitor',
      ledger.url,
      '--key',
      ledger.vkey,
      '--state',
      state,
      '--once',
    );
  try {
    await step('a monitor keeps its own checkpoint of the running ledger', async () => {
      const { code, output } = await monitor();
      expect(code, 0, output);
      return output.trim().split('\n').at(-1) ?? '';
    });
    await step('a checkpoint that was kept and then changed is refused', async () => {
      const note = await readFile(state, 'utf8');
      const [name, size] = note.split('\n');
      expectThat(Number(size) > 1, 'The log is empty');
      // A kept note that was changed is refused as such: nobody talks the monitor into a false alarm.
      await writeFile(state, note.replace(`${name}\n${size}\n`, `${name}\n${Number(size) + 1}\n`));
      const { code, output } = await monitor();
      expect(code, 2, output);
      return output.trim().split('\n').at(-1)?.slice(0, 120) ?? '';
    });
    await step('a verifier that imports nothing of ours', async () => {
      const { code, output } = await run('test/outsiders/verify-ledger.mjs', ledger.url, ledger.vkey);
      expect(code, 0, output);
      return output.trim();
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(script: string, ...args: string[]): Promise<{ code: number; output: string }> {
  const file = path.join(import.meta.dirname, '../..', script);
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], { timeout: 60_000 }, (error, stdout, stderr) =>
      resolve({
        code: typeof error?.code === 'number' ? error.code : error ? 2 : 0,
        output: stdout + stderr,
      }),
    );
  });
}
