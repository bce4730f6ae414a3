import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formPost, harbour, portalOf, RECEIPT } from '../portal-fixture.ts';

const whole = { tuoi: 'under18', platform: 'Diễn đàn A', kind: 'address', value: 'https://example.org/1' };
const wrong = [
  { name: 'no age', fields: { ...whole, tuoi: '' }, says: /bao nhiêu tuổi|chọn tuổi/ },
  { name: 'no platform', fields: { ...whole, platform: ' ' }, says: /tên ứng dụng hoặc trang/ },
  { name: 'no place', fields: { ...whole, value: '' }, says: /nhiều nhất 500 ký tự/ },
  { name: 'a place too long', fields: { ...whole, value: 'x'.repeat(501) }, says: /nhiều nhất 500 ký tự/ },
];
for (const { name, fields, says } of wrong)
  test(`asking by place with ${name} shows the form again with what was typed`, async () => {
    const answer = await portalOf().app.request('/vi/go-anh', formPost(fields));
    assert.equal(answer.status, 422);
    const text = await answer.text();
    assert.match(text, says);
    assert.ok(text.includes(fields.platform.trim()));
  });

test('asking by place gives a receipt on a page without a title that betrays', async () => {
  const answer = await portalOf().app.request('/vi/go-anh', formPost(whole));
  assert.equal(answer.status, 201);
  const text = await answer.text();
  assert.ok(text.includes(RECEIPT.split('-')[0]!));
  assert.match(text, /tự điền vào mẫu báo cáo của ứng dụng hay trang đó/);
  assert.doesNotMatch(/<title>[^<]*<\/title>/.exec(text)?.[0] ?? '', /ảnh|gỡ/i);
});

test('with nobody here who takes it there is no form, only who can help today', async () => {
  const closed = { open: false, receivers: [] };
  const door = { receivers: async () => ({ under18: closed, '18plus': closed }) };
  const { app } = portalOf({ takeDowns: door as never });
  const text = await (await app.request('/vi/go-anh')).text();
  assert.doesNotMatch(text, /<form(?![^>]*language)/);
  assert.match(text, /takeitdown\.ncmec\.org[\s\S]*stopncii\.org/);
});

test('who keeps and who receives stands with the kind of organisation that it is', async () => {
  const river = { id: 'r', name: { vi: 'Sông Xanh', en: 'Blue River' }, kind: 'police' as const };
  const keeper = { id: harbour.id, name: harbour.organisation, kind: harbour.kind };
  const way = { open: true, keeper, receivers: [river] };
  const { app } = portalOf({
    takeDowns: {
      receivers: async () => ({ under18: way, '18plus': { open: false, receivers: [] } }),
      sentBefore: async () => undefined,
      submit: async () => 'closed',
      open: async () => ({
        agePath: 'under18',
        by: 'hashes',
        status: 'shared',
        pictures: { sent: 1, shared: 1, refused: 0 },
        receivedAt: '2026-11-24T08:00:00Z',
        receivers: [{ ...river, status: 'received' }],
      }),
      withdraw: async () => 'withdrawn',
    },
  });
  const page = await (await app.request('/vi/go-anh')).text();
  assert.match(page, /Đường dây Bến Bình Yên \(tổng đài\) giữ danh sách/);
  assert.match(page, /ở đây chưa có ai duyệt dấu ảnh nào/);
  assert.match(page, /<li>Sông Xanh \(công an\)<\/li>/);
  const tracked = await app.request('/vi/go-anh/theo-doi', formPost({ receipt: RECEIPT, do: 'open' }));
  assert.match(await tracked.text(), /<li>Sông Xanh \(công an\): đã có dấu ảnh<\/li>/);
});

test('where a picture is has no receivers of marks, and taking it back is told as what it does', async () => {
  const state = {
    agePath: 'under18' as const,
    pictures: { sent: 0, shared: 0, refused: 0 },
    receivedAt: '2026-11-24T08:00:00Z',
    receivers: [],
  };
  const tracked = async (by: 'place' | 'hashes') => {
    const open = async () => ({ ...state, by, status: 'received' as const });
    const receivers = async () => ({ under18: { open: true }, '18plus': { open: true } });
    const { app } = portalOf({ takeDowns: { open, receivers } as never });
    return (await app.request('/vi/go-anh/theo-doi', formPost({ receipt: RECEIPT, do: 'open' }))).text();
  };
  const place = await tracked('place');
  assert.match(place, /Nhóm không mở được nơi có ảnh nữa/);
  assert.doesNotMatch(place, /Từng nơi nhận|Chưa có nơi nào nhận|Dấu ảnh hết hiệu lực/);
  assert.match(
    await tracked('hashes'),
    /Từng nơi nhận[\s\S]*Chưa có nơi nào nhận[\s\S]*Dấu ảnh hết hiệu lực/,
  );
});

test('what happens to hashes here is told as it is: nobody looks, or when somebody last did', async () => {
  const state = {
    agePath: 'under18' as const,
    by: 'hashes' as const,
    status: 'received' as const,
    pictures: { sent: 1, shared: 0, refused: 0 },
    receivedAt: '2026-11-24T08:00:00Z',
    receivers: [],
  };
  const keeper = { id: harbour.id, name: harbour.organisation, kind: harbour.kind };
  const pages = async (more: object) => {
    const under18 = { open: true, keeper, receivers: [], ...more };
    const closed = { open: false, receivers: [] };
    const receivers = async () => ({ under18, '18plus': closed });
    const { app } = portalOf({ takeDowns: { receivers, open: async () => state } as never });
    const form = await (await app.request('/vi/go-anh')).text();
    const tracked = await app.request('/vi/go-anh/theo-doi', formPost({ receipt: RECEIPT, do: 'open' }));
    return { form, track: await tracked.text() };
  };
  const never = await pages({});
  for (const page of [never.form, never.track]) assert.match(page, /chưa có ai duyệt dấu ảnh nào/);
  assert.match(never.track, /Đã nhận, chưa gửi đi đâu/);
  assert.doesNotMatch(never.track, /đang chờ người xem/);
  assert.match(never.track, /takeitdown\.ncmec\.org[\s\S]*stopncii\.org[\s\S]*tel:111[\s\S]*\/vi\/giup/);
  const once = await pages({ lastReview: '2026-11-20T08:00:00Z' });
  for (const page of [once.form, once.track]) {
    assert.match(page, /Lần có người duyệt gần nhất: khoảng 15–16 giờ/);
    assert.doesNotMatch(page, /chưa có ai duyệt/);
  }
});

test('what could not be taken down is not the end of the way', async () => {
  const open = async () => ({
    agePath: 'under18' as const,
    by: 'place' as const,
    status: 'not-possible' as const,
    pictures: { sent: 0, shared: 0, refused: 0 },
    receivedAt: '2026-11-24T08:00:00Z',
    receivers: [],
  });
  const closed = { open: false, receivers: [] };
  const receivers = async () => ({ under18: closed, '18plus': closed });
  const { app } = portalOf({ takeDowns: { open, receivers } as never });
  const page = await (
    await app.request('/vi/go-anh/theo-doi', formPost({ receipt: RECEIPT, do: 'open' }))
  ).text();
  assert.match(page, /Chưa gỡ được[\s\S]*takeitdown[\s\S]*stopncii[\s\S]*tel:111[\s\S]*\/vi\/giup/);
});

test('an unknown receipt is told apart from a mistyped one', async () => {
  const track = (receipt: string) =>
    portalOf().app.request('/vi/go-anh/theo-doi', formPost({ receipt, do: 'open' }));
  assert.equal((await track('4TGK0M-7ZQ2-9RBX-C1DE-H5VW-A')).status, 422);
  assert.equal((await track('ZZZZZZ-7ZQ2-9RBX-C1DE-H5VW-N')).status, 404);
});
