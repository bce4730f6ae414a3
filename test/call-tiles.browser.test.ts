import assert from 'node:assert/strict';
import test from 'node:test';
import { startTestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';

test('on the narrowest phone no number to call lies over another, and each name stays in its tile', async () => {
  await using system = await startTestSystem();
  const browser = await launchBrowser();
  try {
    const page = await (
      await browser.newContext({ viewport: { width: 320, height: 740 }, hasTouch: true, isMobile: true })
    ).newPage();
    for (const lang of ['vi', 'en']) {
      await page.goto(`${system.url}/${lang}/`);
      const tiles = await page.locator('.home-danger .call').evaluateAll((all) =>
        all.map((tile) => {
          const inner = [...tile.children].map((child) => child.getBoundingClientRect());
          const { left, right } = tile.getBoundingClientRect();
          return {
            left,
            right,
            inside: inner.every((box) => box.width === 0 || (box.left >= left && box.right <= right)),
          };
        }),
      );
      assert.equal(tiles.length, 3);
      for (const [at, tile] of tiles.entries()) {
        assert.ok(tile.inside, `${lang}: the words of tile ${at} leave it`);
        assert.ok(tile.left >= (tiles[at - 1]?.right ?? 0), `${lang}: tile ${at} lies over the one before`);
      }
      assert.equal(await page.locator('.exit-hint').isVisible(), false, 'no keys are named to a phone');
    }
  } finally {
    await browser.close();
  }
});
