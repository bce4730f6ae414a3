// Our QTI 3 items in a player that is certified by 1EdTech. It is no dependency of ours (it brings 78 MB): QTI_PLAYER_DIR
// names a folder with `npm install qti3-item-player@1.1.20`.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import { XMLParser } from 'fast-xml-parser';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';

const modules = path.join(process.env.QTI_PLAYER_DIR ?? '', 'node_modules');
const player = path.join(modules, 'qti3-item-player', 'dist');
const isInstalled = process.env.QTI_PLAYER_DIR !== undefined && existsSync(player);
const skip = isInstalled ? false : 'QTI_PLAYER_DIR names no folder with qti3-item-player';

/** What the player says of an item when an attempt has ended. */
type Ended = { state: { outcomeVariables: { identifier: string; value: unknown }[] } };
type PlayerPage = { play(xml: string): Promise<void>; end(): Promise<Ended> };

let system: TestSystem;
let browser: Browser;
before(async () => {
  if (skip === false) [system, browser] = await Promise.all([startTestSystem(), launchBrowser()]);
});
after(async () => {
  await browser?.close();
  await system?.[Symbol.asyncDispose]();
});

for (const file of ['hoc/cho-truong-hoc/tai/anh-ghep-ai', 'hoc/cho-truong-hoc/tai/gio-dau-bi-doa'])
  for (const lang of ['vi', 'en'])
    test(`each item of ${lang}/${path.basename(file)} plays: the right answer scores 1, any other 0, and the explanation comes`, {
      skip,
    }, async () => {
      const answer = await fetch(`${system.url}/${lang}/${file}.qti.zip`);
      assert.equal(answer.status, 200);
      const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
      const items = Object.keys(files).filter((name) => name.startsWith('items/'));
      assert.ok(items.length >= 3);
      const page = await openPlayer(browser);
      for (const name of items) await playItem(page, Buffer.from(files[name] ?? []).toString('utf8'));
      await page.close();
    });

async function playItem(page: Page, xml: string): Promise<void> {
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => name === 'qti-simple-choice',
  });
  const item = parser.parse(xml)['qti-assessment-item'];
  const right: string = item['qti-response-declaration']['qti-correct-response']['qti-value'];
  const asked = item['qti-item-body']['qti-choice-interaction'];
  const choices: { '@_identifier': string }[] = asked['qti-simple-choice'];
  const explanation = page
    .locator('.qti-modal-feedback')
    .getByText(item['qti-modal-feedback']['qti-content-body'].p, {
      exact: true,
    });
  for (const { '@_identifier': id } of choices) {
    await page.evaluate((source) => (globalThis as unknown as PlayerPage).play(source), xml);
    await page.getByText(asked['qti-prompt'], { exact: true }).waitFor();
    assert.equal(await explanation.isVisible(), false);
    await page.locator(`[role=radio][data-identifier="${id}"]`).click();
    const { state } = await page.evaluate(() => (globalThis as unknown as PlayerPage).end());
    const score = state.outcomeVariables.find(({ identifier }) => identifier === 'SCORE')?.value;
    assert.equal(score, id === right ? 1 : 0, id);
    await explanation.waitFor();
    await page.locator('.qti-modal-feedback-ok').click();
  }
}

async function openPlayer(from: Browser): Promise<Page> {
  const page = await from.newPage();
  page.setDefaultTimeout(15_000);
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  await page.setContent('<!doctype html><title>Player</title>');
  await page.addStyleTag({ path: path.join(player, 'qti3Player.css') });
  await page.addScriptTag({ path: path.join(modules, 'vue', 'dist', 'vue.min.js') });
  await page.addScriptTag({ path: path.join(player, 'qti3Player.umd.min.js') });
  await page.evaluate(offerPlayer);
  assert.deepEqual(failures, []);
  return page;
}

/** In the page: `play` shows an item in a new player, for one that has an item ignores the same one; `end` ends the attempt. */
function offerPlayer(): void {
  type Component = {
    loadItemFromXml(xml: string, configuration: object): void;
    endAttempt(target: string): void;
  };
  const { Vue, qti3Player } = globalThis as unknown as {
    Vue: new (options: object) => unknown;
    qti3Player: object;
  };
  let component: Component | undefined;
  let ended: (data: unknown) => void = () => undefined;
  const sessionControl = { max_attempts: 0, show_feedback: true, validate_responses: false };
  const play = (xml: string) =>
    new Promise<void>((loaded) => {
      document.body.replaceChildren(document.createElement('div'));
      const on = {
        notifyQti3PlayerReady: (ready: Component) => {
          component = ready;
          ready.loadItemFromXml(xml, { guid: 'item', pnp: {}, status: 'interacting', sessionControl });
        },
        notifyQti3ItemReady: () => loaded(),
        notifyQti3EndAttemptCompleted: (data: unknown) => ended(data),
      };
      const render = (create: (component: object, data: object) => unknown) => create(qti3Player, { on });
      new Vue({ el: 'body > div', render });
    });
  const end = () =>
    new Promise((done) => {
      ended = done;
      component?.endAttempt('end');
    });
  Object.assign(globalThis, { play, end });
}
