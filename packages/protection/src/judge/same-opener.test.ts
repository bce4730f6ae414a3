import assert from 'node:assert/strict';
import { test } from 'node:test';
import { platform, says } from '../../test/platform.ts';
import { vnPolicy } from '../../test/vn-policy.ts';

const program = vnPolicy();
const TEENS = ['t1', 't2', 't3', 't4', 't5'];
const accounts = Object.fromEntries([['adult', '23plus'], ...TEENS.map((teen) => [teen, '13-15'])]);
const opener = (name: string): string =>
  `Chào ${name}, anh thấy hình em vẽ trong nhóm đẹp ghê, mình làm quen nha`;
const plain = [
  'Chào em, lịch tập tuần sau đổi sang sáng thứ bảy nhé',
  'Quyển truyện em hỏi còn một bản, em ghé lấy hôm nào',
  'Cháu ơi cho bác hỏi nhà sách mở cửa tới mấy giờ vậy',
  'Đội mình còn thiếu thủ môn, em có đá được không nè',
  'Kết quả cuộc thi vẽ có rồi, em xem bảng tin nhé',
];

/** First messages to five young people, then faint steps towards the last of them. */
function lastOf(openers: readonly string[], acts: readonly string[]) {
  const chat = platform(program, accounts as Parameters<typeof platform>[1]);
  for (const [i, teen] of TEENS.entries())
    chat.send(says('adult', teen, [], { text: openers[i], conversation: teen }));
  return acts.map((act) => {
    const step = says('adult', 't5', [act], { conversation: 't5' });
    const signals =
      step.signals === 'unavailable' ? [] : step.signals.map((one) => ({ ...one, weight: 0.7 }));
    return chat.send({ ...step, signals }).decision;
  });
}
const same = TEENS.map(opener);
const steps = ['flattery', 'move-to-other-app'] as const;

test('the same first message to five strangers lets fewer steps warn the young person, and says so', () => {
  const decision = lastOf(same, steps).at(-1);
  assert.equal(decision?.tier, 2);
  const signals = decision?.reasons.flatMap((reason) => reason.signals) ?? [];
  assert.ok(signals.some(({ id }) => id === 'S21'));
  assert.ok(
    signals.some(({ evidence }) => evidence.length > 0),
    'it cites text beside it',
  );
});

test('the same steps after five different first messages do not', () =>
  assert.ok((lastOf(plain, steps).at(-1)?.tier ?? 9) < 2));

test('the same first message alone warns nobody', () => {
  const [decision] = lastOf(same, ['age-probe']);
  assert.ok((decision?.tier ?? 9) < 2);
});
