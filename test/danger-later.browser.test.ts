import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser } from 'playwright-core';
import { type CaseHouse, openCaseHouse } from './api/case-house.ts';
import { targetOf } from './api/house.ts';
import { reporterWith } from './api/reporter.ts';
import { axeProblems } from './browser/axe-problems.ts';
import { openDesk } from './browser/hand-over-desk.ts';
import { shootAll } from './browser/shoot.ts';
import { followUp } from './browser/walk-portal.ts';

const PHONE = { viewport: { width: 360, height: 740 }, locale: 'vi-VN' };

let house: CaseHouse;
let browser: Browser;
before(async () => {
  [house, browser] = await Promise.all([openCaseHouse(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
});

test('the desk marks a case as danger by keys alone, and the page of the young person shows whom to call', async () => {
  const { caseId, receipt } = await house.takenReport();
  const { page, dialog } = await openDesk(browser, house.system.url, house.desk('helpline'));
  await page.goto(`${house.system.url}/console/cases/${caseId}`);
  const mark = page.getByRole('button', { name: 'Đánh dấu đang nguy hiểm…' });
  await mark.focus();
  await page.keyboard.press('Enter');
  await dialog.getByRole('heading', { name: 'Đang nguy hiểm ngay bây giờ' }).waitFor();
  await shootAll(page, 'mark-danger');
  assert.deepEqual(await axeProblems(page), []);
  await page.keyboard.press('Escape');
  assert.equal((await house.desk('helpline').view(caseId)).dangerNow, false, 'asked, and not done');
  await mark.focus();
  await page.keyboard.press('Enter');
  const submit = dialog.getByRole('button', { name: 'Đánh dấu nguy hiểm' });
  await submit.press('Enter');
  await dialog.getByRole('alert').waitFor();
  await dialog.getByRole('radio', { name: 'Có ý định và giờ cụ thể' }).focus();
  await page.keyboard.press('Space');
  await submit.press('Enter');
  await page.getByText('Đã đánh dấu. Ai đang trực thì được gọi.').waitFor();
  await page.getByText('Có người đang nguy hiểm ngay lúc này.').waitFor();
  await page.getByRole('heading', { name: 'Nguy hiểm tính mạng' }).waitFor();
  await shootAll(page, 'marked');
  assert.equal(await mark.count(), 0);

  const young = await (await browser.newContext(PHONE)).newPage();
  await followUp(young, house.system.url, receipt);
  assert.ok(await young.locator('[data-in-danger] a[href="tel:113"]').isVisible());
});

for (const javaScriptEnabled of [true, false])
  test(`the young person says it on the page ${javaScriptEnabled ? 'with' : 'without'} a script`, async () => {
    const { caseId, receipt } = await house.takenReport();
    const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled })).newPage();
    page.setDefaultTimeout(20_000);
    await followUp(page, house.system.url, receipt);
    assert.equal(await page.locator('[data-in-danger]').isVisible(), false);
    await page.getByText('Bây giờ đang nguy hiểm').click();
    if (javaScriptEnabled) {
      await shootAll(page, 'danger-ask');
      assert.deepEqual(await axeProblems(page), []);
    }
    await page.getByRole('button', { name: 'Báo nhóm: đang nguy hiểm' }).click();
    await page.locator('[data-done="danger"]').waitFor();
    assert.ok(await page.locator('[data-in-danger] a[href="tel:113"]').isVisible());
    if (javaScriptEnabled) await shootAll(page, 'danger-told');
    await page.getByRole('button', { name: 'Xem có gì mới' }).click();
    await page.getByText('Đã báo cho nhóm: đang nguy hiểm.').waitFor();
    assert.ok(await page.locator('[data-in-danger] a[href="tel:113"]').isVisible());
    assert.equal(await page.getByText('Bây giờ đang nguy hiểm').isVisible(), false, 'as if unpressed');
    assert.ok(await page.getByText('Báo lại: vẫn đang nguy hiểm').isVisible());
    if (javaScriptEnabled) {
      await shootAll(page, 'danger-known');
      assert.deepEqual(await axeProblems(page), []);
    }
    assert.equal((await house.desk('helpline').view(caseId)).tier, 5);
  });

test('what a withdrawal leaves is said as it is, before and after, also of a transfer', async () => {
  const { caseId, receipt } = await house.takenReport(['police', 'school']);
  await house.desk('helpline').command(caseId, {
    type: 'ask-transfer',
    toTeam: (await targetOf(house.desk('helpline'), 'police')).teamId,
  });
  const page = await (await browser.newContext(PHONE)).newPage();
  page.setDefaultTimeout(20_000);
  await followUp(page, house.system.url, receipt);
  await page.getByText(/Sau này bạn vẫn rút được tin\. Khi đó .* cũng không đọc được nữa/).waitFor();
  await shootAll(page, 'asked-for-a-transfer');
  await page.getByText('Mình muốn rút tin này').click();
  const nobody = page.getByText('Không nhóm nào đọc được nữa, kể cả nhóm nhận giúp tiếp.');
  await nobody.waitFor();
  const to = await house.referTo('helpline', caseId, 'school');
  assert.equal(to.status, 200, to.text);
  const school = await house.referralOf('school', caseId);
  assert.equal((await house.answerAs('school', school, 'accept')).status, 200);
  await followUp(page, house.system.url, receipt);
  await page.getByText('Mình muốn rút tin này').click();
  assert.equal(await nobody.isVisible(), false);
  await page.getByText('Trừ nơi nêu dưới đây, không ai đọc được nữa.').waitFor();
  await shootAll(page, 'withdraw-kept');
  await page.locator('#withdraw-form label').click();
  await page.getByRole('button', { name: 'Rút tin' }).click();
  await page.getByText('Trừ nơi nêu dưới đây, không ai còn đọc được lời bạn viết.').waitFor();
  await page.getByText(/Mọi bản khác xoá hẳn vào/).waitFor();
  await shootAll(page, 'withdrawn-kept');
  const { kept } = await (await reporterWith(house.system.url, receipt)).thread();
  assert.equal(kept.length, 1);
});
