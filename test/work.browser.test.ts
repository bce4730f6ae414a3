// Where a network is past its limits a device computes before it sends: never before a page, a card or a number.
import assert from 'node:assert/strict';
import test from 'node:test';
import { startTestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Page } from 'playwright-core';
import { call } from './api/call.ts';
import { openTeam, reportFor } from './api/reporter.ts';
import { shootAll } from './browser/shoot.ts';

/** Work that is asked for begins when the test says so; it is the real one. */
const waitForTest = () => {
  const told = globalThis as unknown as { begin?: () => void };
  const Real = Worker;
  globalThis.Worker = class extends Real {
    override postMessage(work: unknown) {
      told.begin = () => super.postMessage(work);
    }
  };
};

/** Numbers that something else lies over. */
const coveredNumbers = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href^="tel:"]')].flatMap((link) => {
      link.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = link.getBoundingClientRect();
      const seen = document.elementFromPoint(left + width / 2, top + height / 2);
      return seen && link.contains(seen) ? [] : [link.href];
    }),
  );

test('past every limit all pages and numbers are there at once, and stay while the device computes', async () => {
  const limits = { report: 1, receipt: 1, takeDown: 1, refused: 1 };
  await using system = await startTestSystem({}, { limits });
  const report = { ...reportFor((await openTeam(system.url)).id), text: 'một điều' };
  assert.equal((await call(system.url, 'POST', '/v1/reports', report)).status, 201);
  assert.equal((await call(system.url, 'POST', '/v1/reports', report)).status, 429);
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.addInitScript(waitForTest);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') asked.push(request.url());
    });
    page.on('worker', (worker) => asked.push(worker.url()));
    for (const path of ['/vi/', '/vi/gap-lai', '/vi/go-anh', '/vi/ap-phich', '/vi/hoc', '/vi/giup']) {
      assert.equal((await page.goto(system.url + path))?.status(), 200, path);
      assert.ok(await page.locator('a[href="tel:111"], a[href="/vi/giup"]').first().isVisible(), path);
    }
    assert.deepEqual(asked, [], 'to read is never to send, and asks for no work');

    const next = async (then: string) => {
      await page.click('button[value=next]');
      await page.locator(then).first().waitFor();
    };
    await page.locator('label:has([name=kind][value=extortion])').click();
    await next('[name=danger]');
    await page.locator('label:has([name=danger][value=no])').click();
    await next('[name=province]');
    await next('[name=help]');
    await page.locator('label:has([name=help][value=talk])').click();
    await next('textarea');
    await page.locator('textarea').fill('một điều');
    await page.locator('label:has([name=confirm])').click();
    const sign = page.locator('[data-work]');
    assert.ok(await sign.isHidden(), 'nothing is computed before somebody sends');
    await page.click('button[value=next]');
    await sign.waitFor();
    await page.waitForFunction(() => 'begin' in globalThis);
    assert.ok((await page.locator('a[href="tel:111"]').count()) > 0);
    assert.deepEqual(await coveredNumbers(page), []);
    await shootAll(page, 'work');
    await page.evaluate(() => (globalThis as unknown as { begin(): void }).begin());
    await page.locator('[data-receipt]').waitFor();
  } finally {
    await browser.close();
  }
});
