import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import { type ExchangeHouse, openExchangeHouse } from './api/exchange-house.ts';
import { sendReport } from './api/reporter.ts';

let house: ExchangeHouse;
let takeDown: string;
let report: string;
const post = async (path: string, fields: Record<string, string>) => {
  const answer = await fetch(`${house.system.url}/vi${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
  });
  return { status: answer.status, address: answer.url, page: await answer.text() };
};
before(async () => {
  house = await openExchangeHouse();
  report = (await sendReport(house.system.url, 'một điều')).receipt;
  const asked = { tuoi: 'under18', platform: 'Diễn đàn A', kind: 'address', value: 'https://example.org/1' };
  const { page } = await post('/go-anh', asked);
  const groups = [...page.matchAll(/receipt__group">([0-9A-Z]{1,6})</g)].slice(0, 6);
  takeDown = groups.map(([, group]) => group).join('-');
});
after(() => house[Symbol.asyncDispose]());

const ROOMS = [
  { typedAt: '/gap-lai', code: () => takeDown, opens: '/go-anh/theo-doi', says: /của lần bạn nhờ gỡ ảnh/ },
  { typedAt: '/go-anh/theo-doi', code: () => report, opens: '/gap-lai', says: /của tin bạn nhờ giúp/ },
];
for (const { typedAt, code, opens, says } of ROOMS)
  test(`a code typed at ${typedAt} that belongs to ${opens} names that page and goes there in a form`, async () => {
    const { page } = await post(typedAt, { receipt: code(), do: 'open' });
    assert.match(page, says);
    assert.doesNotMatch(page, /không tìm thấy tin nào với mã này\. Bạn xem lại giúp nhé[^"]*</);
    const [, form] = new RegExp(`<form[^>]*action="/vi${opens}"[^>]*>(.*?)</form>`, 's').exec(page) ?? [];
    assert.ok(form?.includes(`name="receipt" value="${code()}"`));
    for (const [, address] of page.matchAll(/(?:href|action|src)="([^"]*)"/g))
      assert.ok(!address!.includes(code().slice(0, 6)));
    const there = await post(opens, { receipt: code(), do: 'open' });
    assert.equal(there.status, 200);
  });

test('a code that is of neither is still unknown', async () => {
  const { status, page } = await post('/gap-lai', { receipt: '4TGK0M-7ZQ2-9RBX-C1DE-H5VW-N', do: 'open' });
  assert.ok(status === 404 || status === 422);
  assert.match(page, /data-other-room hidden/);
});

test('with a script the device finds that the code is of a take-down, and one press opens it', async () => {
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${house.system.url}/vi/gap-lai`);
    await page.locator('#receipt').fill(takeDown);
    await page.locator('#open button').click();
    await page.getByText('Mã này là của lần bạn nhờ gỡ ảnh').waitFor();
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/other-room.png`, fullPage: true });
    await page.getByRole('button', { name: 'Xem tình trạng gỡ ảnh' }).click();
    await page.getByText('Đã nhận, đang chờ người xem').waitFor();
    assert.ok(!page.url().includes(takeDown.slice(0, 6)));
  } finally {
    await browser.close();
  }
});
