import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Role } from '@khong-mot-minh/contracts';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { addPerson } from './api/add-person.ts';
import { type AuthorityHouse, openAuthorityHouse } from './api/authority-house.ts';
import { openPushService } from './api/push-service.ts';
import { sendReport } from './api/reporter.ts';
import { axeProblems } from './browser/axe-problems.ts';
import { shoot } from './browser/shoot.ts';

const MINUTE_MS = 60_000;
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 360, height: 740 };

let house: AuthorityHouse;
let browser: Browser;
before(async () => {
  [house, browser] = await Promise.all([openAuthorityHouse(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
});

/** Counts how often the page sounds; everything else of it is the real thing. */
const countTones = () => {
  const counted = globalThis as unknown as { tones: number };
  counted.tones = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when) {
    counted.tones++;
    start.call(this, when);
  };
};

/** Questions of a page's desk that have no answer yet: it sends no further one before. */
const unanswered = new WeakMap<Page, number>();
function countUnanswered(page: Page): void {
  unanswered.set(page, 0);
  const add = (by: 1 | -1) => (request: { url(): string }) => {
    if (request.url().endsWith('/v1/inbox')) unanswered.set(page, (unanswered.get(page) ?? 0) + by);
  };
  page.on('request', add(1));
  page.on('requestfinished', add(-1));
  page.on('requestfailed', add(-1));
}

/** A desk in a browser of its own, whose clock stands still until a test moves it. */
async function enter(who: { email: string; password: string }, clock = true): Promise<Page> {
  const context = await browser.newContext({ viewport: WIDE, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  countUnanswered(page);
  await page.addInitScript(countTones);
  if (clock) await page.clock.install({ time: house.now() });
  await page.goto(`${house.system.url}/console/sign-in`);
  await page.getByLabel('Thư điện tử').fill(who.email);
  await page.getByLabel('Mật khẩu').fill(who.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('heading', { name: 'Hộp việc' }).waitFor();
  return page;
}

/** Lets minutes pass for the desk and for the server alike, with every timer of the page. */
async function pass(page: Page, minutes: number): Promise<void> {
  for (let left = minutes; left > 0; left -= 2) {
    house.pass(Math.min(2, left) * MINUTE_MS);
    await page.clock.runFor(Math.min(2, left) * MINUTE_MS);
    await page.waitForTimeout(60);
    for (let waits = 0; waits < 100 && (unanswered.get(page) ?? 0) > 0; waits++)
      await page.waitForTimeout(50);
  }
}

/** Both widths, light and dark: a picture where SHOTS asks for it, nothing serious for axe, nothing too wide. */
async function look(page: Page, name: string): Promise<void> {
  for (const size of [WIDE, NARROW])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      await shoot(page, `${name}-${colorScheme}`);
      assert.deepEqual(await axeProblems(page), [], name);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${name} is ${over} px too wide at ${size.width}`);
    }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(WIDE);
}

const tones = (page: Page) => page.evaluate(() => (globalThis as unknown as { tones: number }).tones);
const danger = () => sendReport(house.system.url, 'một điều', { category: 'SELF_HARM', dangerNow: true });

test('a desk on duty goes on listening and sounds, long after its keys have locked and nobody touched it', async () => {
  const { person } = house.desk('helpline');
  const page = await enter(person);
  await look(page, 'home');
  await page.locator('.bar .key').click();
  await page.getByRole('textbox', { name: 'Cụm từ mở khoá' }).fill(person.unlock);
  await page.keyboard.press('Enter');
  await page.locator('.bar .key--open').waitFor();
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/v1/inbox')) asked++;
  });
  await pass(page, 16);
  await page.getByText('Bàn trực vắng người').waitFor();
  assert.equal(await page.locator('.bar .key--open').count(), 0, 'the keys have locked');
  const askedBefore = asked;
  await pass(page, 24);
  // The page's minutes pass faster than an answer comes, so of eight questions in two minutes one is sent.
  assert.ok(asked >= 18, `the desk asked ${asked} times in 40 minutes`);
  assert.ok(asked - askedBefore >= 11, `${asked - askedBefore} of them with its keys locked`);
  assert.equal(await page.getByRole('heading', { name: 'Phiên làm việc đã hết' }).count(), 0);
  await page.getByRole('button', { name: 'Tôi ở đây' }).click();
  await page.getByText('Bàn trực vắng người').waitFor({ state: 'detached' });
  assert.equal(await tones(page), 0);
  await danger();
  await pass(page, 1);
  const band = page.getByRole('complementary', { name: 'Nguy hiểm chưa ai nhận' });
  await band.getByText('Nguy cơ tự làm đau mình').waitFor();
  await page.waitForFunction(() => document.title.startsWith('(! 1)'));
  assert.ok((await tones(page)) >= 2, 'the desk sounds');
  await look(page, 'call');
  await band.getByRole('button', { name: 'Tắt chuông' }).click();
  const quiet = await tones(page);
  await pass(page, 1);
  assert.equal(await tones(page), quiet, 'off by choice');
  assert.equal(
    await page.getByRole('button', { name: 'Đã thấy' }).count(),
    0,
    'nobody has seen a name in a list',
  );
  await band.getByRole('link', { name: 'Mở xem' }).click();
  const here = page.getByRole('region', { name: 'Lời báo nguy hiểm trong hồ sơ này chưa ai xem' });
  await here.getByText('Mở khoá và đọc trước').waitFor();
  assert.equal(
    await here.getByRole('button', { name: 'Đã thấy' }).count(),
    0,
    'not with a locked key either',
  );
  await look(page, 'call-locked');
  await page.getByRole('button', { name: 'Nhận hồ sơ' }).click();
  await page.getByText('Mở khoá và đọc trước, rồi mới bấm “Nhận hồ sơ”').waitFor();
  await page.getByRole('textbox', { name: 'Cụm từ mở khoá' }).waitFor();
  await page.keyboard.press('Escape');
  await band.getByText('Nguy cơ tự làm đau mình').waitFor();
  const taken = await house.system.running.deps.db.owner.sql(
    'select 1 from cases where assignee is not null',
  );
  assert.equal(taken.length, 0, 'not taken with a locked key');
  await here.getByRole('button', { name: 'Mở khoá' }).click();
  await page.getByRole('textbox', { name: 'Cụm từ mở khoá' }).fill(person.unlock);
  await page.keyboard.press('Enter');
  await here.getByText('chuông dừng mười phút').waitFor();
  await look(page, 'call-here');
  await here.getByRole('button', { name: 'Đã thấy' }).click();
  await band.getByText('Hạnh đã thấy lúc').waitFor();
  await band.getByText('chưa ai nhận, gọi lại lúc').waitFor();
  await page.waitForFunction(() => document.title.startsWith('(! 1)'));
  await page.getByText('Đã thấy lời báo nguy hiểm').waitFor();
  await look(page, 'call-seen');
  await pass(page, 6);
  await band.getByText('chưa ai nhận, gọi lại lúc').waitFor();
  house.pass(5 * MINUTE_MS);
  await house.system.running.calls.run();
  await pass(page, 1);
  await band.getByText('nhưng chưa ai nhận').waitFor();
  await look(page, 'call-again');
  await page.getByRole('button', { name: 'Nhận hồ sơ' }).click();
  await band.waitFor({ state: 'detached' });
  await page.waitForFunction(() => !document.title.includes('!'));
  await page.context().close();
});

test('a desk that lost its server says so and sounds; a duty that ends says so before and after', async () => {
  await house.later(0);
  const teamId = house.system.seeded.organisations.police!.teamId;
  const until = new Date(house.now().getTime() + 14 * MINUTE_MS).toISOString();
  const duty = { teamId, from: new Date(house.now().getTime() - MINUTE_MS).toISOString(), until };
  assert.equal((await house.desk('police').send('POST', '/v1/roster', duty)).status, 201);
  const page = await enter(house.desk('police').person);
  await pass(page, 6);
  await page.getByText('Ca trực của bạn hết lúc').waitFor();
  await look(page, 'duty-ends');
  await page.context().setOffline(true);
  await page.clock.runFor(MINUTE_MS);
  await page.getByText('Bàn trực mất kết nối').waitFor();
  assert.ok((await tones(page)) >= 2);
  await page.context().setOffline(false);
  await page.clock.runFor(MINUTE_MS);
  await page.getByText('Bàn trực mất kết nối').waitFor({ state: 'detached' });
  await pass(page, 10);
  await page.getByText('Ca trực của bạn đã hết lúc').waitFor();
  await page.getByRole('button', { name: 'Đã rõ' }).click();
  await page.getByText('Ca trực của bạn đã hết lúc').waitFor({ state: 'detached' });
  await page.context().close();
});

test('off duty a session that is about to end says so, keeps what was typed, and stays when asked', async () => {
  const page = await enter(house.desk('platform').person);
  await page.getByRole('link', { name: /^Ca trực/ }).click();
  const until = page.getByLabel('Đến');
  await until.fill('2026-12-24T16:00');
  await pass(page, 42);
  const dialog = page.getByRole('dialog', { name: 'Phiên sắp hết' });
  await dialog.waitFor();
  await look(page, 'session-ends');
  await dialog.getByRole('button', { name: 'Ở lại' }).click();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await until.inputValue(), '2026-12-24T16:00');
  await pass(page, 4);
  assert.equal(await page.getByRole('dialog').count(), 0, 'it stayed');
  await page.context().close();
});

test('everybody who may sign in lands on a page that says what their role does', async () => {
  const roles: [Role, RegExp][] = [
    ['administrator', /Quản trị:/],
    ['grader', /Thẩm định/],
    ['partner-reader', /Đọc kho mã/],
    ['policy-editor', /Soạn quy tắc/],
    ['teacher', /Giáo viên/],
    ['coalition-auditor', /Kiểm tra độc lập/],
  ];
  for (const [role, words] of roles) {
    const who = await addPerson(house.system, role, role === 'policy-editor' ? 'platform' : 'helpline');
    const page = await enter(who, false);
    await page.getByText(words).waitFor();
    assert.equal(await page.getByText('Bạn không có quyền').count(), 0, role);
    if (role === 'administrator') await look(page, 'home-administrator');
    await page.goto(`${house.system.url}/console/cases`);
    await page.getByText(words).waitFor();
    await page.context().close();
  }
});

test('a person turns calls on, proves them and takes them away; a supervisor ends a duty', async () => {
  await house.later(0);
  const { publicKey } = (await house.desk('helpline-2').send('GET', '/v1/paging')).json as {
    publicKey: string;
  };
  using pushes = await openPushService(publicKey);
  const page = await enter(house.desk('helpline-2').person, false);
  await page.context().grantPermissions(['notifications']);
  // A vendor's push service cannot be reached from here: the subscription names the one of this machine.
  await page.evaluate((endpoint) => {
    PushManager.prototype.subscribe = async () => ({ endpoint }) as PushSubscription;
  }, pushes.endpoint('desk'));
  await page.getByRole('link', { name: /^Ca trực/ }).click();
  await look(page, 'roster');
  await page.getByRole('link', { name: 'Cách gọi tôi khi rời bàn' }).click();
  await page.getByText('Chưa có cách nào gọi được bạn').waitFor();
  await look(page, 'paging-empty');
  await page.getByRole('button', { name: 'Bật thông báo trên trình duyệt này' }).click();
  await page.getByRole('heading', { name: 'Trình duyệt trên máy này' }).waitFor();
  await page.getByRole('button', { name: 'Gửi thử' }).click();
  await page.getByText('Đã gửi. Khi thấy thông báo').waitFor();
  assert.equal(pushes.pushes.length, 1);
  await page.getByRole('button', { name: 'Đã nhận được' }).click();
  await page.getByText('Gọi được bạn đến').waitFor();
  await look(page, 'paging-proven');
  const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  assert.equal(scope, `${house.system.url}/console/`, 'the desk alone has a service worker');
  await page.getByRole('button', { name: 'Gỡ' }).click();
  await page.getByText('Chưa có cách nào gọi được bạn').waitFor();
  await page.getByRole('link', { name: /← Ca trực/ }).click();
  const row = page.getByRole('row', { name: /Hạnh.*Đang trực/ });
  await row.getByRole('button', { name: 'Kết thúc' }).click();
  const { password } = house.desk('helpline-2').person;
  await page.locator('dialog[open] input[type=password]').fill(password);
  await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc' }).click();
  await row.waitFor({ state: 'detached' });
  await page.context().close();
});

test('a push wakes the service worker, which shows one fixed sentence and tells the desk', async () => {
  const page = await enter(house.desk('helpline-2').person, false);
  await page.context().grantPermissions(['notifications']);
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/console/sw.js', { scope: '/console/' });
    await navigator.serviceWorker.ready;
  });
  const cdp = await page.context().newCDPSession(page);
  const registrationId = await new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [found] = registrations;
      if (found) resolve(found.registrationId);
    });
    void cdp.send('ServiceWorker.enable');
  });
  // A headless browser shows no notification, so what it would show is written down instead.
  const [worker] = page.context().serviceWorkers();
  await worker!.evaluate(() => {
    const scope = globalThis as unknown as { shown: unknown[]; registration: { showNotification: object } };
    scope.shown = [];
    scope.registration.showNotification = async (title: string, { body }: { body: string }) => {
      scope.shown.push(title, body);
    };
  });
  const asked = page.waitForRequest((request) => request.url().endsWith('/v1/inbox'));
  await cdp.send('ServiceWorker.deliverPushMessage', { origin: house.system.url, registrationId, data: '' });
  await asked;
  const shown = await worker!.evaluate(() => (globalThis as unknown as { shown: unknown[] }).shown);
  assert.deepEqual(shown, ['Có việc gấp ở bàn trực', 'Mở bàn làm việc để xem.']);
  await page.context().close();
});
