import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Saves a picture of the page where SHOTS names a folder; otherwise does nothing. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}-${page.viewportSize()?.width ?? 0}.png`) });
}

/**
 * Fails where the page is wider than a phone of 320 or 360 px or a screen of 1280; saves it light and dark where SHOTS
 * names a folder. The page is left as it was found.
 */
export async function shootAll(page: Page, name: string): Promise<void> {
  const before = page.viewportSize() ?? { width: 360, height: 800 };
  for (const width of [320, 360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) throw new Error(`"${name}" is ${over} px wider than ${width}`);
    if (!process.env.SHOTS) continue;
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await mkdir(process.env.SHOTS, { recursive: true });
      const path = join(process.env.SHOTS, `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  }
  await page.setViewportSize(before);
}
