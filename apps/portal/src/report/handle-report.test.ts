import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formPost, harbour, openAdmission, portalOf, RECEIPT } from '../portal-fixture.ts';

const answers = {
  who: 'self',
  kind: 'extortion',
  danger: 'no',
  age: '13-15',
  province: 'hue',
  help: ['talk', 'police'],
  know: ['hotline'],
};
const last = { ...answers, step: '5', text: 'Có người doạ <b>mình</b> & "em"', confirm: 'yes' };

const steps: { step: string; fields: Record<string, string>; next: string }[] = [
  { step: '1', fields: { kind: 'bullying' }, next: 'name="danger"' },
  { step: '2', fields: { kind: 'bullying', danger: 'no' }, next: 'name="province"' },
  { step: '3', fields: { kind: 'bullying', danger: 'no' }, next: 'name="help"' },
  { step: '4', fields: { kind: 'bullying', danger: 'no', help: 'unsure' }, next: '<textarea' },
  { step: '4', fields: { kind: 'bullying', danger: 'no' }, next: '<textarea' },
];
for (const { step, fields, next } of steps)
  test(`step ${step} with ${Object.keys(fields).join(', ')} leads to the next one and carries the answers in the page`, async () => {
    const response = await portalOf().app.request('/vi/giup', formPost({ step, ...fields }));
    const page = await response.text();
    assert.equal(response.status, 200);
    assert.ok(page.includes(next));
    assert.ok(page.includes(`Bước ${Number(step) + 1} trên 5`));
    assert.ok(page.includes('type="hidden" name="kind" value="bullying"'));
  });

const missing: { step: string; fields: Record<string, string>; says: string }[] = [
  { step: '1', fields: {}, says: 'Bạn chọn một ô nhé' },
  { step: '2', fields: { kind: 'other' }, says: 'Bạn chọn Có hoặc Không nhé' },
  {
    step: '5',
    fields: { kind: 'other', danger: 'no', help: 'talk', text: 'Chữ của mình' },
    says: 'Bạn đánh dấu ô đồng ý',
  },
  { step: '5', fields: { danger: 'no', help: 'talk', confirm: 'yes' }, says: 'Bạn chọn một ô nhé' },
];
for (const { step, fields, says } of missing)
  test(`step ${step} with ${Object.keys(fields).join(', ') || 'nothing'} comes back and says "${says}"`, async () => {
    const { app, sent } = portalOf();
    const response = await app.request('/vi/giup', formPost({ step, ...fields }));
    const page = await response.text();
    assert.equal(response.status, 422);
    assert.ok(page.includes(says));
    if ('text' in fields) assert.ok(page.includes(`>${fields.text}</textarea>`));
    assert.deepEqual(sent, []);
  });

test('the last step hands over the report with its harm code and shows the receipt once', async () => {
  const { app, sent } = portalOf();
  const response = await app.request('/vi/giup', formPost(last));
  const page = await response.text();
  assert.equal(response.status, 201);
  assert.equal(response.headers.get('Cache-Control'), 'no-store');
  assert.deepEqual(sent, [
    {
      team: harbour.id,
      category: 'SEXTORTION',
      dangerNow: false,
      ageBand: '13-15',
      province: 'hue',
      help: ['talk', 'police'],
      mayKnow: ['team', 'hotline'],
      text: last.text,
    },
  ]);
  for (const group of RECEIPT.split('-')) assert.ok(page.includes(`>${group}</span>`));
});

test('who reads has one name: before sending, after it, and on the page of the receipt', async () => {
  const { app } = portalOf();
  const name = `${harbour.organisation.vi} (tổng đài)`;
  const pages = [
    await app.request('/vi/giup', formPost({ ...answers, step: '4', go: 'next' })),
    await app.request('/vi/giup', formPost(last)),
    await app.request('/vi/gap-lai', formPost({ receipt: RECEIPT })),
  ];
  for (const page of pages) {
    const text = await page.text();
    assert.ok(text.includes(name), page.url);
    assert.ok(!text.includes(harbour.name.vi), page.url);
  }
});

test('everything but three answers can be skipped, and the step of help says so', async () => {
  const { app, sent } = portalOf();
  const step = await app.request('/vi/giup', formPost({ step: '3', kind: 'unsure', danger: 'yes' }));
  assert.ok((await step.text()).includes('không chọn cũng không sao'));
  const few = { step: '5', kind: 'unsure', danger: 'yes', confirm: 'yes' };
  assert.equal((await app.request('/vi/giup', formPost(few))).status, 201);
  assert.deepEqual(sent[0], {
    team: harbour.id,
    category: 'OTHER_CHILD',
    dangerNow: true,
    ageBand: 'unknown',
    help: [],
    mayKnow: ['team'],
    text: '',
  });
});

test('that one writes for somebody else stands in the words, which are sealed', async () => {
  const { app, sent } = portalOf();
  await app.request('/vi/giup', formPost({ ...last, who: 'other' }));
  assert.match(sent[0]!.text, /^\[Viết vì lo cho một người khác\]\n/);
});

test('words on the page are escaped', async () => {
  const page = await (await portalOf().app.request('/vi/giup', formPost({ ...last, confirm: 'no' }))).text();
  assert.ok(page.includes('Có người doạ &lt;b&gt;mình&lt;/b&gt; &amp; &quot;em&quot;</textarea>'));
});

test('going back and changing the language keep what was typed', async () => {
  const { app } = portalOf();
  for (const [path, go] of [
    ['/vi/giup', 'back'],
    ['/en/giup', 'stay'],
  ] as const) {
    const page = await (await app.request(path, formPost({ ...last, go }))).text();
    assert.ok(page.includes('&lt;b&gt;mình&lt;/b&gt;'), path);
  }
});

test('danger now puts 113 and 111 on the next step and still lets continue', async () => {
  const response = await portalOf().app.request(
    '/vi/giup',
    formPost({ step: '2', kind: 'other', danger: 'yes' }),
  );
  const page = await response.text();
  assert.ok(
    page.indexOf('href="tel:113"') > 0 && page.indexOf('href="tel:113"') < page.indexOf('name="province"'),
  );
});

test('the exception for danger to life is said before anything is typed', async () => {
  const page = await (await portalOf().app.request('/vi/giup', formPost({ ...answers, step: '3' }))).text();
  assert.ok(page.includes('Khi tính mạng của ai đó bị đe doạ'));
  assert.ok(!page.includes('<textarea'));
});

test('in the demo the warning stands directly above the send button', async () => {
  const page = await (
    await portalOf({ demo: true }).app.request('/vi/giup', formPost({ ...answers, step: '4' }))
  ).text();
  const sentence = 'Đây là bản thử. Không có ai đọc tin này. Cần giúp thật, gọi 111.';
  const between = page.slice(page.lastIndexOf(sentence) + sentence.length, page.indexOf('Gửi tin của mình'));
  assert.equal(page.split(sentence).length - 1, 2);
  assert.equal(between.replaceAll(/<[^>]*>|\s/g, ''), '');
});

test('with no team on duty the door says when somebody reads next, beside 111 and 113', async () => {
  const teams = async () => [{ ...harbour, open: false, nextReader: '2026-11-25T01:00:00Z' }];
  const page = await (await portalOf({ teams }).app.request('/vi/giup')).text();
  assert.match(page, /Có người đọc lại từ 08:00[^.]*25\/11/);
  assert.ok(page.includes('tel:111') && page.includes('tel:113'));
  assert.ok(!page.includes('<form'));
});

const refusals = [
  { name: 'the last reader left', over: { teams: async () => [{ ...harbour, open: false }] }, status: 503 },
  {
    name: 'the house is closed',
    over: { submitReport: async () => ({ refused: 'closed' as const }) },
    status: 503,
  },
  {
    name: 'the house is busy',
    over: { submitReport: async () => ({ refused: 'busy' as const }) },
    status: 429,
  },
];
for (const { name, over, status } of refusals)
  test(`words are kept when ${name}`, async () => {
    const response = await portalOf(over).app.request('/vi/giup', formPost(last));
    const page = await response.text();
    assert.equal(response.status, status);
    assert.ok(page.includes('Có người doạ') && page.includes('Tin chưa gửi được') && page.includes('111'));
  });

test('a door that closed meanwhile says until when, also to a script that keeps the words', async () => {
  const teams = async () => [{ ...harbour, open: false, nextReader: '2026-11-25T01:00:00Z' }];
  const { text: _words, confirm: _confirm, ...kept } = last;
  for (const fields of [last, { ...kept, go: 'refused' }]) {
    const { app, sent } = portalOf({ teams });
    const response = await app.request('/vi/giup', formPost(fields));
    const page = await response.text();
    assert.equal(response.status, 503);
    assert.match(page, /không còn ai trực để đọc.*Có người đọc lại từ 08:00[^.]*25\/11/s);
    assert.deepEqual(sent, []);
  }
  const { app, sent } = portalOf();
  const again = await app.request('/vi/giup', formPost({ ...kept, go: 'refused' }));
  assert.match(await again.text(), /Người trực vừa đổi, nên tin chưa gửi/);
  assert.deepEqual(sent, [], 'an empty report');
});

test('what the house does not allow is refused with the words kept', async () => {
  const { app } = portalOf({ admission: openAdmission(async (act) => act !== 'report') });
  const response = await app.request('/vi/giup', formPost(last));
  assert.equal(response.status, 429);
  assert.ok((await response.text()).includes('Có người doạ'));
});

const bad = [
  {
    name: 'JSON',
    init: { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } },
    status: 400,
  },
  {
    name: 'a broken multipart body',
    init: { method: 'POST', body: 'x', headers: { 'Content-Type': 'multipart/form-data; boundary=y' } },
    status: 400,
  },
  { name: '2 MB of text', init: formPost({ ...last, text: 'a'.repeat(2_000_000) }), status: 413 },
  { name: 'a text over the limit', init: formPost({ ...last, text: 'a'.repeat(8001) }), status: 422 },
  { name: 'values that are no option', init: formPost({ ...last, kind: 'politics' }), status: 422 },
  { name: 'a step that does not exist', init: formPost({ step: '99' }), status: 422 },
];
for (const { name, init, status } of bad)
  test(`${name} gets a page with ${status}, never a 5xx`, async () => {
    const response = await portalOf().app.request('/vi/giup', init);
    assert.equal(response.status, status);
    assert.match(await response.text(), /<h1/);
  });

test('who is in danger keeps 113 and 111 on top of the receipt, with and without scripts, and nobody else sees them there', async () => {
  for (const danger of ['yes', 'no'] as const) {
    const { app } = portalOf();
    const ready = await (await app.request('/vi/giup', formPost({ ...last, danger, step: '4' }))).text();
    const filled = ready.slice(ready.indexOf('<template id="sent">'));
    const sent = await (await app.request('/vi/giup', formPost({ ...last, danger }))).text();
    for (const page of [filled, sent]) {
      const call = page.indexOf('href="tel:113"');
      assert.equal(call > 0 && call < page.indexOf('data-receipt'), danger === 'yes');
    }
  }
});

test('who worries about somebody else reads advice about that person', async () => {
  const answers = { step: '5', kind: 'extortion', danger: 'no', help: 'talk', confirm: 'yes', text: 'x' };
  const sent = async (who: string) =>
    (await portalOf().app.request('/vi/giup', formPost({ ...answers, who }))).text();
  const other = await sent('other');
  assert.match(other, /Nói với người ấy: ngừng trả lời/);
  assert.match(other, /Rủ người ấy cùng kể/);
  assert.doesNotMatch(other, /<li>Ngừng trả lời|Bạn không có lỗi/);
  assert.match(await sent('self'), /<li>Ngừng trả lời. Không gửi tiền/);
});

test('the way from the code to where it is asked for asks first whether it was copied', async () => {
  const answers = { step: '5', kind: 'other', danger: 'no', help: 'talk', confirm: 'yes', text: 'x' };
  const page = await (await portalOf().app.request('/vi/giup', formPost(answers))).text();
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
  const link = main.indexOf('href="/vi/gap-lai"');
  const asked = main.lastIndexOf('<details', link);
  assert.match(main.slice(asked, link), /Mở trang gặp lại<\/summary>[\s\S]*Bạn đã chép mã chưa\?/);
  assert.equal(main.indexOf('</details>', asked) > link, true);
});

test('the home page promises no reader while the door is closed, and says from when on it opens', async () => {
  const home = async (team: object) =>
    (await portalOf({ teams: async () => [{ ...harbour, ...team }] }).app.request('/vi/')).text();
  assert.match(await home({}), /Có người đọc và trả lời/);
  const closed = await home({ open: false, nextReader: '2026-11-25T01:00:00Z' });
  assert.doesNotMatch(closed, /Có người đọc và trả lời/);
  assert.match(closed, /chưa có ai trực để đọc, nên cửa gửi tin đang đóng. Có người đọc lại từ 08:00/);
  assert.match(await home({ open: false }), /cửa gửi tin đang đóng. Chưa có lịch trực tiếp theo/);
});
