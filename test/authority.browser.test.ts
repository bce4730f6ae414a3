import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test, { after, before } from 'node:test';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type AuthorityHouse, openAuthorityHouse } from './api/authority-house.ts';
import { targetOf } from './api/house.ts';
import { sendReport } from './api/reporter.ts';
import { sealFor } from './api/responder.ts';
import { axeProblems } from './browser/axe-problems.ts';
import { shoot, shootAll } from './browser/shoot.ts';
import { followUp } from './browser/walk-portal.ts';

let house: AuthorityHouse;
let browser: Browser;
before(async () => {
  [house, browser] = await Promise.all([openAuthorityHouse(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
});

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 740 };

/** A desk in a browser of its own, unlocked. */
async function enter(name: string): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ viewport: WIDE, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const { person } = house.desk(name);
  await page.goto(`${house.system.url}/console/sign-in`);
  await page.getByLabel('Thư điện tử').fill(person.email);
  await page.getByLabel('Mật khẩu').fill(person.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('link', { name: /^Bằng chứng/ }).click();
  await unlock(page, person.unlock);
  return page;
}

/** By the key in the bar, which every page has. */
async function unlock(page: Page, phrase: string): Promise<void> {
  await page.locator('.bar .key').click();
  await page.getByLabel('Cụm từ mở khoá').fill(phrase);
  await page.keyboard.press('Enter');
  await page.locator('.bar .key--open').waitFor();
}

/** Both widths: a picture where SHOTS asks for it, nothing serious for axe, nothing wider than the phone. */
async function look(page: Page, name: string): Promise<void> {
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size);
    await shoot(page, name);
    assert.deepEqual(await axeProblems(page), [], name);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(over <= 0, `${name} is ${over} px too wide at ${size.width}`);
  }
  await page.setViewportSize(WIDE);
}

const fill = (page: Page, label: string, text: string) =>
  page.getByRole('textbox', { name: label }).fill(text);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('an officer asks, two people answer, and only the officer’s browser opens what they gave', async () => {
  const caseId = await house.platformCase();
  const officer = await enter('police');
  await officer.getByRole('link', { name: 'Yêu cầu của cơ quan' }).click();
  await officer.getByText('Không có yêu cầu nào đang chờ').waitFor();
  await look(officer, 'requests-empty');
  await press(officer, 'Gửi yêu cầu');
  await press(officer, 'Niêm phong và gửi yêu cầu');
  await officer.getByText('Chọn một mục.').waitFor();
  await fill(officer, 'Số hồ sơ', caseId);
  await officer.getByLabel('Yêu cầu gì').selectOption('produce');
  await officer.getByLabel('Căn cứ').selectOption('VN.L116.25.2.a');
  await officer.getByLabel('Có nguy hiểm tính mạng').check();
  await fill(officer, 'Vì sao cần', 'Em bé vừa rời nhà, cần tài khoản để tìm.');
  await look(officer, 'request-form');
  await press(officer, 'Niêm phong và gửi yêu cầu');
  await officer.getByText('Đã gửi. Nền tảng không xác nhận').waitFor();

  const first = await enter('platform');
  await first.getByRole('link', { name: 'Yêu cầu của cơ quan' }).click();
  await first.getByRole('link', { name: /Cung cấp dữ liệu/ }).waitFor();
  await look(first, 'requests');
  await first.getByRole('link', { name: /Cung cấp dữ liệu/ }).click();
  await first.getByText('Em bé vừa rời nhà').waitFor();
  await look(first, 'request-asked');
  await press(first, 'Đề xuất trả lời');
  await first.getByRole('radio', { name: 'Cung cấp dữ liệu' }).check();
  await first.getByRole('checkbox', { name: 'Mã tài khoản' }).check();
  await fill(first, 'Dữ liệu cung cấp', 'tài khoản acc-17');
  await first.getByRole('checkbox', { name: /phục vụ đứa trẻ/ }).check();
  await first.getByRole('checkbox', { name: /không nhiều hơn mức cần/ }).check();
  await look(first, 'answer-form');
  await first.getByRole('dialog').getByRole('button', { name: 'Đề xuất trả lời' }).click();
  await first.getByText('Đã đề xuất. Chờ người thứ hai.').waitFor();

  const second = await enter('platform-2');
  await second.getByRole('link', { name: 'Yêu cầu của cơ quan' }).click();
  await second.getByRole('link', { name: /Cung cấp dữ liệu/ }).click();
  await second.getByText('tài khoản acc-17').waitFor();
  await press(second, 'Xác nhận và gửi');
  await second.getByRole('checkbox', { name: /phục vụ đứa trẻ/ }).check();
  await second.getByRole('checkbox', { name: /không nhiều hơn mức cần/ }).check();
  await second.getByRole('dialog').getByRole('button', { name: 'Xác nhận và gửi' }).click();
  await second.getByText('Đã gửi câu trả lời.').waitFor();

  await officer.reload();
  await officer.getByRole('button', { name: 'Tất cả' }).click();
  await officer.getByRole('link', { name: /Cung cấp dữ liệu/ }).click();
  await unlock(officer, house.desk('police').person.unlock);
  await officer.getByText('tài khoản acc-17').waitFor();
  await look(officer, 'request-answered');
});

test('a case has its evidence kept, its packet made, approved and downloaded, with a hash that matches', async () => {
  const caseId = await house.platformCase();
  const first = await enter('platform');
  await first.goto(`${house.system.url}/console/cases/${caseId}`);
  await first.getByText('Bằng chứng của hồ sơ này').waitFor();
  await press(first, 'Lưu giữ bằng chứng');
  await first.getByRole('dialog').getByLabel('Căn cứ').selectOption('UNCC.25');
  await first.getByRole('dialog').getByText('Chưa kiểm chứng').waitFor();
  await look(first, 'preservation-form');
  await press(first, 'Yêu cầu lưu giữ');
  await first.getByText('Đã yêu cầu lưu giữ.').waitFor();
  await press(first, 'Lập gói báo cáo');
  await first.getByRole('dialog').getByRole('button', { name: 'Lập gói báo cáo' }).click();
  await first.getByText('Đã lập. Chờ người thứ hai duyệt.').waitFor();
  await look(first, 'case-authority');

  const second = await enter('platform-2');
  await look(second, 'preservations');
  await second.getByRole('link', { name: /Hồ sơ/ }).last().click();
  await second.getByText('Các lần gia hạn').waitFor();
  await look(second, 'preservation');
  await second.goto(`${house.system.url}/console/cases/${caseId}`);
  await press(second, 'Duyệt');
  await second.getByRole('dialog').getByRole('button', { name: 'Duyệt', exact: true }).click();
  await second.getByRole('button', { name: 'Tải gói niêm phong' }).waitFor();
  await unlock(second, house.desk('platform-2').person.unlock);
  const waiting = second.waitForEvent('download');
  await press(second, 'Tải báo cáo (XML)');
  const xml = await readFile(await (await waiting).path(), 'utf8');
  assert.match(xml, /^<\?xml version="1.0" encoding="UTF-8"\?>\n<report>/);
  await second.getByText('Mã băm khớp với bản kê.').waitFor();
});

test('an act done alone is paged to another unit, reviewed there, and shows on both sides', async () => {
  await sendReport(house.system.url, 'một điều', { category: 'SELF_HARM', dangerNow: true });
  const row = (await house.desk('helpline').cases()).find((c) => c.dangerNow)!;
  await targetOf(house.desk('helpline'), 'police');
  const counsellor = await enter('helpline');
  await counsellor.goto(`${house.system.url}/console/cases/${row.id}`);
  await unlock(counsellor, house.desk('helpline').person.unlock);
  await press(counsellor, 'Chuyển ngay vì nguy hiểm tính mạng');
  await counsellor.getByRole('radio', { name: 'Nói sẽ tự làm đau mình' }).check();
  await fill(counsellor, 'Lời nhắn cho nơi nhận', 'Xin tới ngay.');
  await fill(counsellor, 'Vì sao không thể chờ', 'Bạn ấy nói sẽ làm tối nay.');
  await look(counsellor, 'override-form');
  await press(counsellor, 'Làm ngay, một mình');
  await counsellor.locator('.bubble').getByText('Mình lo cho tính mạng của bạn').waitFor();

  const auditor = await enter('coalition');
  await auditor.getByRole('link', { name: 'Chuyển đi khi người báo chưa đồng ý' }).waitFor();
  await look(auditor, 'overrides');
  await auditor.getByRole('link', { name: 'Chuyển đi khi người báo chưa đồng ý' }).click();
  await auditor.getByText('Bạn ấy nói sẽ làm tối nay.').waitFor();
  await auditor.getByRole('radio', { name: 'Không cần đến mức đó' }).check();
  await auditor.getByRole('radio', { name: 'Có thể chờ người thứ hai' }).check();
  await look(auditor, 'override-review');
  await press(auditor, 'Ghi kết luận');
  await auditor.getByText('Đã ghi kết luận.').waitFor();
  await auditor.getByText('Không cần đến mức đó: Có thể chờ').waitFor();

  // Who did it finds the verdict in the inbox, and the team beside the case.
  await counsellor.goto(`${house.system.url}/console/`);
  await counsellor.getByRole('link', { name: /^Kết luận về việc bạn làm một mình/ }).click();
  await counsellor.getByText('Mới', { exact: true }).waitFor();
  await look(counsellor, 'override-unread');
  await counsellor.getByRole('link', { name: 'Chuyển đi khi người báo chưa đồng ý' }).click();
  await counsellor.getByRole('heading', { name: 'Kết luận của đơn vị khác' }).waitFor();
  await counsellor.getByText('Không cần đến mức đó: Có thể chờ').waitFor();
  await look(counsellor, 'override-verdict');
  await counsellor.goto(`${house.system.url}/console/cases/${row.id}`);
  const beside = counsellor.locator('section', { has: counsellor.locator('#alone-title') });
  await beside.getByText('Không cần đến mức đó: Có thể chờ').waitFor();
  await beside.scrollIntoViewIfNeeded();
  await look(counsellor, 'override-beside');
});

test('a young person reads until when evidence is kept, and that nobody has taken what was only sent, with and without a script', async () => {
  const known = new Set((await house.desk('helpline').cases()).map(({ id }) => id));
  const { receipt } = await sendReport(house.system.url, 'một điều', { mayKnow: ['police'] });
  const caseId = (await house.desk('helpline').cases()).find(({ id }) => !known.has(id))!.id;
  const kept = { caseId, basis: 'VN.L116.16', scope: ['conversation'], days: 30 };
  const made = await house.desk('helpline').send('POST', '/v1/preservations', kept);
  assert.equal(made.status, 201, made.text);
  await house.onDuty('police');
  const team = await targetOf(house.desk('helpline'), 'police');
  const referred = await house
    .desk('helpline')
    .command(caseId, { type: 'take' })
    .then(async () =>
      house.desk('helpline').command(caseId, {
        type: 'refer',
        toTeam: team.teamId,
        basis: 'consent',
        consent: true,
        note: await sealFor('referral', 'xin giúp', [team]),
        share: [],
      }),
    );
  assert.equal(referred.status, 200, referred.text);
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ viewport: NARROW, locale: 'vi-VN', javaScriptEnabled });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await followUp(page, house.system.url, receipt);
    const sent = page.locator('.reader', { hasText: 'Chưa có ai ở đó nhận' });
    assert.match((await sent.textContent()) ?? '', /có người trực, nhưng chưa ai ở đó nhận tin này/);
    assert.doesNotMatch((await sent.textContent()) ?? '', /đang có người trực/);
    await page.getByText('Mình muốn rút tin này').click();
    await page
      .getByText(/giữ chứng cứ theo luật, đến ngày \d+\/\d+\/\d{4}\. Muốn giữ lâu hơn/)
      .filter({ visible: true })
      .waitFor();
    if (javaScriptEnabled) await shootAll(page, 'kept-until');
    await context.close();
  }
});

test('the public page counts what was asked and done alone once a day and in tens, with and without JavaScript', async () => {
  const context = await browser.newContext({ viewport: WIDE, locale: 'vi-VN', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${house.system.url}/vi/yeu-cau-co-quan`);
  const row = page.getByRole('row', { name: /Không cần đến mức đó/ });
  assert.match((await row.textContent()) ?? '', /dưới 10$/);
  await context.close();
  const seen = await (await browser.newContext({ viewport: WIDE, locale: 'vi-VN' })).newPage();
  await seen.goto(`${house.system.url}/vi/yeu-cau-co-quan`);
  await look(seen, 'counts');
});
