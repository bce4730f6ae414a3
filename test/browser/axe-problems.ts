import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type AxeResult = {
  violations: { id: string; impact: (typeof IMPACTS)[number]; nodes: { target: string[] }[] }[];
};

const IMPACTS = ['minor', 'moderate', 'serious', 'critical'] as const;

/** Only these rules, where nothing else can have changed; otherwise all, and targets under 24 px. */
type AxeRules = readonly string[] | 'and target size';

/** What axe finds on a page at an impact or worse, one line each. */
export async function axeProblems(
  page: Page,
  least: (typeof IMPACTS)[number] = 'serious',
  rules?: AxeRules,
): Promise<string[]> {
  await using axe = await openAxe(page);
  // Awaited here: the session ends with this block.
  return await axe.problems(least, rules);
}

/** Axe loaded into a page, for who asks it more than once before the page goes: to read it takes longer than to ask it. */
export type OpenAxe = AsyncDisposable & {
  problems(least: (typeof IMPACTS)[number], rules?: AxeRules): Promise<string[]>;
};

export async function openAxe(page: Page): Promise<OpenAxe> {
  // In an isolated world of the debugger's, so the page's strict policy stays as it is.
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.enable');
  const { frameTree } = await session.send('Page.getFrameTree');
  const world = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'axe',
  });
  const contextId = world.executionContextId;
  await session.send('Runtime.evaluate', { contextId, expression: await source });
  return {
    async problems(least, rules) {
      const options = {
        resultTypes: ['violations'],
        ...(typeof rules === 'object' ? { runOnly: { type: 'rule', values: rules } } : {}),
        ...(rules === 'and target size' ? { rules: { 'target-size': { enabled: true } } } : {}),
      };
      const { result } = await session.send('Runtime.evaluate', {
        contextId,
        expression: `axe.run(document, ${JSON.stringify(options)})`,
        awaitPromise: true,
        returnByValue: true,
      });
      // `as`: axe documents this shape; the debugger hands it over as plain JSON.
      const { violations } = result.value as AxeResult;
      return violations
        .filter(({ impact }) => IMPACTS.indexOf(impact) >= IMPACTS.indexOf(least))
        .map(
          ({ id, impact, nodes }) => `${impact} ${id} at ${nodes.map((n) => n.target.join(' ')).join(', ')}`,
        );
    },
    [Symbol.asyncDispose]: () => session.detach(),
  };
}
