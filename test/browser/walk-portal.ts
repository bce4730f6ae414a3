import type { Page } from 'playwright-core';

/** Reports in five steps as a young person would and gives the receipt that the page shows. */
export async function reportOnPortal(
  page: Page,
  base: string,
  text: string,
  look: (name: string) => Promise<void>,
): Promise<string> {
  const next = async (then: string) => {
    await page.click('button[value=next]');
    await page.locator(then).first().waitFor();
  };
  await page.goto(`${base}/vi/giup`);
  await look('report-1');
  await page.locator('label:has([name=kind][value=extortion])').click();
  await next('[name=danger]');
  await page.locator('label:has([name=danger][value=no])').click();
  await next('[name=province]');
  await page.locator('label:has([name=age][value="13-15"])').click();
  await next('[name=help]');
  await page.locator('label:has([name=help][value=talk])').click();
  await page.locator('label:has([name=know][value=police])').click();
  await next('textarea');
  await page.locator('textarea').fill(text);
  await page.locator('label:has([name=confirm])').click();
  await look('report-5');
  await next('[data-receipt]');
  const receipt = page.locator('[data-receipt]').first();
  await look('receipt');
  const shown = /[0-9A-Z]{6}(?:[\s-]*[0-9A-Z]{4}){4}[\s-]*[0-9A-Z]/.exec((await receipt.textContent()) ?? '');
  if (!shown) throw new Error('The page after sending shows no receipt');
  return shown[0];
}

/** The digits that the page after sending shows beside the receipt. */
export async function digitsShown(page: Page): Promise<string> {
  await page.locator('details:has([data-digits]) summary').click();
  const digits = ((await page.locator('[data-digits]').textContent()) ?? '').replace(/\s/g, '');
  if (!/^\d{4}(-\d{4}){8}$/.test(digits)) throw new Error('The page after sending shows no digits');
  return digits;
}

/** Comes back with the receipt; the page then shows status and answers. */
export async function followUp(page: Page, base: string, receipt: string): Promise<void> {
  await page.goto(`${base}/vi/gap-lai`);
  await page.locator('#receipt').fill(receipt);
  await page.locator('#open button').click();
  await page.locator('.opened').waitFor();
}
