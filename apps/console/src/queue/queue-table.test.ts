import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseRow } from '@khong-mot-minh/contracts';
import { componentOf } from '../desk-fixture.ts';

const table = await componentOf('queue/queue-table.tsx', 'QueueTable');

const received: CaseRow = {
  id: '0198a5c0-0000-4000-8000-000000000001',
  origin: 'referral',
  access: 'referral',
  status: 'referred',
  referral: 'sent',
  tier: 3,
  urgent: false,
  dangerNow: false,
  category: 'OTHER_CHILD',
  openedAt: '2026-11-24T08:00:00Z',
  updatedAt: '2026-11-24T08:00:00Z',
  unread: false,
  version: 3,
};
const cases: { name: string; row: Partial<CaseRow>; says: RegExp; never: RegExp }[] = [
  {
    name: 'a referral that waits is nobody’s yet',
    row: {},
    says: /Chờ tiếp nhận.*Chưa ai nhận/,
    never: /Đã chuyển tiếp/,
  },
  {
    name: 'an accepted one is this team’s',
    row: { referral: 'accepted' },
    says: /Đã tiếp nhận.*Đội bạn/,
    never: /Chưa ai nhận|Đã chuyển tiếp/,
  },
  {
    name: 'one that its sender has closed says who closed it',
    row: { referral: 'accepted', status: 'closed' },
    says: /Nơi chuyển đã đóng.*Đội bạn/,
    never: /Chưa ai nhận/,
  },
];
for (const { name, row, says, never } of cases)
  test(`a list says of what was received: ${name}`, () => {
    const shown = table({ rows: [{ ...received, ...row }] });
    assert.match(shown, says);
    assert.doesNotMatch(shown, never);
  });

test('an own case without anybody is still called so', () => {
  const { referral: _, ...own } = { ...received, access: 'owner' as const, status: 'open' as const };
  assert.match(table({ rows: [own] }), /Đang mở.*Chưa ai nhận/);
});
