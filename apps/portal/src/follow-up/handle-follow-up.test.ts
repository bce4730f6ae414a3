import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OpenedReport } from '../portal-deps.ts';
import { formPost, harbour, openedReport, portalOf, RECEIPT } from '../portal-fixture.ts';

const post = (fields: Record<string, string>, over = {}) =>
  portalOf(over).app.request('/vi/gap-lai', formPost(fields));

test('the latest answer is shown, the rest waits behind "show"', async () => {
  const page = await (await post({ receipt: RECEIPT })).text();
  const details = page.indexOf('<details data-rest');
  assert.ok(page.indexOf('Bạn đừng chuyển tiền') < details);
  assert.ok(page.indexOf('Chào bạn') > details && page.indexOf('Mình ở nhà') > details);
  assert.match(page, /aria-current="step">Đang thu thập/);
});

test('the answer stands right below the status, above who reads and who may know', async () => {
  const page = await (await post({ receipt: RECEIPT })).text();
  const body = page.slice(page.indexOf('data-in-danger'));
  const at = ['status-title', 'answer-title', 'question-title', 'readers-title', 'choices-title'].map((id) =>
    body.indexOf(`id="${id}"`),
  );
  assert.deepEqual(
    at,
    [...at].sort((a, b) => a - b),
  );
  assert.ok(!at.includes(-1));
});

const wrong = [
  { receipt: '', status: 422, says: 'Bạn nhập mã gặp lại nhé' },
  { receipt: 'abc', status: 422, says: 'Mã này thiếu hoặc thừa ký tự' },
  { receipt: '4TGK0M-7ZQ2-9RBX-C1DE-H5VW', status: 422, says: 'Mã này thiếu hoặc thừa ký tự' },
  { receipt: '4TGK0M-7ZQ2-9RBX-C1DE-H5VW-P', status: 422, says: 'Có một ký tự trong mã bị gõ nhầm' },
  { receipt: '5TGK0M-7ZQ2-9RBX-C1DE-H5VW-N', status: 404, says: 'không tìm thấy tin nào với mã này' },
];
for (const { receipt, status, says } of wrong)
  test(`the receipt "${receipt}" comes back in its field with a kind sentence`, async () => {
    const response = await post({ receipt });
    const page = await response.text();
    assert.equal(response.status, status);
    assert.ok(page.includes(says) && page.includes(`value="${receipt}"`) && page.includes('aria-invalid'));
  });

test('the receipt travels in form fields only', async () => {
  const page = await (await post({ receipt: RECEIPT })).text();
  for (const [, address] of page.matchAll(/(?:href|action|formaction|src)="([^"]*)"/g))
    assert.ok(!address!.includes('4TGK0M'));
});

test('a new message is handed over and confirmed', async () => {
  const { app, written } = portalOf();
  const page = await (
    await app.request(
      '/vi/gap-lai',
      formPost({ do: 'write', receipt: RECEIPT, text: ' Mình đã kể\r\nvới chị ' }),
    )
  ).text();
  assert.deepEqual(written, ['Mình đã kể\nvới chị']);
  assert.match(page, /data-done="sent"\s*>/);
});

test('an empty message and a text that is too long are not sent', async () => {
  for (const text of ['  ', 'a'.repeat(8001)]) {
    const { app, written } = portalOf();
    const response = await app.request('/vi/gap-lai', formPost({ do: 'write', receipt: RECEIPT, text }));
    assert.equal(response.status, 422);
    assert.deepEqual(written, []);
  }
});

test('the proof is a file with a name that says nothing, and so is the promise until then', async () => {
  const file = await post({ do: 'proof', receipt: RECEIPT });
  assert.equal(file.status, 200);
  assert.equal(file.headers.get('content-disposition'), 'attachment; filename="chung-nhan.json"');
  assert.deepEqual(Object.keys((await file.json()) as object), ['entry', 'proof', 'vkey']);
  const early = await post({ do: 'proof', receipt: RECEIPT }, { proveReceived: async () => promised });
  assert.equal(early.status, 200);
  assert.equal(early.headers.get('content-disposition'), file.headers.get('content-disposition'));
  assert.deepEqual(await early.json(), promised);
});

const promised = {
  leaf: '{}',
  opening: { nonce: '', place: '', entry: '{}' },
  promise: 'note',
  by: '2026-11-26T09:00:00.000Z',
  vkey: 'key',
};

test('withdrawing asks first', async () => {
  assert.equal((await post({ do: 'withdraw', receipt: RECEIPT })).status, 422);
  assert.equal((await post({ do: 'withdraw', receipt: RECEIPT, sure: 'yes' })).status, 200);
});

test('a withdrawn report can be read but no longer written to', async () => {
  const openReceipt = async () => ({ ...openedReport, withdrawn: true });
  const page = await (await post({ receipt: RECEIPT }, { openReceipt })).text();
  assert.match(page, /data-writable hidden/);
  // "The team keeps your message", and who reads it, would be untrue.
  assert.match(page, /data-going hidden/);
  assert.doesNotMatch(await (await post({ receipt: RECEIPT })).text(), /data-going hidden/);
  assert.ok(page.includes('Tin này đã được rút'));
  // Also of one that was in danger, and of every other alike: whom to call stays.
  assert.match(page.slice(page.indexOf('data-withdrawn')), /tel:113.*tel:111/s);
});

test('of who no longer reads the page says so, and of a former owner what it keeps', async () => {
  const at = '2026-11-24T08:00:00Z';
  const left = { organisation: { vi: 'Bồ Câu', en: 'Dove' }, since: at, until: at, overridden: false };
  const openReceipt = async () => ({
    ...openedReport,
    readers: [
      { ...left, kind: 'helpline' as const, role: 'former' as const, was: 'owner' as const },
      { ...left, kind: 'school' as const, role: 'former' as const, was: 'referral' as const },
    ],
  });
  const page = await (await post({ receipt: RECEIPT }, { openReceipt })).text();
  const [owner, receiver] = [...page.matchAll(/<li class="reader">.*?<\/li>/gs)].map(([line]) => line);
  assert.match(owner!, /\(tổng đài\).*không còn đọc được lời bạn viết, lời mới cũng không.*chỉ giữ ghi chú/s);
  assert.match(receiver!, /\(trường học\).*không còn đọc được lời bạn viết, lời mới cũng không/s);
  assert.doesNotMatch(receiver!, /ghi chú/);
});

test('of a closed report nobody is said to read and answer', async () => {
  const openReceipt = async () => ({
    ...openedReport,
    status: 'closed' as const,
    closedReason: 'cannot-reach',
  });
  const lines = async (over = {}) =>
    [
      ...(await (await post({ receipt: RECEIPT }, over)).text()).matchAll(/<li class="reader">.*?<\/li>/gs),
    ].join();
  assert.match(await lines(), />đọc và trả lời bạn/);
  const closed = await lines({ openReceipt });
  assert.match(closed, /đã đóng tin này. Bạn viết thêm thì tin được mở lại và họ đọc/);
  assert.doesNotMatch(closed, />đọc và trả lời bạn/);
  assert.doesNotMatch(closed, /người trực/);
  assert.match(
    await (await post({ receipt: RECEIPT }, { openReceipt })).text(),
    /aria-current="step">Đã đóng/,
  );
});

test('an offer to who reads a part already does not say that they read nothing', async () => {
  const offer = {
    organisation: harbour.organisation,
    kind: 'police' as const,
    since: '2026-11-24T08:00:00Z',
  };
  const told = async (more: { state: 'open' | 'over'; part?: boolean }) => {
    const openReceipt = async () => ({ ...openedReport, offer: { ...offer, ...more } });
    const page = await (await post({ receipt: RECEIPT }, { openReceipt })).text();
    return [
      ...page.matchAll(/<p class="reader__why" data-offer="(\w+)"[^>]*data-words="[^"]*" >([^<]+)</g),
    ].map(([, offering, words]) => [offering, words]);
  };
  assert.match(String(await told({ state: 'open' })), /^open,.*Họ chưa đọc được lời bạn viết/);
  assert.match(String(await told({ state: 'open', part: true })), /^openPart,.*chỉ xem được phần đã gửi/);
  assert.match(String(await told({ state: 'over', part: true })), /^overPart,.*vẫn chỉ xem được phần đã gửi/);
  assert.doesNotMatch(String(await told({ state: 'over', part: true })), /không đọc được/);
});

test('answers are escaped', async () => {
  const openReceipt = async () => ({
    ...openedReport,
    messages: [{ from: 'team' as const, text: '<script>x</script>', at: '2026-11-24T09:31:00Z' }],
  });
  const page = await (await post({ receipt: RECEIPT }, { openReceipt })).text();
  assert.ok(page.includes('&lt;script&gt;x&lt;/script&gt;'));
});

test('why a report was closed is said in words', async () => {
  const openReceipt = async () => ({ ...openedReport, status: 'closed' as const, closedReason: 'helped' });
  assert.ok(
    (await (await post({ receipt: RECEIPT }, { openReceipt })).text()).includes(
      'Nhóm đã trả lời bạn và đóng tin này.',
    ),
  );
});

test('a report that was closed without a reply does not say that one comes, or that it was read with care', async () => {
  const openReceipt = async () => ({
    ...openedReport,
    messages: [],
    status: 'closed' as const,
    closedReason: 'no-risk-found',
  });
  const page = await (await post({ receipt: RECEIPT }, { openReceipt })).text();
  assert.match(page, /data-no-answer hidden>/);
  assert.match(page, /data-no-answer-closed >Tin được đóng mà chưa có trả lời nào/);
  assert.match(page, /Nhóm đóng tin này vì chưa thấy nguy hiểm/);
  assert.doesNotMatch(page, /xem kỹ/);
  const open = await (
    await post({ receipt: RECEIPT }, { openReceipt: async () => ({ ...openedReport, messages: [] }) })
  ).text();
  assert.match(open, /data-no-answer >Chưa có trả lời/);
  assert.match(open, /data-no-answer-closed hidden>/);
});

/** The lines of each reader, as the page without scripts says them. */
const readersOn = async (readers: readonly object[], more: object = {}): Promise<string[]> => {
  const openReceipt = async () => ({ ...openedReport, ...more, readers }) as OpenedReport;
  const page = await (await post({ receipt: RECEIPT }, { openReceipt })).text();
  return [...page.matchAll(/<li class="reader">.*?<\/li>/gs)].map(([line]) =>
    line
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
};
const harbourReads = openedReport.readers[0]!;
const police = {
  organisation: { vi: 'Sông Xanh', en: 'Blue River' },
  kind: 'police',
  role: 'referral',
  since: '2026-11-24T09:00:00Z',
  overridden: true,
  shown: 'letter',
  onDuty: false,
};

test('before anybody took it nobody is said to read, and whose duty is told stands with each name', async () => {
  const [waiting] = await readersOn([{ ...harbourReads, onDuty: false, nextDuty: '2026-11-25T01:00:00Z' }], {
    status: 'received',
  });
  assert.match(waiting!, /sẽ đọc và trả lời bạn. Chưa có ai nhận tin này/);
  assert.match(
    waiting!,
    /Lúc này Đường dây Bến Bình Yên \(tổng đài\) chưa có ai trực. Ca trực tới bắt đầu 08:00[^.]*25\/11/,
  );
  assert.match(
    String(await readersOn([{ ...harbourReads, onDuty: false }])),
    /chưa biết khi nào có.*111 hoặc 113/,
  );
  assert.match(
    String(await readersOn([{ ...harbourReads, onDuty: true }])),
    /Lúc này Đường dây Bến Bình Yên \(tổng đài\) đang có người trực\./,
  );
});

test('what was only sent is told apart from what was accepted and from what was given back', async () => {
  const [sent] = await readersOn([police]);
  assert.match(
    sent!,
    /^Sông Xanh \(công an\) được gửi tin này để nhờ giúp. Chưa có ai ở đó nhận. Gửi sang khoảng 16–17 giờ/,
  );
  assert.match(sent!, /chỉ xem được lời nhắn của nhóm.*Lúc này Sông Xanh \(công an\) chưa có ai trực/);
  const [accepted] = await readersOn([
    { ...police, accepted: '2026-11-24T10:00:00Z', onDuty: true, shown: 'parts' },
  ]);
  assert.match(
    accepted!,
    /đã nhận giúp bạn.*Nhận khoảng 17–18 giờ.*phần nhóm gửi kèm.*Sông Xanh \(công an\) đang có người trực/,
  );
  assert.doesNotMatch(accepted!, /Chưa có ai/);
  const back = { ...police, role: 'former', was: 'referral', returned: 'not-for-us', onDuty: undefined };
  const [returned] = await readersOn([{ ...back, until: '2026-11-24T11:00:00Z' }]);
  assert.match(returned!, /đã gửi trả: họ không nhận việc này. Nhóm đang giúp bạn vẫn giúp tiếp/);
  assert.match(returned!, /chỉ từng xem được lời nhắn của nhóm/);
  assert.doesNotMatch(returned!, /người trực|ai trực/);
});

test('an act without asking is told with what its reviewers came to', async () => {
  assert.doesNotMatch(String(await readersOn([police])), /đã xem lại/);
  assert.match(
    String(await readersOn([{ ...police, review: 'justified' }])),
    /đã xem lại: báo như vậy là cần/,
  );
  assert.match(
    String(await readersOn([{ ...police, review: 'not-justified' }])),
    /đã xem lại: lẽ ra phải hỏi bạn trước/,
  );
});

test('what is set aside unread is not said to be read, whoever is on duty', async () => {
  const [aside] = await readersOn([{ ...harbourReads, onDuty: true }], { status: 'received', aside: true });
  assert.match(aside!, /đang giữ tin này nhưng chưa đọc.*viết thêm/);
  assert.doesNotMatch(aside!, /sẽ đọc|người trực/);
});

test('a time that is known to the hour cannot be read as a promise of an answer', async () => {
  const page = await (await post({ receipt: RECEIPT })).text();
  assert.match(page, /Tin tới đây khoảng 15–16 giờ, Thứ Ba, 24\/11/);
  assert.doesNotMatch(page, /trong một giờ/);
});

test('the open page is looked at again without losing what was begun', async () => {
  const page = await (await post({ receipt: RECEIPT, do: 'open', text: 'Mình đang viết' })).text();
  assert.match(page, />Mình đang viết<\/textarea>/);
  assert.match(page, /form="write" name="do" value="open">Xem có gì mới/);
});

test('the text before withdrawing says where the way back is, and going on is confirmed', async () => {
  const page = await (await post({ receipt: RECEIPT })).text();
  assert.match(page, /bạn đổi ý được: mở tin bằng mã, rồi vào “Câu hỏi về tin này”/);
  const resumed = await (await post({ receipt: RECEIPT, do: 'resume' })).text();
  assert.match(resumed, /data-done="resumed"\s*>.*Tin được tiếp tục/s);
});

test('the question says all that would be read, and what happens without an answer', async () => {
  const question = {
    id: '6f1c1d1e-0000-4000-8000-000000000002',
    organisation: { vi: 'Sông Xanh', en: 'Blue River' },
    kind: 'police' as const,
    agreed: false,
    answerBy: '2026-11-25T01:00:00Z',
    silence: 'stays' as const,
  };
  const page = await (
    await post({ receipt: RECEIPT }, { openReceipt: async () => ({ ...openedReport, question }) })
  ).text();
  assert.match(page, />Sông Xanh \(công an\) có thể giúp[^<]*cả ghi chú của nhóm/);
  assert.match(page, />Nếu bạn không trả lời[^<]*Chỉ khi tính mạng bị đe doạ[^<]*mà không đợi/);
  const beside = async (more: object, over: object = {}) => {
    const openReceipt = async () => ({
      ...openedReport,
      readers: [{ ...harbourReads, onDuty: true }],
      ...over,
      question: { ...question, ...more },
    });
    const text = await (await post({ receipt: RECEIPT }, { openReceipt })).text();
    return [...text.matchAll(/<p data-line="(\w+)"[^>]*data-words="[^"]*" >/g)].map(([, line]) => line);
  };
  const away = await beside({ onDuty: false });
  assert.deepEqual(away, ['text', 'unknown', 'own', 'withdrawal', 'stays']);
  assert.ok((await beside({ onDuty: false, nextDuty: question.answerBy })).includes('next'));
  assert.deepEqual(await beside({ onDuty: true }), ['text', 'there', 'withdrawal', 'stays']);
  assert.ok((await beside({ onDuty: false }, { dangerNow: true })).includes('danger'));
});

test('who could not be reached reads that, as the desk chose it', async () => {
  const openReceipt = async () => ({
    ...openedReport,
    status: 'closed' as const,
    closedReason: 'cannot-reach',
  });
  const page = await (await post({ receipt: RECEIPT }, { openReceipt })).text();
  assert.match(page, /Nhóm không liên lạc được với bạn nên đã đóng tin/);
});

test('an opened page without a script closes itself after half an hour', async () => {
  const opened = await post({ receipt: RECEIPT, do: 'open' });
  assert.equal(opened.headers.get('refresh'), '1800; url=/vi/gap-lai?dong');
  const { app } = portalOf();
  assert.match(await (await app.request('/vi/gap-lai?dong')).text(), /Trang đã tự đóng/);
  assert.doesNotMatch(await (await app.request('/vi/gap-lai')).text(), /Trang đã tự đóng/);
});
