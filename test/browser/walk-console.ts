import type { SeededPerson } from '@khong-mot-minh/testing';
import type { Page } from 'playwright-core';

/** Signs in at the desk. */
export async function signInAtDesk(page: Page, base: string, person: SeededPerson): Promise<void> {
  await page.goto(`${base}/console/sign-in`);
  await page.getByLabel('Thư điện tử').fill(person.email);
  await page.getByLabel('Mật khẩu').fill(person.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('heading', { level: 1, name: 'Hộp việc' }).waitFor();
}

/** Unlocks with the phrase, which stays in the browser. */
export async function unlock(page: Page, phrase: string): Promise<void> {
  await page.getByRole('button', { name: 'Mở khoá', exact: true }).first().click();
  await page.getByRole('textbox', { name: 'Cụm từ mở khoá' }).fill(phrase);
  await page.keyboard.press('Enter');
}
