import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser } from 'playwright-core';
import { judge, putAccounts } from './api/extortion.ts';
import { personOf } from './api/house.ts';
import { blockedMessage, postForm, statementsOf, urgentRun } from './api/statements.ts';
import { axeProblems } from './browser/axe-problems.ts';
import { shoot } from './browser/shoot.ts';
import { signInAtDesk } from './browser/walk-console.ts';

let system: TestSystem;
let browser: Browser;
before(async () => {
  [system, browser] = await Promise.all([startTestSystem(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

const WIDTHS = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } };

for (const javaScriptEnabled of [false, true])
  test(`the person concerned reads, appeals and sees the answer, scripts ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
    const viewport = javaScriptEnabled ? WIDTHS.desk : WIDTHS.phone;
    const context = await browser.newContext({ javaScriptEnabled, locale: 'vi-VN', viewport });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(system.url)) faults.push(request.url());
    });
    const { account } = await blockedMessage(system);
    const [statement] = await statementsOf(system, `account=${account}`);
    await page.goto(statement?.link ?? '');
    await page.getByRole('heading', { name: 'Vì sao có quyết định này' }).waitFor();
    await shoot(page, 'statement');
    if (javaScriptEnabled) assert.deepEqual(await axeProblems(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));

    await page.getByRole('button', { name: 'Gửi yêu cầu' }).click();
    await page.getByText('Bạn chọn một lý do nhé.').waitFor();
    await shoot(page, 'statement-missing');
    await page.getByText('Máy hiểu nhầm ý tôi').click();
    await page.getByRole('button', { name: 'Gửi yêu cầu' }).click();
    await page.getByText('Yêu cầu của bạn đã được nhận').waitFor();
    assert.match((await page.locator('main').textContent()) ?? '', /Muộn nhất ngày \d+\/\d+\/\d{4}/);
    await shoot(page, 'statement-waiting');

    const mai = await personOf(system, 'platform');
    const { items } = (await mai.send('GET', '/v1/appeals')).json as { items: { id: string }[] };
    const answer = { outcome: 'reversed', reason: 'harmless-context' };
    await mai.send('POST', `/v1/appeals/${items.at(-1)?.id}/decide`, answer);
    await page.reload();
    await page.getByText('Quyết định đã được rút lại').waitFor();
    await shoot(page, 'statement-reversed');
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Why this decision was made' }).waitFor();
    assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
    assert.deepEqual(faults, []);
    await context.close();
  });

for (const [name, viewport] of Object.entries(WIDTHS))
  test(`a reviewer asks "what if they retaliate?", places a limit and answers an appeal (${name})`, async () => {
    const { key } = system.seeded.platform;
    const run = `run-${name}`;
    await putAccounts(system.url, key, run);
    for (const event of urgentRun(run, Date.now())) await judge(system.url, key, event);
    const { account } = await blockedMessage(system);
    const [statement] = await statementsOf(system, `account=${account}`);
    await postForm(statement?.link ?? '', { ground: 'allowed' });

    const context = await browser.newContext({ locale: 'vi-VN', viewport });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const reviewer = system.seeded.people.find((p) => p.organisation === 'platform');
    assert.ok(reviewer);
    await signInAtDesk(page, system.url, reviewer);
    await page.goto(`${system.url}/console/appeals`);
    await page.getByRole('heading', { name: 'Giới hạn chờ người quyết định' }).waitFor();
    const mine = page.getByRole('listitem').filter({ hasText: `${run}-adult` });
    await mine.getByRole('button', { name: 'Quyết định' }).waitFor();
    await shoot(page, 'appeals');
    assert.deepEqual(await axeProblems(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await mine.getByRole('button', { name: 'Quyết định' }).click();
    await page.getByLabel('Đặt giới hạn', { exact: true }).check();
    await page.getByRole('button', { name: 'Gửi quyết định' }).click();
    await page.getByText('Trả lời câu này trước nhé.').waitFor();
    await page.getByLabel('Rất có thể').check();
    await page.getByRole('button', { name: 'Gửi quyết định' }).click();
    await page.getByText('Chọn ít nhất một việc').waitFor();
    await shoot(page, 'appeals-retaliate');
    await page.getByLabel('Đã ngắt liên lạc giữa hai bên').check();
    await page.getByRole('button', { name: 'Gửi quyết định' }).click();
    await page.getByText('Đã đặt giới hạn. Nền tảng đã được báo.').waitFor();

    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Người liên quan đọc được gì' }).waitFor();
    await shoot(page, 'appeal');
    assert.deepEqual(await axeProblems(page), []);
    await page.getByLabel('Rút lại').check();
    await page.getByLabel('Hoàn cảnh thật vô hại').check();
    await page.getByRole('button', { name: 'Gửi trả lời' }).click();
    // The reason stands in the form too; only when the form has gone was the answer taken.
    await page.locator('section[aria-labelledby="decide-title"] form').waitFor({ state: 'detached' });
    await page.getByText('Hoàn cảnh thật vô hại').first().waitFor();
    await page.goto(`${system.url}/console/appeals`);
    await page.getByText('Không có yêu cầu nào đang chờ').waitFor();
    await shoot(page, 'appeals-empty');
    await page.goto(`${system.url}/console/appeals?state=decided`);
    await page.getByRole('table').getByText('Rút lại').first().waitFor();
    await context.close();
  });
