import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addPerson, addTeam, joinTeam } from '@khong-mot-minh/cli/members';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser, Locator, Page } from 'playwright-core';
import { addHelpline, operatorOf, totpOf } from './api/member.ts';
import { axeProblems } from './browser/axe-problems.ts';

const NAME = 'Đường dây Mây';
let system: TestSystem;
let browser: Browser;
before(async () => {
  [system, browser] = await Promise.all([startTestSystem(), launchBrowser()]);
  await addHelpline(system, NAME);
});
after(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

/** Sound for everybody, no wider than the screen, and a picture of it where one is wanted. */
async function sound(page: Page, name: string): Promise<void> {
  assert.deepEqual(await axeProblems(page), [], name);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${name} is ${wide} px wider than the screen`);
  if (!process.env.SHOTS) return;
  for (const [width, colorScheme] of [
    [360, 'light'],
    [1280, 'dark'],
    [1280, 'light'],
    [360, 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({
      path: `${process.env.SHOTS}/${name}-${width}-${colorScheme}.png`,
      fullPage: true,
    });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 360, height: 900 });
}

const textOf = async (place: Locator): Promise<string> => ((await place.textContent()) ?? '').trim();

type Person = { page: Page; email: string; id: string; phrase: string; password: string; secret: string };

/** A member takes their place in a browser of their own, by what the pages show. */
async function enrol(name: string): Promise<Person> {
  const {
    id,
    email,
    enrol: given,
  } = await addPerson(operatorOf(system), {
    org: NAME,
    name,
    email: `${name.toLowerCase()}@may.example`,
    roles: ['counsellor', 'supervisor'],
  });
  const context = await browser.newContext({ viewport: { width: 360, height: 900 }, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  // The code stands behind the hash of the address that the operator hands over.
  await page.goto(`${system.url}/console/enrol#${given.code}`);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  const password = `mot cau dai de nho cua ${name}`;
  await page.getByLabel('Mật khẩu mới').fill(password);
  assert.equal(new URL(page.url()).hash, '');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  const phrase = await textOf(page.locator('.phrase__words'));
  await page.getByLabel('Gõ lại cụm từ').fill('mot cum khac');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByText('Chưa giống cụm từ').first().waitFor();
  if (name === 'Lan') await sound(page, 'enrol-phrase');
  await page.getByLabel('Gõ lại cụm từ').fill(phrase.toUpperCase());
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByRole('img', { name: 'Hình để ứng dụng' }).waitFor();
  const secret = (await textOf(page.locator('code.fingerprint'))).replace(/\s/g, '');
  if (name === 'Lan') {
    await sound(page, 'enrol-totp');
    await page.getByLabel('Mã 6 số').fill('000000');
    await page.getByRole('button', { name: 'Xong' }).click();
    await page.getByText('Mã chưa đúng').waitFor();
  }
  await page.getByLabel('Mã 6 số').fill(totpOf(secret, Date.now()));
  await page.getByRole('button', { name: 'Xong' }).click();
  await page.waitForURL('**/console/keys');
  return { page, email, id, phrase, password, secret };
}

async function unlock({ page }: Person, phrase: string): Promise<void> {
  await page.locator('#main').getByRole('button', { name: 'Mở khoá', exact: true }).first().click();
  await page
    .locator('dialog[open]')
    .getByRole('textbox', { name: 'Cụm từ mở khoá', exact: true })
    .fill(phrase);
  await page.getByRole('dialog').getByRole('button', { name: 'Mở khoá', exact: true }).click();
}
const ownFingerprint = ({ page }: Person) =>
  textOf(page.getByRole('region', { name: 'Khoá của tôi' }).locator('.fingerprint', { hasText: '-' }));
const team = ({ page }: Person) => page.getByRole('region', { name: 'Nhóm Mây' });
const heldKey = (who: Person) => textOf(team(who).locator('.fingerprint', { hasText: '-' }).first());

const people: { lan?: Person; minh?: Person; hoa?: Person } = {};

test('the first member takes a place and makes the team’s key in the browser', async () => {
  const lan = await enrol('Lan');
  people.lan = lan;
  await lan.page.getByText('Bạn chưa thuộc nhóm nào có khoá').waitFor();
  await sound(lan.page, 'keys-empty');
  await addTeam(operatorOf(system), {
    org: NAME,
    name: { vi: 'Nhóm Mây', en: 'Cloud team' },
    takesReports: true,
    members: [lan.email],
  });
  await lan.page.reload();
  await lan.page.getByText('Nhóm của bạn chưa có khoá').waitFor();
  await unlock(lan, lan.phrase);
  await team(lan).getByRole('button', { name: 'Tạo khoá nhóm' }).click();
  await team(lan).getByText('Chỉ mình bạn giữ khoá').waitFor();
  await sound(lan.page, 'keys-alone');
});

async function join(who: Person): Promise<void> {
  await joinTeam(operatorOf(system), { team: 'Nhóm Mây', email: who.email });
  await who.page.reload();
  await unlock(who, who.phrase);
  await who.page.getByText('Bạn đang chờ khoá nhóm').waitFor();
}
async function give(holder: Person, name: string, fingerprint: string, button: string): Promise<void> {
  await holder.page.reload();
  await unlock(holder, holder.phrase);
  await team(holder).getByLabel(`Dấu vân tay khoá của ${name}`).fill(fingerprint);
  await team(holder).getByRole('button', { name: button, exact: true }).click();
}

test('a second member is given the key by who compared the fingerprint, and by nobody else', async () => {
  const { lan } = people;
  assert.ok(lan);
  const minh = await enrol('Minh');
  people.minh = minh;
  await join(minh);
  await sound(minh.page, 'keys-waiting');
  const own = await ownFingerprint(lan);
  await give(lan, 'Minh', own, 'Trao khoá');
  await lan.page.getByText('Không khớp. Đừng trao khoá.').waitFor();
  await sound(lan.page, 'keys-give');
  await give(lan, 'Minh', (await ownFingerprint(minh)).toLowerCase().replaceAll('-', ' '), 'Trao khoá');
  await team(lan).getByText('Minh', { exact: true }).first().waitFor();
  await minh.page.reload();
  await unlock(minh, minh.phrase);
  await team(minh).getByText('Mảnh khôi phục in ra giấy').waitFor();
  assert.equal(await heldKey(minh), await heldKey(lan));
  const hoa = await enrol('Hoa');
  people.hoa = hoa;
  await join(hoa);
  await give(lan, 'Hoa', await ownFingerprint(hoa), 'Trao khoá');
  await team(lan).getByText('Hoa', { exact: true }).first().waitFor();
});

test('a phrase is changed: the new one opens, the old one does not', async () => {
  const { minh } = people;
  assert.ok(minh);
  await minh.page.getByRole('button', { name: 'Đổi cụm từ mở khoá' }).click();
  const dialog = minh.page.getByRole('dialog');
  const next = await textOf(dialog.locator('.phrase__words'));
  await dialog.getByLabel('Cụm từ đang dùng').fill('khong phai cum nay');
  await dialog.getByLabel('Gõ lại cụm từ').fill(next);
  await dialog.getByRole('button', { name: 'Dùng cụm từ này' }).click();
  await dialog.getByText('Cụm từ chưa đúng').waitFor();
  await sound(minh.page, 'keys-phrase');
  await dialog.getByLabel('Cụm từ đang dùng').fill(minh.phrase);
  await dialog.getByRole('button', { name: 'Dùng cụm từ này' }).click();
  await minh.page.getByText('Từ giờ chỉ cụm từ mới').waitFor();
  await minh.page.reload();
  await unlock(minh, minh.phrase);
  await minh.page.getByText('Cụm từ chưa đúng').waitFor();
  await minh.page
    .locator('dialog[open]')
    .getByRole('textbox', { name: 'Cụm từ mở khoá', exact: true })
    .fill(next);
  await minh.page.getByRole('dialog').getByRole('button', { name: 'Mở khoá', exact: true }).click();
  await ownFingerprint(minh);
  minh.phrase = next;
});

test('a lost phrase: a new key, two members release half each, and the team’s key is there again', async () => {
  const { lan, minh, hoa } = people;
  assert.ok(lan && minh && hoa);
  const key = await heldKey(lan);
  await hoa.page.reload();
  await hoa.page.getByRole('button', { name: 'Tôi quên cụm từ' }).click();
  const dialog = hoa.page.getByRole('dialog');
  const next = await textOf(dialog.locator('.phrase__words'));
  await dialog.getByLabel('Mật khẩu đăng nhập').fill(hoa.password);
  await dialog.getByLabel('Gõ lại cụm từ').fill(next);
  await sound(hoa.page, 'keys-lost');
  await Promise.all([
    hoa.page.waitForEvent('load'),
    dialog.getByRole('button', { name: 'Tạo khoá mới' }).click(),
  ]);
  hoa.phrase = next;
  await unlock(hoa, next);
  await hoa.page.getByText('Đã trao: 0/2').waitFor();
  const fingerprint = await ownFingerprint(hoa);
  await give(lan, 'Hoa', fingerprint, 'Trao một nửa khoá');
  await lan.page.getByText('Đã trao một nửa').waitFor();
  await give(minh, 'Hoa', fingerprint, 'Trao một nửa khoá');
  await minh.page.getByText('Đã trao một nửa').waitFor();
  await hoa.page.reload();
  await hoa.page.getByText('Đủ hai nửa khoá rồi').waitFor();
  await unlock(hoa, next);
  await team(hoa).getByRole('button', { name: 'Nhận lại khoá nhóm' }).click();
  await team(hoa).getByText('Mảnh khôi phục in ra giấy').waitFor();
  assert.equal(await heldKey(hoa), key);
  // The key is really here: its shares can be drawn, and two of them give it back.
  await team(hoa).getByText('Mảnh khôi phục in ra giấy').click();
  await team(hoa).getByRole('button', { name: 'Tạo mảnh để in' }).click();
  const shares = await team(hoa).locator('.sheet__share').allTextContents();
  assert.equal(shares.length, 3);
  await sound(hoa.page, 'keys-shares');
  await team(hoa)
    .getByLabel('Mảnh thứ nhất')
    .fill(shares[0] ?? '');
  await team(hoa)
    .getByLabel('Mảnh thứ hai')
    .fill(shares[0] ?? '');
  await team(hoa).getByRole('button', { name: 'Thử', exact: true }).click();
  await team(hoa).getByText('Mảnh này chép chưa đúng').waitFor();
  await team(hoa)
    .getByLabel('Mảnh thứ hai')
    .fill((shares[2] ?? '').toLowerCase());
  await team(hoa).getByRole('button', { name: 'Thử', exact: true }).click();
  await team(hoa).getByText('Hai mảnh mở được khoá nhóm').waitFor();
});

test('the list before the door opens is signed in the browser of who answers for it, with password and code', async () => {
  const { minh } = people;
  assert.ok(minh);
  await minh.page.reload();
  const panel = team(minh);
  await panel.getByText('Trước khi mở cửa nhận tin').first().click();
  const sign = panel.getByRole('button', { name: 'Ký, tất cả đã xong' });
  await panel.getByLabel('Mật khẩu').fill('khong phai mat khau nay');
  await panel.getByLabel('Mã 6 số').fill('000000');
  await sign.click();
  await panel.getByText('Còn mục chưa xong').waitFor();
  for (const box of await panel.locator('fieldset.choices input').all()) await box.check();
  await sound(minh.page, 'keys-go-live');
  await sign.click();
  await panel.getByText('Mật khẩu chưa đúng').waitFor();
  await panel.getByLabel('Mật khẩu').fill(minh.password);
  await sign.click();
  await panel.getByText('Mã chưa đúng hoặc đã dùng').waitFor();
  await panel.getByLabel('Mã 6 số').fill(totpOf(minh.secret, Date.now()));
  await sign.click();
  await panel.getByText('đã được ký lúc').waitFor();
});

test('a team’s key is changed by a holder: everybody has the new one, and what is open is moved', async () => {
  const { lan, minh } = people;
  assert.ok(lan && minh);
  const before = await heldKey(lan);
  await lan.page.reload();
  await unlock(lan, lan.phrase);
  await team(lan).getByText('Đổi khoá nhóm', { exact: true }).first().click();
  await team(lan).getByLabel('Tôi đã xem danh sách này').check();
  await sound(lan.page, 'keys-rotate');
  await team(lan).getByRole('button', { name: 'Đổi khoá nhóm' }).click();
  await team(lan).getByRole('button', { name: 'Chuyển hồ sơ' }).click();
  await team(lan).getByText('Xong. Đã chuyển').waitFor();
  await sound(lan.page, 'keys-rotated');
  const now = await heldKey(lan);
  assert.notEqual(now, before);
  await minh.page.reload();
  await unlock(minh, minh.phrase);
  await team(minh).getByText('Mảnh khôi phục in ra giấy').waitFor();
  assert.equal(await heldKey(minh), now);
});

test('the poster is one sheet with the fingerprint, sound on a phone and on a screen', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 900 }, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(`${system.url}/vi/ap-phich`);
  await page.locator('.poster__key').first().waitFor();
  await sound(page, 'poster');
  await context.close();
});

test('a code that was used says what to do', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 900 }, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(`${system.url}/console/enrol#aaaa-aaaa-aaaa-aaaa-aaaa`);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByText('Xin người vận hành mã mới').waitFor();
  await sound(page, 'enrol-unknown');
  await context.close();
});
