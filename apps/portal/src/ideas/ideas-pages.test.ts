import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ideas } from '@khong-mot-minh/contracts';
import type { PortalDeps } from '../portal-deps.ts';
import { formPost, openAdmission, portalOf } from '../portal-fixture.ts';

const ROUND = 'a0000000-0000-4000-8000-000000000001';
const GIFT = 'a0000000-0000-4000-8000-000000000002';
const TICKET = 'a0000000-0000-4000-8000-000000000003';
const option = (id: string, vi: string, en?: string) => ({
  id,
  kind: 'story' as const,
  title: { vi, ...(en && { en }) },
  summary: { vi: 'Bạn ấy hỏi chị.', ...(en && { en: 'She asks her sister.' }) },
});
const open: Ideas = {
  round: {
    id: ROUND,
    closesAt: '2026-12-01T00:00:00Z',
    open: true,
    options: [option(GIFT, 'Quà lạ', 'A strange gift'), option(TICKET, 'Vé giả')],
  },
  past: [
    {
      what: 'idea',
      code: 'ABCD-1234',
      kind: 'game',
      outcome: 'declined',
      reason: 'better-told-to-a-person',
      role: 'counsellor',
      on: '2026-11-20',
    },
    {
      what: 'round',
      options: [{ ...option(GIFT, 'Quà lạ', 'A strange gift'), votes: 31 }, option(TICKET, 'Vé giả')],
      chosen: GIFT,
      reason: 'most-votes',
      role: 'teacher',
      on: '2026-11-10',
    },
  ],
};

type Door = PortalDeps['ideas'];
function ideasPortal(over: Partial<Door> = {}, allow = true) {
  const kept: string[] = [];
  const votes: string[] = [];
  const { app } = portalOf({
    admission: openAdmission(async (act) => act === 'ideaLook' || allow),
    ideas: {
      read: async () => open,
      showsDanger: (text) => text.includes('nguy hiểm'),
      keep: async ({ text }) => {
        kept.push(text);
        return { kept: true, code: 'WXYZ-6789' };
      },
      vote: async (vote) => {
        votes.push(vote.option);
        return true;
      },
      ...over,
    },
  });
  return { app, kept, votes };
}
const page = async (path: string, init?: RequestInit) => {
  const response = await ideasPortal().app.request(path, init);
  return { status: response.status, text: await response.text() };
};

for (const lang of ['vi', 'en'])
  for (const path of ['', '/gop', '/gop?ma=WXYZ-6789'])
    test(`/${lang}/hoc/y-tuong${path} says that it is no help channel and where help is`, async () => {
      const { status, text } = await page(`/${lang}/hoc/y-tuong${path}`);
      assert.equal(status, 200);
      const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
      assert.match(main, /không phải nơi nhờ giúp|not a place to get help/);
      assert.ok(main.includes(`href="/${lang}/giup"`) && main.includes('tel:111'));
    });

test('the list says who decided what, with codes and reasons, and hides few votes', async () => {
  const { text } = await page('/vi/hoc/y-tuong');
  for (const words of [
    'mã ABCD-1234',
    'Người tư vấn quyết định',
    '31 phiếu',
    'Dưới 10 phiếu',
    'Thầy cô quyết định',
  ])
    assert.ok(text.includes(words), words);
});

test('what has no English stands in Vietnamese on the English page, and says so', async () => {
  const { text } = await page('/en/hoc/y-tuong');
  assert.match(text, /<span lang="vi">Vé giả<\/span> <span class="small soft">\(In Vietnamese only\)/);
});

test('a vote without a choice, for another round, or over the limit is told; a good one is counted once', async () => {
  const { app, votes } = ideasPortal();
  const vote = (fields: Record<string, string>) => app.request('/vi/hoc/y-tuong/phieu', formPost(fields));
  assert.equal((await vote({ round: ROUND })).status, 422);
  assert.equal((await vote({ round: GIFT, option: GIFT })).status, 409);
  assert.deepEqual(votes, []);
  const good = await vote({ round: ROUND, option: GIFT });
  assert.deepEqual([good.status, good.headers.get('location')], [303, '/vi/hoc/y-tuong?phieu=roi#phieu']);
  assert.deepEqual(votes, [GIFT]);
  const busy = await ideasPortal({}, false).app.request(
    '/vi/hoc/y-tuong/phieu',
    formPost({ round: ROUND, option: GIFT }),
  );
  assert.equal(busy.status, 429);
});

test('an idea is sent and answered with its code', async () => {
  const { app, kept } = ideasPortal();
  const sent = await app.request('/vi/hoc/y-tuong/gop', formPost({ kind: 'game', text: 'Một trò chơi vui' }));
  assert.equal(sent.headers.get('location'), '/vi/hoc/y-tuong/gop?ma=WXYZ-6789');
  assert.deepEqual(kept, ['Một trò chơi vui']);
  assert.match((await page('/vi/hoc/y-tuong/gop?ma=WXYZ-6789')).text, /WXYZ-6789/);
  assert.doesNotMatch((await page('/vi/hoc/y-tuong/gop?ma=%3Cb%3E')).text, /Đã nhận ý tưởng/);
});

const faults: { name: string; fields: Record<string, string> & { text: string }; status: number }[] = [
  { name: 'no kind', fields: { text: 'Một trò chơi vui' }, status: 422 },
  { name: 'no text', fields: { kind: 'game', text: ' ' }, status: 422 },
  { name: 'too much text', fields: { kind: 'game', text: 'a'.repeat(601) }, status: 422 },
];
for (const { name, fields, status } of faults)
  test(`an idea with ${name} comes back with what was typed`, async () => {
    const { app, kept } = ideasPortal();
    const answer = await app.request('/vi/hoc/y-tuong/gop', formPost(fields));
    assert.equal(answer.status, status);
    assert.ok((await answer.text()).includes(fields.text.trim()));
    assert.deepEqual(kept, []);
  });

const inDanger: { name: string; fields: Record<string, string>; allow: boolean }[] = [
  { name: 'a whole form', fields: { kind: 'story' }, allow: true },
  { name: 'a form without a kind', fields: {}, allow: true },
  { name: 'an address over its limit', fields: { kind: 'story' }, allow: false },
];
for (const { name, fields, allow } of inDanger)
  test(`danger is answered with help at once, for ${name}`, async () => {
    const { app, kept } = ideasPortal({}, allow);
    const text = 'Mình đang gặp nguy hiểm "thật"';
    const answer = await app.request('/vi/hoc/y-tuong/gop', formPost({ ...fields, text }));
    assert.equal(answer.status, 200);
    const shown = await answer.text();
    assert.match(shown, /tel:113[\s\S]*tel:111[\s\S]*tel:115/);
    assert.match(shown, /<title>(?!.*Ý tưởng)[^<]*<\/title>/, 'no title that betrays');
    assert.match(
      shown,
      /<form[^>]*action="\/vi\/giup"[\s\S]*?name="text" value="Mình đang gặp nguy hiểm &quot;thật&quot;"/,
    );
    assert.deepEqual(kept, []);
  });

test('the detectors look at no more than an idea may have, and at all of that', async () => {
  const looked: string[] = [];
  const { app } = ideasPortal({
    showsDanger: (text) => {
      looked.push(text);
      return false;
    },
  });
  const text = `${'a'.repeat(599)}${'b'.repeat(9000)}`;
  assert.equal((await app.request('/vi/hoc/y-tuong/gop', formPost({ kind: 'story', text }))).status, 422);
  assert.deepEqual(looked, [`${'a'.repeat(599)}b`]);
});

test('the report form takes the words along, and only by a tap on that page', async () => {
  const { app } = ideasPortal();
  const form = formPost({ step: '1', text: 'Mình đang gặp nguy hiểm', go: 'stay' });
  const report = await (await app.request('/vi/giup', form)).text();
  assert.match(report, /type="hidden" name="text" value="Mình đang gặp nguy hiểm"/);
});

test('changing the language keeps what was typed', async () => {
  const { app, kept } = ideasPortal();
  const form = formPost({ kind: 'story', text: 'Mình đang gặp nguy hiểm', go: 'stay' });
  const answer = await app.request('/en/hoc/y-tuong/gop', form);
  assert.match(await answer.text(), /<textarea[^>]*>Mình đang gặp nguy hiểm<\/textarea>/);
  assert.deepEqual(kept, []);
});
