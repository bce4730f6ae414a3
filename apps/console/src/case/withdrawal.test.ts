import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseView } from '@khong-mot-minh/contracts';
import { componentOf } from '../desk-fixture.ts';
import { withdrawalOf } from './withdrawal.ts';

const at = '2026-11-24T09:00:00Z';
const report = {
  ageBand: '13-15',
  help: [],
  mayKnow: [],
  words: [],
  withdrawn: true,
  reporterKey: { keyId: 'k', publicKey: 'p' },
};
const view: CaseView = {
  id: '0198a5c0-0000-4000-8000-000000000001',
  origin: 'report',
  access: 'owner',
  status: 'taken',
  tier: 5,
  urgent: true,
  dangerNow: false,
  category: 'SEXTORTION',
  openedAt: at,
  updatedAt: at,
  unread: false,
  withdrawn: true,
  version: 4,
  report,
  retention: { destroyAt: at, why: 'withdrawn', destroyed: [] },
  alsoSealFor: [],
  questions: [],
  timeline: [],
  sealed: [],
  referrals: [
    {
      id: 'r',
      caseId: 'c',
      kind: 'referral',
      from: { vi: 'Bồ Câu', en: 'Dove' },
      fromKind: 'helpline',
      to: { vi: 'Sông Xanh', en: 'Blue River' },
      toKind: 'police',
      status: 'accepted',
      basis: 'consent',
      consent: { mayKnow: ['team', 'police'], given: true },
      at,
    },
  ],
  commands: [],
};
const gone = { destroyed: [{ at, why: 'withdrawn' as const, contents: 2 }] };
const { report: _, ...received } = { ...view, access: 'referral' as const, retention: { destroyed: [] } };

const states: { name: string; seen: CaseView; want: ReturnType<typeof withdrawalOf> }[] = [
  { name: 'within its time', seen: view, want: 'hidden' },
  { name: 'after its time', seen: { ...view, retention: gone }, want: 'destroyed' },
  {
    name: 'with evidence kept',
    seen: { ...view, retention: { preservedUntil: at, destroyed: [] } },
    want: 'preserved',
  },
  { name: 'at who accepted a part', seen: received, want: 'shared' },
  { name: 'that did not happen', seen: { ...view, withdrawn: false }, want: undefined },
];
for (const { name, seen, want } of states)
  test(`what a withdrawal left is told as it is: ${name}`, () => assert.equal(withdrawalOf(seen), want));

test('the head of a case says what became of the words, and does not send anybody to write', async () => {
  const header = await componentOf('case/case-header.tsx', 'CaseHeader');
  assert.match(header({ view }), /Lời của họ được ẩn/);
  assert.match(header({ view: { ...view, retention: gone } }), /Lời của họ đã xoá hẳn/);
  assert.match(header({ view: received }), /Đội bạn còn giữ phần được chia sẻ/);
  assert.doesNotMatch(header({ view: received }), /Lời của họ/);
  assert.doesNotMatch(header({ view: { ...view, dangerNow: true } }), /Liên lạc trước/);
  assert.match(header({ view: { ...view, dangerNow: true, withdrawn: false } }), /Liên lạc trước/);
});

test('who accepted a part of a withdrawn report is not told who may know', async () => {
  const desk = await componentOf('case/referral-desk.tsx', 'ReferralDesk');
  assert.doesNotMatch(desk({ view: received }), /Đội đang đọc|Ai được biết/);
  assert.match(desk({ view: received }), /Có lúc chuyển, nay đã rút lại/);
  const wished = desk({ view: { ...received, withdrawn: false } });
  assert.match(wished, /Ai được biết.*Công an/);
  assert.doesNotMatch(wished, /Đội đang đọc/, 'that team is the sender’s');
  const [sent] = received.referrals;
  const consent = { ...sent!.consent, refusedSince: at };
  const refused = desk({ view: { ...received, withdrawn: false, referrals: [{ ...sent!, consent }] } });
  assert.match(refused, /không cho nơi bạn biết nữa/);
  assert.doesNotMatch(refused, /Ai được biết/);
});

test('that a report was withdrawn is a reason to close only where it was, and is not called one that is read', async () => {
  const dialog = await componentOf('case/close-dialog.tsx', 'CloseDialog');
  const asked = { open: true, onClose() {}, onDone() {} };
  const closed = dialog({ ...asked, view });
  assert.match(closed, /Người báo rút lại/);
  assert.doesNotMatch(closed, /Người báo thấy lý do này/);
  const open = dialog({ ...asked, view: { ...view, withdrawn: false } });
  assert.doesNotMatch(open, /Người báo rút lại/);
  assert.match(open, /Người báo thấy lý do này/);
});

test('danger is marked of a withdrawn report without a promise of numbers on its page', async () => {
  const dialog = await componentOf('case/mark-danger-dialog.tsx', 'MarkDangerDialog');
  const asked = { open: true, onClose() {}, onDone() {} };
  assert.doesNotMatch(dialog({ ...asked, view }), /Bạn nhỏ thấy số gọi gấp/);
  assert.match(dialog({ ...asked, view: { ...view, withdrawn: false } }), /Bạn nhỏ thấy số gọi gấp/);
});

test('what is preserved is not said to be destroyed before', async () => {
  const panel = await componentOf('case/retention-panel.tsx', 'RetentionPanel');
  const retention = { destroyAt: '2027-01-05T00:00:00Z', why: 'expired', destroyed: [] };
  const dates = (shown: string) => [...shown.matchAll(/<dd>([^<]*)<\/dd>/g)].map(([, date]) => date);
  const [until] = dates(panel({ retention }));
  const kept = dates(panel({ retention: { ...retention, preservedUntil: '2027-02-05T00:00:00Z' } }));
  assert.equal(kept[0], kept[1]);
  assert.notEqual(kept[0], until);
});

test('who keeps reading a withdrawn report because evidence is preserved reads until when', async () => {
  const header = await componentOf('case/case-header.tsx', 'CaseHeader');
  const retention = { destroyed: [], preservedUntil: '2027-02-05T00:00:00Z' };
  const shown = header({ view: { ...view, retention }, children: null });
  assert.match(shown, /còn đọc được đến [^<]*2\/27/);
  assert.match(shown, /Muốn giữ lâu hơn, phải có quyết định mới/);
  assert.doesNotMatch(shown, /\{until\}/);
});

test('what help was wished is hidden with the rest, and not called not chosen', async () => {
  const facts = await componentOf('case/facts-panel.tsx', 'FactsPanel');
  assert.doesNotMatch(facts({ report }), /Chưa chọn/);
  assert.match(facts({ report: { ...report, withdrawn: false } }), /Chưa chọn/);
});
