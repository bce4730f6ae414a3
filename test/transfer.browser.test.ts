import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { type CaseHouse, openCaseHouse } from './api/case-house.ts';
import { reporterWith, sendReport } from './api/reporter.ts';
import { look, openDesk, opened } from './browser/hand-over-desk.ts';
import { followUp, reportOnPortal } from './browser/walk-portal.ts';

const PHONE = { viewport: { width: 360, height: 740 }, locale: 'vi-VN' };
const POLICE = /Sông Xanh/;

let house: CaseHouse;
let browser: Browser;
before(async () => {
  [house, browser] = await Promise.all([openCaseHouse(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
});

/** A young person's phone, and the report that was sent from it. */
async function young(text: string, javaScriptEnabled = true) {
  const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled })).newPage();
  page.setDefaultTimeout(20_000);
  const known = new Set((await house.desk('helpline').cases()).map(({ id }) => id));
  const receipt = await reportOnPortal(page, house.system.url, text, async () => undefined);
  const caseId = (await house.desk('helpline').cases()).find(({ id }) => !known.has(id))!.id;
  return { page, receipt, caseId, back: () => followUp(page, house.system.url, receipt) };
}

/** Who reads, as the page of the young person says it. */
const readers = async (page: Page): Promise<string[]> =>
  (await page.locator('[data-readers] .reader').allInnerTexts()).map((line) =>
    line.replaceAll(/\s+/g, ' ').trim(),
  );

const readByTheFirstTeam = async (page: Page) => {
  const [only, ...more] = await readers(page);
  assert.match(only ?? '', /^Đường dây Bồ Câu \(minh hoạ\) \(tổng đài\) đọc và trả lời bạn/);
  assert.deepEqual(more, []);
};

const write = async (page: Page, text: string) => {
  await page.locator('#write textarea').fill(text);
  await page.locator('#write button').click();
};

test('a case goes to another team, and after each step each text opens for who should read it and for nobody else', async () => {
  const child = await young('em bị doạ');
  const first = await openDesk(browser, house.system.url, house.desk('helpline'));
  await first.page.goto(`${house.system.url}/console/cases/${child.caseId}`);
  await first.press('Nhận hồ sơ');
  await first.page.getByText('Bạn đã nhận hồ sơ này.').waitFor();
  await opened(first.page, [], ['em bị doạ']);
  await first.unlock();
  await opened(first.page, ['em bị doạ'], []);
  await first.reply('chị đọc rồi');
  await first.ask(POLICE);
  await look(first.page, 'asked');

  await child.back();
  const question = child.page.locator('[data-question]');
  assert.match(
    (await question.textContent()) ?? '',
    /Sông Xanh.*\(công an\).*sẽ đọc mọi điều bạn đã viết, cả ghi chú của nhóm/s,
  );
  await readByTheFirstTeam(child.page);
  await opened(child.page, ['chị đọc rồi'], []);
  await look(child.page, 'question');
  await child.page.getByRole('button', { name: 'Mình đồng ý' }).click();
  await child.page.getByText('Bạn đã đồng ý. Nhóm sẽ thấy').waitFor();
  await look(child.page, 'agreed');

  await first.read(child.caseId);
  await first.page.getByText('Đồng ý', { exact: true }).waitFor();
  await first.offer('xin tiếp nhận', (name) => look(first.page, name));
  await look(first.page, 'offered');

  const second = await openDesk(browser, house.system.url, house.desk('police'));
  await second.page
    .getByRole('link', { name: /^Hồ sơ/ })
    .first()
    .click();
  await second.page.getByRole('link', { name: 'Đã chuyển đến' }).click();
  await second.page.getByRole('link', { name: 'Tống tiền' }).first().click();
  await second.unlock();
  await opened(second.page, ['xin tiếp nhận'], ['em bị doạ', 'chị đọc rồi']);
  await look(second.page, 'accept');
  await second.press('Tiếp nhận');
  await opened(second.page, ['em bị doạ', 'chị đọc rồi', 'xin tiếp nhận'], []);
  await look(second.page, 'accepted');

  // The page was opened before the offer: it says that the reader has changed, and keeps what was written.
  await write(child.page, 'em viết sau');
  await child.page.getByText(/Sông Xanh.*\(công an\) nay đọc và trả lời bạn, nên tin chưa gửi/).waitFor();
  assert.match(
    (await readers(child.page))[0] ?? '',
    /Sông Xanh.*\(công an\) sẽ đọc và trả lời bạn. Chưa có ai nhận/,
  );
  assert.match(
    (await readers(child.page))[1] ?? '',
    /Bồ Câu.*\(tổng đài\) không còn đọc được lời bạn viết.*chỉ giữ ghi chú của chính họ/s,
  );
  await look(child.page, 'changed');
  await child.page.locator('#write button').click();
  await child.page.locator('[data-done="sent"]:not([hidden])').waitFor();

  await second.read(child.caseId);
  await opened(second.page, ['em bị doạ', 'chị đọc rồi', 'xin tiếp nhận', 'em viết sau'], []);
  await second.press('Nhận hồ sơ');
  await second.page.getByText('Bạn đã nhận hồ sơ này.').waitFor();
  await second.reply('các chú đây');
  await child.back();
  await opened(child.page, ['các chú đây'], []);

  await keptByTheFormerOwner(first, child.caseId);
  await closedByTheNewOne(second, child);
});

type Desk = Awaited<ReturnType<typeof openDesk>>;
type Child = Awaited<ReturnType<typeof young>>;

/** By the list and the keyboard: to whom the case went, and the own letter; nothing of the young person. */
async function keptByTheFormerOwner({ page, unlock }: Desk, caseId: string): Promise<void> {
  await page.goto(`${house.system.url}/console/handed-over`);
  await page.getByRole('row', { name: /Tống tiền.*Sông Xanh.*Còn đọc được 1 ghi chú/s }).waitFor();
  await page.getByText('1 hồ sơ').waitFor();
  await look(page, 'handed-over-list');
  await unlock();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByText(/Đội bạn đã bàn giao hồ sơ này cho .*Sông Xanh.* \(công an\) lúc/).waitFor();
  assert.ok(page.url().endsWith(caseId));
  await opened(page, ['xin tiếp nhận'], ['em bị doạ', 'chị đọc rồi', 'em viết sau', 'các chú đây']);
  await look(page, 'kept');
  const title = await page.getByRole('heading', { level: 1, name: 'Hồ sơ đã bàn giao' }).boundingBox();
  assert.ok((title?.width ?? 0) > 150, 'the title has a line of its own');
}

async function closedByTheNewOne({ page, press, dialog }: Desk, child: Child): Promise<void> {
  await press('Đóng hồ sơ…');
  await dialog.getByRole('radio', { name: 'Đã giúp xong' }).check();
  await dialog.getByRole('button', { name: 'Đề nghị đóng' }).click();
  await page.getByText('Đã đề nghị đóng. Chờ người thứ hai duyệt.').waitFor();
  await child.back();
  await opened(child.page, ['các chú đây'], []);
}

test('a no keeps the case where it is and seals nothing for the other team; the same page works without scripts', async () => {
  const child = await young('em chưa muốn', false);
  const first = await openDesk(browser, house.system.url, house.desk('helpline'));
  await first.page.goto(`${house.system.url}/console/cases/${child.caseId}`);
  await first.press('Nhận hồ sơ');
  await first.page.getByText('Bạn đã nhận hồ sơ này.').waitFor();
  await first.ask(POLICE);
  await child.back();
  await look(child.page, 'question-without-scripts', false);
  await child.page.getByRole('button', { name: 'Mình không muốn' }).click();
  await child.page.getByText('Bạn đã nói không.').waitFor();
  await look(child.page, 'refused-without-scripts', false);
  assert.equal((await readers(child.page)).length, 1);

  await first.read(child.caseId);
  await opened(first.page, ['em chưa muốn'], []);
  await first.page.getByText(/^Không đồng ý\. Hỏi lại được từ /).waitFor();
  assert.equal(await first.page.getByRole('button', { name: 'Bàn giao…', exact: true }).count(), 0);
  await look(first.page, 'refused');
  assert.deepEqual(await keysOf(child.caseId), ['helpline'], 'sealed for nobody else');
  assert.equal((await house.desk('police').send('GET', `/v1/cases/${child.caseId}`)).status, 404);
});

/** The teams for which anything of a case is sealed, past any route. */
async function keysOf(caseId: string): Promise<string[]> {
  const rows = await house.system.running.deps.db.owner.sql<{ kind: string }>(
    `select distinct o.kind from team t join organisation o on o.id = t.org_id
     where exists (select 1 from sealed_content s, jsonb_array_elements(s.sealed -> 'to') e
                   where s.case_id = $1 and e ->> 'keyId' = t.key_id)
        or exists (select 1 from content_share h where h.case_id = $1 and h.envelope ->> 'keyId' = t.key_id)
     order by o.kind`,
    [caseId],
  );
  return rows.map(({ kind }) => kind);
}

test('an offer that is returned leaves everything with the first team, and the receiver with nothing', async () => {
  const child = await young('em đồng ý', false);
  const first = await openDesk(browser, house.system.url, house.desk('helpline'));
  await first.page.goto(`${house.system.url}/console/cases/${child.caseId}`);
  await first.press('Nhận hồ sơ');
  await first.page.getByText('Bạn đã nhận hồ sơ này.').waitFor();
  await first.ask(POLICE);
  await child.back();
  await child.page.getByRole('button', { name: 'Mình đồng ý' }).click();
  await child.page.getByText('Bạn đã đồng ý. Nhóm sẽ thấy').waitFor();
  await first.read(child.caseId);
  await first.offer('xin nhận giúp', async () => undefined);
  await write(child.page, 'em viết giữa chừng');
  await child.page.locator('[data-done="sent"]:not([hidden])').waitFor();
  await child.page.getByText(/Sông Xanh.*\(công an\) đang được mời giúp bạn tiếp/).waitFor();
  await look(child.page, 'offer-without-scripts', false);

  const second = await openDesk(browser, house.system.url, house.desk('police'));
  await second.page.goto(`${house.system.url}/console/cases/${child.caseId}`);
  await second.unlock();
  await opened(second.page, ['xin nhận giúp'], ['em đồng ý', 'em viết giữa chừng']);
  await second.press('Trả lại…');
  await second.dialog.getByRole('radio', { name: 'Hiện chưa nhận được' }).check();
  await look(second.page, 'return');
  await second.dialog.getByRole('button', { name: 'Trả lại', exact: true }).click();
  await second.page.waitForURL(/queue=referred/);
  assert.equal((await house.desk('police').send('GET', `/v1/cases/${child.caseId}`)).status, 404);

  await first.read(child.caseId);
  await opened(first.page, ['em đồng ý', 'em viết giữa chừng', 'xin nhận giúp'], []);
  await look(first.page, 'returned');
  await child.back();
  await readByTheFirstTeam(child.page);
});

test('whoever is told against a young person’s wish, for a life in danger, is named on their page', async () => {
  const { receipt } = await sendReport(house.system.url, 'em không chịu nổi nữa', {
    category: 'SELF_HARM',
    dangerNow: true,
  });
  const { id } = (await house.desk('helpline').cases()).find(({ dangerNow }) => dangerNow)!;
  const first = await openDesk(browser, house.system.url, house.desk('helpline'));
  await first.read(id);
  await opened(first.page, ['em không chịu nổi nữa'], []);
  await first.press('Chuyển ngay vì nguy hiểm tính mạng');
  await first.dialog.getByRole('radio', { name: 'Nói sẽ tự làm đau mình' }).check();
  await first.dialog.getByRole('textbox', { name: 'Lời nhắn cho nơi nhận' }).fill('xin tới ngay');
  await first.dialog.getByRole('textbox', { name: 'Vì sao không thể chờ' }).fill('bạn ấy nói tối nay');
  await first.press('Làm ngay, một mình');
  await first.page.locator('.bubble').getByText('Mình lo cho tính mạng của bạn').waitFor();
  const page = await (await browser.newContext(PHONE)).newPage();
  await followUp(page, house.system.url, receipt);
  await page.getByText('Mình lo cho tính mạng của bạn').first().waitFor();
  const told = (await readers(page)).find((line) => POLICE.test(line)) ?? '';
  assert.match(
    told,
    /được gửi tin này để nhờ giúp. Chưa có ai ở đó nhận.*chỉ xem được lời nhắn.*Sông Xanh.*chưa có ai trực.*Nơi này được báo khi chưa hỏi bạn/,
  );
  await look(page, 'told');
  const second = await openDesk(browser, house.system.url, house.desk('police'));
  await second.read(id);
  await opened(second.page, ['xin tới ngay'], ['em không chịu nổi nữa', 'Mình lo cho tính mạng của bạn']);
  const child = await reporterWith(house.system.url, receipt);
  assert.equal((await child.thread()).readers.filter(({ overridden }) => overridden).length, 1);
});
