import assert from 'node:assert/strict';
import test from 'node:test';
import { startTestSystem } from '@kmm/testing';
import { launchBrowser } from '@kmm/testing/browser';

test('words that are too long never leave the device: the page says so, and they stay in the field', async () => {
  await using system = await startTestSystem();
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi' });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    const next = async (then: string) => {
      await page.click('button[value=next]');
      await page.locator(then).first().waitFor();
    };
    await page.goto(`${system.url}/vi/giup`);
    await page.locator('label:has([name=kind][value=extortion])').click();
    await next('[name=danger]');
    await page.locator('label:has([name=danger][value=no])').click();
    await next('[name=province]');
    await next('[name=help]');
    await page.locator('label:has([name=help][value=talk])').click();
    await next('textarea');
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
