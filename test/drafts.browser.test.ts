import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser } from 'playwright-core';
import { type CaseHouse, openCaseHouse } from './api/case-house.ts';
import { targetOf } from './api/house.ts';
import { shootAll } from './browser/shoot.ts';
import { followUp } from './browser/walk-portal.ts';

const PHONE = { viewport: { width: 360, height: 740 }, locale: 'vi-VN' };
const BEGUN = 'em đang viết dở';

let house: CaseHouse;
let browser: Browser;
before(async () => {
  [house, browser] = await Promise.all([openCaseHouse(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
});

/** A report whose team asks whether the police may go on. */
async function askedReport() {
  const { caseId, receipt } = await house.takenReport(['police', 'school']);
  const asked = await house.desk('helpline').command(caseId, {
    type: 'ask-transfer',
    toTeam: (await targetOf(house.desk('helpline'), 'police')).teamId,
  });
  assert.equal(asked.status, 200, asked.text);
  return receipt;
}

for (const opensIt of ['device', 'server'] as const)
  test(`what is being written stays whatever button is pressed, where the ${opensIt} opened it`, async () => {
    const receipt = await askedReport();
    const page = await (await browser.newContext(PHONE)).newPage();
    page.setDefaultTimeout(20_000);
    if (opensIt === 'server')
      await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
    await followUp(page, house.system.url, receipt);
    const field = page.locator('#write textarea');
    const kept = async (after: string) => {
      await page.locator(after).first().waitFor();
      assert.equal(await field.inputValue(), BEGUN, after);
    };
    assert.equal(await page.locator('[data-draft-lost]').count(), 0);
    await field.fill(BEGUN);
    await page.getByRole('button', { name: 'Mình không muốn' }).click();
    await kept('[data-done="refused"]:not([hidden])');
    await page.locator('summary', { hasText: 'Mình đổi ý' }).click();
    await page.getByRole('button', { name: 'Mình đổi ý: mình đồng ý' }).click();
    await kept('[data-done="agreed"]:not([hidden])');
    await page.getByRole('heading', { name: 'Bạn đã trả lời câu hỏi của nhóm' }).waitFor();
    assert.equal(await page.getByRole('heading', { name: 'Nhóm muốn hỏi bạn' }).count(), 0);
    await shootAll(page, `agreed-${opensIt}`);
    await page.locator('button[form="refuse-level"]').first().click();
    await kept('[data-done="tookBack"]:not([hidden])');
    await page.locator('button[form="restore-level"]').first().click();
    await kept('[data-done="gaveAgain"]:not([hidden])');
    await page.getByRole('button', { name: 'Xem có gì mới' }).click();
    await page.locator('[data-done="gaveAgain"]').waitFor({ state: 'hidden' });
    await kept('#write');
    await page.locator('summary', { hasText: 'Bây giờ đang nguy hiểm' }).click();
    await page.getByRole('button', { name: 'Báo nhóm: đang nguy hiểm' }).click();
    await kept('[data-done="danger"]:not([hidden])');
    await page.locator('summary', { hasText: 'Mình muốn rút tin này' }).click();
    await page.locator('#withdraw-form label').click();
    await page.getByRole('button', { name: 'Rút tin' }).click();
    await page.locator('summary', { hasText: 'Câu hỏi về tin này' }).click();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await kept('[data-done="resumed"]:not([hidden])');
    await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    await page.locator('[data-done="sent"]:not([hidden])').waitFor();
    assert.equal(await field.inputValue(), '', 'what was sent is not begun any more');
    await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    await page.getByText('Bạn viết vài chữ rồi bấm gửi nhé.').waitFor();
    assert.equal(await page.getByText('Đã gửi. Nhóm sẽ thấy').isVisible(), false, 'nothing was sent');
  });

test('without a script the field says what is lost when another button is pressed', async () => {
  const receipt = await askedReport();
  const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage();
  await followUp(page, house.system.url, receipt);
  await page.getByText('Chữ chưa gửi sẽ mất nếu bạn bấm nút khác').waitFor();
  await page.locator('#write textarea').fill(BEGUN);
  await page.getByRole('button', { name: 'Xem có gì mới' }).click();
  await page.locator('#write textarea').waitFor();
  assert.equal(await page.locator('#write textarea').inputValue(), BEGUN);
});

test('a busy log is told as a lost connection, and what was written stays', async () => {
  const { receipt } = await house.newReport();
  const page = await (await browser.newContext(PHONE)).newPage();
  page.setDefaultTimeout(20_000);
  await followUp(page, house.system.url, receipt);
  const keys = '**/v1/team-keys/*';
  await page.route(keys, (route) => route.fulfill({ status: 503 }));
  await page.locator('#write textarea').fill(BEGUN);
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await page.getByText('Chưa gửi được. Chữ bạn viết vẫn còn.').waitFor();
  await page.unroute(keys);
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await page.locator('[data-done="sent"]:not([hidden])').waitFor();
});

test('what was chosen is not said to be missing, and keys are told where there are keys', async () => {
  const page = await (await browser.newContext({ ...PHONE, isMobile: true, hasTouch: true })).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${house.system.url}/vi/giup`);
  await page.locator('label:has([name=kind][value=extortion])').click();
  await page.click('button[value=next]');
  await page.locator('[name=danger]').first().waitFor();
  await page.click('button[value=next]');
  await page.getByText('Còn thiếu một chút').waitFor();
  assert.equal(await page.locator('#danger-error').isVisible(), true);
  await page.locator('label:has([name=danger][value=yes])').click();
  assert.equal(await page.getByText('Còn thiếu một chút').isVisible(), false);
  assert.equal(await page.locator('#danger-error').count(), 0);
  assert.equal(await page.locator('.exit-hint').isVisible(), false);
});
