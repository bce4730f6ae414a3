import type { Page } from 'playwright-core';

/** A page with more stops than this before its form would be no page for a keyboard. */
const MOST_STOPS = 150;

const focusedMatches = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);

/** Presses Tab until what has the focus matches; fails where the keyboard never gets there or its focus cannot be seen. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await focusedMatches(page, selector)) return seenFocus(page, selector);
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach "${selector}" on ${page.url()}`);
}

/** Focus that is covered or drawn nowhere is no help (WCAG 2.4.7, 2.4.11). */
async function seenFocus(page: Page, selector: string): Promise<void> {
  const fault = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement)) return 'nothing has the focus';
    // A hidden radio button shows its focus on the tile around it.
    const shown = [focused, focused.closest('label'), focused.parentElement].filter((one) => one !== null);
    const drawn = shown.some((one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    });
    if (!drawn) return 'its focus is not drawn';
    const { top, bottom } = focused.getBoundingClientRect();
    return bottom < 0 || top > innerHeight ? 'it is out of view' : '';
  });
  if (fault) throw new Error(`"${selector}" on ${page.url()}: ${fault}`);
}

/** Tab to a link or button and press Enter; waits for what comes. */
export async function enter(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press('Enter');
}

/** Tab to a radio button's group and choose its `place`-th with the arrow keys. */
export async function choose(page: Page, name: string, place: number): Promise<void> {
  await tabTo(page, `input[name="${name}"]`);
  await page.keyboard.press('Space');
  for (let n = 0; n < place; n += 1) await page.keyboard.press('ArrowDown');
}
