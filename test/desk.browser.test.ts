// What every page of the desk has in common: how much waits stands in its title, and a phone shows what a column is.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { type AuthorityHouse, openAuthorityHouse } from './api/authority-house.ts';
import { sendReport } from './api/reporter.ts';
import { axeProblems } from './browser/axe-problems.ts';
import { shootAll } from './browser/shoot.ts';

let house: AuthorityHouse;
let browser: Browser;
before(async () => {
  [house, browser] = await Promise.all([openAuthorityHouse(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
});

async function enter(name: string, width = 1280): Promise<Page> {
  const { email, password } = house.desk(name).person;
  const context = await browser.newContext({ viewport: { width, height: 740 }, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(`${house.system.url}/console/sign-in`);
  await page.getByLabel('Thư điện tử').fill(email);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('heading', { name: 'Hộp việc' }).waitFor();
  return page;
}

/** Addresses below the desk's own, by who opens them. */
const PAGES: Record<string, string[]> = {
  'helpline-2': [
    ...['', '?queue=open', '?queue=mine', '?queue=referred', '?queue=aside', 'cases/{case}', 'handed-over'],
    ...['roster', 'roster/calls', 'keys', 'access', 'take-downs', 'authority', 'nowhere'],
  ],
  'platform-2': ['appeals', 'policy', 'restrictions', 'text-detectors', 'authority', 'access'],
};

test('every page of the desk says in its title how much waits', async () => {
  await house.onDuty('helpline');
  await sendReport(house.system.url, 'một điều');
  const [row] = await house.desk('helpline').cases();
  const platformCase = await house.platformCase();
  assert.ok(row && platformCase);
  for (const [name, paths] of Object.entries(PAGES)) {
    const page = await enter(name);
    for (const path of paths) {
      const address = path.replace('{case}', row.id);
      await page.goto(`${house.system.url}/console/${address}`);
      const told = await page
        .waitForFunction(() => /^\(\d+\) ./.test(document.title), undefined, { timeout: 15_000 })
        .then(
          () => true,
          () => false,
        );
      assert.ok(told, `${name} at "${path}": "${await page.title()}"`);
    }
    await page.context().close();
  }
});

test('on a phone no tab and no way of the menu is cut off', async () => {
  const pages = { 'helpline-2': ['?queue=open', 'authority'], 'platform-2': ['appeals'] };
  for (const [name, paths] of Object.entries(pages)) {
    const page = await enter(name, 360);
    for (const path of paths) {
      await page.goto(`${house.system.url}/console/${path}`);
      await page.locator('main .tabs').first().waitFor();
      for (const width of [360, 320]) {
        await page.setViewportSize({ width, height: 740 });
        const cut = await page
          .locator('main .tabs, .bar__nav')
          .evaluateAll((all) =>
            all.flatMap((tabs) =>
              [...tabs.children]
                .filter((tab) => tab.getBoundingClientRect().right > tabs.getBoundingClientRect().right + 1)
                .map((tab) => tab.textContent),
            ),
          );
        assert.deepEqual(cut, [], `${path} at ${width}`);
      }
      await shootAll(page, `tabs-${path.replace(/\W/g, '')}`);
    }
    await page.context().close();
  }
});

test('on a phone the roster says which time is the beginning and which the end', async () => {
  const page = await enter('helpline', 360);
  await page.goto(`${house.system.url}/console/roster`);
  const row = page.locator('.duty-day[open] tbody tr').first();
  await row.waitFor();
  assert.match((await row.textContent()) ?? '', /từ \d\d:\d\d.* đến \d\d:\d\d/);
  await shootAll(page, 'roster');
  assert.deepEqual(await axeProblems(page), []);
  await page.setViewportSize({ width: 1280, height: 740 });
  assert.ok(await page.getByRole('columnheader', { name: 'Giờ' }).first().isVisible());
});

test('a roster that stays open tells by itself that somebody who was on duty has left', async () => {
  await house.onDuty('helpline');
  const page = await enter('helpline-2', 360);
  await page.clock.install();
  await page.goto(`${house.system.url}/console/roster`);
  const leaver = (await house.desk('helpline').send('GET', '/v1/session')).json as {
    person: { id: string; name: string };
  };
  const row = page.locator('.duty-day[open] tbody tr', { hasText: leaver.person.name });
  await row.getByText('Đang trực').first().waitFor();
  const { password } = house.desk('helpline-2').person;
  const off = await house.desk('helpline-2').send('POST', '/v1/access/switch-offs', {
    kind: 'person',
    target: leaver.person.id,
    reason: 'a lost telephone',
    password,
  });
  assert.equal(off.status, 201, off.text);
  await page.clock.runFor(21_000);
  await row.first().waitFor({ state: 'detached' });
  await shootAll(page, 'roster-left');
});
