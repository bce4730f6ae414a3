import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import type { Responder } from '../api/responder.ts';
import { axeProblems } from './axe-problems.ts';
import { shoot } from './shoot.ts';

const WIDE = { width: 1280, height: 800 };

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** A responder's desk in a browser of its own; nothing of a case opens before `unlock`. */
export async function openDesk(browser: Browser, url: string, { person }: Responder) {
  const context = await browser.newContext({ viewport: WIDE, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${url}/console/sign-in`);
  await page.getByLabel('Thư điện tử').fill(person.email);
  await page.getByLabel('Mật khẩu').fill(person.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('heading', { level: 1, name: 'Hộp việc' }).waitFor();
  const unlock = async () => {
    await page.locator('.bar .key').click();
    await page.getByRole('textbox', { name: 'Cụm từ mở khoá' }).fill(person.unlock);
    await page.keyboard.press('Enter');
    await page.locator('.bar .key--open').waitFor();
  };
  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
  const dialog = page.locator('dialog[open]');
  return {
    page,
    unlock,
    press,
    dialog,
    /** Reads a case as it stands now, with the keys open. */
    async read(caseId: string): Promise<void> {
      await page.goto(`${url}/console/cases/${caseId}`);
      await page.locator('article.case').waitFor();
      await unlock();
    },
    /** Asks the young person whether the team of that organisation may go on. */
    async ask(organisation: RegExp): Promise<void> {
      await press('Hỏi về bàn giao…');
      await chooseReceiver(page, organisation);
      await dialog.getByRole('button', { name: 'Gửi câu hỏi' }).click();
      await page.getByText('Đã hỏi. Câu trả lời sẽ hiện ở đây.').waitFor();
    },
    /** Offers the case with everything in it, sealed for the other team here. */
    async offer(letter: string, look: (name: string) => Promise<void>): Promise<void> {
      await press('Bàn giao…');
      await dialog.getByRole('radio').first().check();
      await dialog.getByRole('checkbox', { name: /Tôi đã xem lại/ }).check();
      await dialog.getByRole('textbox', { name: 'Lời nhắn cho nơi nhận' }).fill(letter);
      await look('offer-form');
      await dialog.getByRole('button', { name: 'Đề nghị bàn giao' }).click();
      await page.getByText(/Đội bạn còn giữ hồ sơ đến khi họ tiếp nhận/).waitFor();
    },
    async reply(text: string): Promise<void> {
      await page.getByRole('textbox', { name: 'Trả lời người báo' }).fill(text);
      await press('Niêm phong và gửi');
      await page.locator('.bubble').getByText(text).waitFor();
    },
  };
}

/** The label stands on the page more than once; the form's own is meant. */
async function chooseReceiver(page: Page, organisation: RegExp): Promise<void> {
  const select = page.locator('dialog[open]').getByLabel('Nơi nhận', { exact: true });
  await select.locator('option', { hasText: organisation }).first().waitFor({ state: 'attached' });
  const options = await select.locator('option').allTextContents();
  const wanted = options.find((option) => organisation.test(option));
  assert.ok(wanted, `no receiver like ${organisation} in ${options.join(' | ')}`);
  await select.selectOption({ label: wanted });
}

/** Each of these texts is open on the page, and none of the others. */
export async function opened(page: Page, texts: readonly string[], not: readonly string[]): Promise<void> {
  for (const text of texts) await page.locator('.bubble').getByText(text, { exact: true }).waitFor();
  for (const text of not) assert.equal(await page.getByText(text).count(), 0, `"${text}" stands here`);
}

/** What reaches beyond the window of a page that is wider than it. */
const widest = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document.documentElement.scrollWidth <= innerWidth
      ? []
      : [...document.querySelectorAll('body *')]
          .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
          .map((one) => `${one.tagName}.${one.className} ${(one.textContent ?? '').trim().slice(0, 40)}`),
  );

/** Phone, small phone and desk: nothing wider than the screen, nothing serious for axe, and pictures where SHOTS asks for them. */
export async function look(page: Page, name: string, scripts = true): Promise<void> {
  const before = page.viewportSize() ?? WIDE;
  for (const width of [1280, 360, 320]) {
    await page.setViewportSize({ width, height: width === 1280 ? 800 : 740 });
    assert.deepEqual(await widest(page), [], `${name} at ${width}`);
    for (const colorScheme of process.env.SHOTS ? (['dark', 'light'] as const) : []) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await shoot(page, `${name}-${colorScheme}`);
    }
  }
  await page.setViewportSize(before);
  // axe is a script itself; without scripts the same page is looked at for its width alone.
  if (scripts) assert.deepEqual(await axeProblems(page), [], name);
}
