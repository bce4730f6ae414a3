// A page that stays open while its report is taken back: it says so by itself, hides what is hidden, and keeps a draft.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { type AuthorityHouse, openAuthorityHouse } from './api/authority-house.ts';
import type { Answer } from './api/call.ts';
import { targetOf } from './api/house.ts';
import { type Reporter, reporterWith, sendReport } from './api/reporter.ts';
import { sealFor, shareWith } from './api/responder.ts';
import { axeProblems } from './browser/axe-problems.ts';
import { shootAll } from './browser/shoot.ts';
import { signInAtDesk } from './browser/walk-console.ts';

/** The desk looks again every twenty seconds. */
const WATCH_MS = 21_000;
const SAID = 'một điều chỉ nói ở đây';
let house: AuthorityHouse;
let browser: Browser;
before(async () => {
  [house, browser] = await Promise.all([openAuthorityHouse(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
});

const ok = (answer: Answer, status = 200): Answer => {
  assert.equal(answer.status, status, answer.text.slice(0, 400));
  return answer;
};

/** A taken report of which a part went to the police. */
async function referred(): Promise<{ caseId: string; referral: string; child: Reporter }> {
  await house.onDuty('helpline');
  const known = new Set((await house.desk('helpline').cases()).map(({ id }) => id));
  const { receipt } = await sendReport(house.system.url, SAID, { mayKnow: ['police'] });
  const caseId = (await house.desk('helpline').cases()).find(({ id }) => !known.has(id))!.id;
  ok(await house.desk('helpline').command(caseId, { type: 'take' }));
  const police = await targetOf(house.desk('helpline'), 'police');
  const key = await house.desk('helpline').unlock();
  const { sealed } = await house.desk('helpline').view(caseId);
  ok(
    await house.desk('helpline').command(caseId, {
      type: 'refer',
      toTeam: police.teamId,
      basis: 'consent',
      consent: true,
      note: await sealFor('referral', 'xin giúp', [key, police]),
      share: await shareWith(sealed.slice(0, 1), key, police),
    }),
  );
  const { referrals } = await house.desk('police').view(caseId);
  return { caseId, referral: referrals[0]!.id, child: await reporterWith(house.system.url, receipt) };
}

async function openAt(name: string, caseId: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.clock.install();
  const { person } = house.desk(name);
  await signInAtDesk(page, house.system.url, person);
  await page.goto(`${house.system.url}/console/cases/${caseId}`);
  // By the key in the bar, which a receiver has as well.
  await page.locator('.bar .key').click();
  await page.getByRole('textbox', { name: 'Cụm từ mở khoá' }).fill(person.unlock);
  await page.keyboard.press('Enter');
  await page.getByText(SAID).waitFor();
  return page;
}

test('an officer who accepted a part reads on the open page that it was taken back', async () => {
  const { caseId, referral, child } = await referred();
  ok(await house.desk('police').send('POST', `/v1/referrals/${referral}/accept`, {}));
  const page = await openAt('police', caseId);
  ok(await child.withdraw());
  await page.clock.runFor(WATCH_MS);
  await page.getByText('Người báo vừa rút lại.').waitFor();
  await page.getByText('Đội bạn còn giữ phần được chia sẻ').waitFor();
  await shootAll(page, 'withdrawn-officer');
  assert.deepEqual(await axeProblems(page), []);
  await page.context().close();
});

test('an officer who had not accepted is told that the case is not theirs to see, and its words are gone', async () => {
  const { caseId, child } = await referred();
  const page = await openAt('police', caseId);
  ok(await child.withdraw());
  await page.clock.runFor(WATCH_MS);
  await page.getByText('Đội bạn không xem được hồ sơ này nữa.').waitFor();
  assert.equal(await page.getByText(SAID).count(), 0);
  await shootAll(page, 'withdrawn-lost');
  assert.deepEqual(await axeProblems(page), []);
  await page.context().close();
});

test('the team that works on it is told too, its words go, and what it was writing stays to be copied', async () => {
  const { caseId, child } = await referred();
  const page = await openAt('helpline', caseId);
  await page.getByRole('textbox', { name: /^Trả lời/ }).fill('mình đang viết dở');
  ok(await child.withdraw());
  await page.clock.runFor(WATCH_MS);
  await page.getByText('Người báo vừa rút lại.').waitFor();
  assert.equal(await page.getByText(SAID).count(), 0);
  assert.equal(
    await page.getByRole('textbox', { name: 'Trả lời bạn đang viết dở' }).inputValue(),
    'mình đang viết dở',
  );
  await shootAll(page, 'withdrawn-owner');
  assert.deepEqual(await axeProblems(page), []);
  await page.context().close();
});
