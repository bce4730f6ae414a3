import type { BrowserContext, Page } from 'playwright-core';

export type StrictPage = { page: Page; faults: string[] };

/** A page that notes any script error, refused resource or request to another host as a fault. */
export async function strictPage(context: BrowserContext, base: string): Promise<StrictPage> {
  const faults: string[] = [];
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (m) => {
    if (m.type() === 'error' && !/status of 4(01|22)/.test(m.text())) faults.push(m.text());
  });
  page.on('request', (request) => {
    const { host, protocol } = new URL(request.url());
    if (!request.url().startsWith(base) && protocol !== 'blob:') faults.push(`request to ${host}`);
  });
  return { page, faults };
}

/** How many pixels a page is wider than its window. */
export const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
