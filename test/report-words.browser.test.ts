import assert from 'node:assert/strict';
import test from 'node:test';
import { startTestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Page } from 'playwright-core';
import { endDuty } from './api/end-duty.ts';
import { personOf } from './api/house.ts';

const goOn = async (page: Page, then: string) => {
  await page.click('button[value=next]');
  await page.locator(then).first().waitFor();
};

async function walkToWords(page: Page, base: string): Promise<void> {
  await page.goto(`${base}/vi/giup`);
  await page.locator('label:has([name=kind][value=extortion])').click();
  await goOn(page, '[name=danger]');
  await page.locator('label:has([name=danger][value=no])').click();
  await goOn(page, '[name=province]');
  await goOn(page, '[name=help]');
  await page.locator('label:has([name=help][value=talk])').click();
  await goOn(page, 'textarea');
}

test('words that are too long never leave the device: the page says so, and they stay in the field', async () => {
  await using system = await startTestSystem();
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi' });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    const next = (then: string) => goOn(page, then);
    await walkToWords(page, system.url);
    const words = 'chim hoàng yến '.repeat(600);
    await page.locator('textarea').fill(words);
    await page.locator('label:has([name=confirm])').click();
    await next('#text-error');
    assert.match((await page.locator('#text-error').textContent()) ?? '', /8\.?000/);
    assert.equal((await page.locator('textarea').inputValue()).trim(), words.trim());
    assert.ok(!sent.some((one) => /ho(?:à|%C3%A0)ng/i.test(one)), 'the words travelled in clear');
    await page.locator('textarea').fill(words.slice(0, 7900));
    await next('[data-receipt]');
    assert.ok(!sent.some((one) => /ho(?:à|%C3%A0)ng/i.test(one)), 'the words travelled in clear');
  } finally {
    await browser.close();
  }
});

test('when the last duty ends while somebody writes, each press says so and until when, and the words stay', async () => {
  await using system = await startTestSystem();
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
    page.setDefaultTimeout(20_000);
    const posts: string[] = [];
    page.on('request', (request) => posts.push(`${request.url()} ${request.postData() ?? ''}`));
    await walkToWords(page, system.url);
    const supervisor = await personOf(system, 'helpline', 1);
    const roster = await supervisor.send('GET', '/v1/roster');
    for (const { id, from } of (roster.json as { items: { id: string; from: string }[] }).items)
      if (Date.parse(from) <= Date.now()) await endDuty(supervisor, id);
    await page.locator('textarea').fill('chim hoàng yến');
    for (const press of [1, 2]) {
      await page.locator('label:has([name=confirm])').click();
      const before = posts.length;
      await page.click('button[value=next]');
      await page.getByText('Lúc này không còn ai trực để đọc').first().waitFor();
      await page.getByText(/Có người đọc lại từ/).waitFor();
      await page.locator('[name=confirm]:not(:checked)').waitFor({ state: 'attached' });
      assert.ok(
        posts.slice(before).some((one) => one.includes('/v1/reports')),
        `press ${press}`,
      );
      assert.equal(await page.locator('textarea').inputValue(), 'chim hoàng yến');
    }
    assert.ok(!posts.some((one) => /ho(?:à|%C3%A0)ng/i.test(one)), 'the words travelled in clear');
  } finally {
    await browser.close();
  }
});
