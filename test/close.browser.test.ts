import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser } from 'playwright-core';
import { type CaseHouse, openCaseHouse } from './api/case-house.ts';
import { reporterWith } from './api/reporter.ts';
import { type Desk, look, openDesk } from './browser/hand-over-desk.ts';
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

/** Unlocks from the dialog itself. */
async function unlockHere({ page, dialog }: Desk, phrase: string): Promise<void> {
  await dialog.getByRole('button', { name: 'Mở khoá' }).click();
  await page.getByRole('textbox', { name: 'Cụm từ mở khoá' }).fill(phrase);
  await page.keyboard.press('Enter');
  await page.locator('.bar .key--open').waitFor();
}

test('whoever closes has unlocked and read, and confirms that nobody answered and that a yes was not kept', async () => {
  const { caseId, receipt } = await house.takenReport(['police']);
  const desk = await openDesk(browser, house.system.url, house.desk('helpline'));
  const { page, press, dialog } = desk;
  await page.goto(`${house.system.url}/console/cases/${caseId}`);
  await press('Đóng hồ sơ…');
  await dialog.getByText('Mở khoá và đọc lời người báo trước khi đóng.').waitFor();
  const submit = dialog.getByRole('button', { name: /^(Đóng hồ sơ|Đề nghị đóng)$/ });
  assert.ok(await submit.isDisabled(), 'a locked key closes nothing');
  await look(page, 'close-locked');
  await unlockHere(desk, house.desk('helpline').person.unlock);
  const words = dialog.locator('.close-words');
  await words.getByText('Đọc lời người báo (1)').click();
  await words.getByText('một điều', { exact: true }).waitFor();
  await dialog.getByText('Người báo chưa nhận được trả lời nào.').waitFor();
  await dialog.getByText('chưa chuyển: Công an').waitFor();
  await look(page, 'close-warned');
  assert.equal(await dialog.getByRole('radio', { name: 'Đã giúp xong' }).count(), 0, 'nobody was helped');
  await dialog.getByRole('radio', { name: 'Không thấy nguy cơ' }).check();
  assert.ok(await submit.isDisabled(), 'not before it is confirmed');
  await dialog.getByRole('checkbox', { name: 'Tôi đã đọc, và vẫn đóng hồ sơ' }).check();
  await submit.click();
  await page.getByText(/Đã đề nghị đóng|Hồ sơ đã đóng/).waitFor();

  if ((await house.desk('helpline').view(caseId)).status === 'closing')
    await house.desk('helpline-2').command(caseId, { type: 'approve', what: 'close' });
  for (const javaScriptEnabled of [true, false]) {
    const young = await (await browser.newContext({ ...PHONE, javaScriptEnabled })).newPage();
    young.setDefaultTimeout(20_000);
    await followUp(young, house.system.url, receipt);
    await young.getByText('Tin được đóng mà chưa có trả lời nào').waitFor();
    assert.equal(await young.getByText('Chưa có trả lời. Nhóm vẫn giữ tin').isVisible(), false);
    await young.getByText('Nhóm đóng tin này vì chưa thấy nguy hiểm').waitFor();
    await look(young, `closed-unanswered-${javaScriptEnabled}`, javaScriptEnabled);
  }
});

test('whoever agrees has unlocked and read too, also what came since', async () => {
  const { caseId, receipt } = await house.takenReport();
  const first = house.desk('helpline');
  await first.command(caseId, { type: 'mark-danger', reason: 'said-so' });
  const inbox = (await first.send('GET', '/v1/inbox')).json as { calls: { id: string; caseId: string }[] };
  const found = inbox.calls.find((call) => call.caseId === caseId)!;
  assert.equal((await first.send('POST', `/v1/urgent-calls/${found.id}/seen`)).status, 204);
  assert.equal((await first.command(caseId, { type: 'close', reason: 'no-risk-found' })).status, 200);
  const child = await reporterWith(house.system.url, receipt);
  assert.equal((await child.write('còn một điều')).status, 201);
  const desk = await openDesk(browser, house.system.url, house.desk('helpline-2'));
  const { page, press, dialog } = desk;
  await page.goto(`${house.system.url}/console/cases/${caseId}`);
  await press('Duyệt đóng…');
  const submit = dialog.getByRole('button', { name: 'Duyệt đóng', exact: true });
  await dialog.getByText('Mở khoá và đọc lời người báo trước khi đóng.').waitFor();
  assert.ok(await submit.isDisabled());
  await unlockHere(desk, house.desk('helpline-2').person.unlock);
  await dialog.getByText('Có điều mới mà người giữ hồ sơ chưa xem.').waitFor();
  await look(page, 'approve-warned');
  assert.ok(await submit.isDisabled());
  await dialog.getByRole('checkbox', { name: 'Tôi đã đọc, và vẫn đóng hồ sơ' }).check();
  await submit.click();
  await page.getByText('Hồ sơ đã đóng.').waitFor();
});
