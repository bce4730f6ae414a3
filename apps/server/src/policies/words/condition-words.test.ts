import assert from 'node:assert/strict';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import type { When } from '@khong-mot-minh/contracts';
import { loadPolicy } from '../versions/load-policy.ts';
import { conditionWords } from './condition-words.ts';
import { rulesInWords } from './rules-in-words.ts';

const none = { conditions: {}, protections: {} };
const cases: { when: When; vi: string; en: string }[] = [
  {
    when: { field: 'relation.connected', op: 'eq', value: false },
    vi: 'Khi hai bên chưa kết bạn.',
    en: 'When the two are not connected.',
  },
  {
    when: { field: 'receiver.band', op: 'atMost', value: '16-17' },
    vi: 'Khi nhóm tuổi của bên nhận từ 16–17 trở xuống.',
    en: 'When the age band of the receiver is 16–17 or younger.',
  },
  {
    when: {
      all: [
        { field: 'act.picture-request', op: 'gte', value: 0.4 },
        { not: { field: 'event.list', op: 'in', value: ['likes', 'tags'] } },
      ],
    },
    vi: 'Khi dấu hiệu “xin ảnh riêng tư” trong nội dung này ít nhất 0,4 và không phải là (danh sách được xem là một trong lượt thích, thẻ).',
    en: 'When the sign “asks for a private picture” in this content is at least 0.4 and it is not that (the list that is viewed is one of likes, tags).',
  },
  {
    when: {
      any: [
        {
          any: [0.4, 0.4].map((value, i) => ({
            field: ['act.pressure', 'act.deadline'][i]!,
            op: 'gte',
            value,
          })),
        },
        { field: 'act.refusal', op: 'gte', value: 0.3 },
      ],
    },
    vi: 'Khi dấu hiệu “thúc ép” hoặc “đặt hạn chót” trong nội dung này ít nhất 0,4 hoặc dấu hiệu “từ chối” trong nội dung này ít nhất 0,3.',
    en: 'When the sign “presses” or “sets a deadline” in this content is at least 0.4 or the sign “refuses” in this content is at least 0.3.',
  },
];
for (const { when, vi, en } of cases)
  test(`in words: ${en}`, () => {
    assert.equal(conditionWords(when, none, 'vi'), vi);
    assert.equal(conditionWords(when, none, 'en'), en);
  });

test('a shared condition is told in full, and one that names itself ends', () => {
  const adult: When = { field: 'sender.band', op: 'atLeast', value: '23plus' };
  const shared = { conditions: { adult, loop: { use: 'loop' } as When }, protections: {} };
  assert.match(conditionWords({ use: 'adult' }, shared, 'en'), /age band of the sender/);
  assert.match(conditionWords({ use: 'loop' }, shared, 'en'), /…/);
});

test('every rule of the packs on disk is told without a name of a field', async () => {
  for (const pack of ['jurisdictions/vn/policies', 'policies/international']) {
    const { document } = await loadPolicy(fileURLToPath(new URL(`../../../../../${pack}`, import.meta.url)));
    for (const { id, words } of rulesInWords(document))
      for (const told of [words.vi, words.en])
        assert.doesNotMatch(
          told,
          /\b(actor|target|event|pair|act|relation|session|setting)\.\w/,
          `${id}: ${told}`,
        );
  }
});
