import assert from 'node:assert/strict';
import { test } from 'node:test';
import { componentOf } from '../desk-fixture.ts';

const table = await componentOf('roster/duty-table.tsx', 'DutyTable');

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const noon = new Date().setHours(12, 0, 0, 0);
/** Eight hours at noon, so many days from today. */
const duty = (days: number) => ({
  id: `d-${days}`,
  teamId: 't-1',
  person: { id: `p-${days}`, name: `Người ${days}` },
  from: new Date(noon + days * DAY_MS).toISOString(),
  until: new Date(noon + days * DAY_MS + 8 * HOUR_MS).toISOString(),
  there: true,
});
const open = (page: string) =>
  [...page.matchAll(/<details class="duty-day" open="">(.*?)<\/details>/g)].map(([, day]) => day ?? '');

test('a roster opens on today and folds the days to come', () => {
  const page = table({ duties: [duty(1), duty(2)] });
  const [today, ...more] = open(page);
  assert.match(today ?? '', /Hôm nay.*Hôm nay chưa có ca nào/);
  assert.deepEqual(more, []);
  assert.equal(page.match(/<details class="duty-day">/g)?.length, 2);
  assert.match(page, /từ 12:00 đến 20:00/);
});

test('weeks ahead are one fold more', () => {
  const page = table({ duties: Array.from({ length: 30 }, (_, days) => duty(days)) });
  assert.match(open(page)[0] ?? '', /Hôm nay.*Người 0/);
  assert.equal(page.slice(0, page.indexOf('Xa hơn: 23 ngày')).match(/<summary>/g)?.length, 8);
});

test('the end of a night duty says its day', () => {
  const night = { ...duty(1), until: new Date(noon + 1 * DAY_MS + 14 * HOUR_MS).toISOString() };
  const next = new Date(noon + 2 * DAY_MS);
  assert.ok(table({ duties: [night] }).includes(`đến 02:00 (${next.getDate()}/${next.getMonth() + 1})`));
});
