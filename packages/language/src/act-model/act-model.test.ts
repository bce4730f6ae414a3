import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../analyse.ts';
import { findActs } from '../find-acts.ts';
import { normaliseUnits } from '../normalise/normalise.ts';
import { restoreTones } from '../words/restore-tones.ts';
import { tokenise } from '../words/token.ts';
import { BUCKETS } from './act-features.ts';
import { HEADS } from './act-heads.ts';
import { WEIGHTS } from './act-weights.ts';
import { decodeWeights, encodeWeights } from './weight-bytes.ts';

const weightOf = (text: string, act: string) =>
  Math.max(0, ...findActs(text).flatMap((one) => (one.act === act ? [one.weight] : [])));

test('weights read back as they were written', () => {
  const values = new Int8Array(BUCKETS * HEADS);
  values[0] = -127;
  values[HEADS + 1] = 5;
  values[BUCKETS * HEADS - 1] = 127;
  values[300 * HEADS + 7] = -1;
  assert.deepEqual(decodeWeights(encodeWeights({ values, scale: 24 })), { values, scale: 24 });
});

test('the shipped weights are whole', () =>
  assert.deepEqual(Buffer.from(encodeWeights(decodeWeights(WEIGHTS))), Buffer.from(WEIGHTS)));

test('weights of another version are refused', () =>
  assert.throws(() => decodeWeights(Uint8Array.of(2)), /version is not 1/));

const told: readonly (readonly [string, string])[] = [
  ['threat-to-tell', 'bạn em bị người ta doạ đăng ảnh lên mạng nếu không trả tiền'],
  ['picture-request', 'hôm qua có người lạ bảo bạn tớ gửi ảnh riêng'],
  ['payment-demand', 'someone told my friend to send 200 dollars now'],
];
for (const [act, text] of told)
  test(`what others are said to have done is not done here: "${text}"`, () =>
    assert.ok(weightOf(text, act) < 0.4, JSON.stringify(findActs(text))));

test('an intensifier is no cry for help, and a cry for help stays one', () => {
  assert.ok(weightOf('bài này khó muốn chết', 'self-danger') < 0.4);
  assert.ok(weightOf('em muốn chết', 'self-danger') >= 0.7);
});

test('without tones, slowly is no danger, and wanting to die is', () => {
  for (const text of ['tu tu thoi em', 'e cu tu tu ma lam', 'di tu tu nha', 'từ từ thôi'])
    assert.equal(weightOf(text, 'self-danger'), 0, text);
  for (const text of ['em muon tu tu', 'con dinh tu tu', 'em hay nghi den chuyen tu tu', 'em tự tử'])
    assert.ok(weightOf(text, 'self-danger') >= 0.7, text);
});

test('a picture for me is asked for, not told of', () => {
  for (const text of ['gửi ảnh cho anh đi', 'gui anh cho a di e', 'chụp ảnh gửi anh coi'])
    assert.ok(weightOf(text, 'picture-request') >= 0.4, JSON.stringify(findActs(text)));
  assert.ok(weightOf('ảnh kêu em gửi hình cho ảnh', 'picture-request') < 0.4);
});

test('who brings a parent in hides nothing; who forbids it does', () => {
  assert.ok(weightOf('cô gọi mẹ em nhé', 'threat-to-tell') < 0.4);
  assert.ok(weightOf('đừng nói mẹ em nha', 'secrecy') >= 0.4);
});

test('the model never touches what a young person says of themselves', () => {
  for (const text of ['em không muốn sống nữa', 'em sợ lắm', 'thoi a, em khong gui'])
    for (const { act, weight } of analyse(text).ruled)
      if (['self-danger', 'discomfort', 'refusal'].includes(act)) assert.equal(weightOf(text, act), weight);
});

test('untoned syllables get the tones that they have side by side', () => {
  const keys = (text: string) => restoreTones(tokenise(normaliseUnits(text))).map(({ key }) => key);
  assert.deepEqual(
    keys('mat khau'),
    tokenise(normaliseUnits('mật khẩu')).map(({ word }) => word.key),
  );
  assert.deepEqual(
    keys('sieu thi'),
    tokenise(normaliseUnits('siêu thị')).map(({ word }) => word.key),
  );
  assert.deepEqual(keys('mật khau'), ['mât4', 'khau']);
});

test('a demand is found beside the threat that it rests on', () => {
  const text =
    'không nghe là anh đăng đoạn chat lên nhóm lớp em. Muốn thôi thì bắn anh 200k trước tối nay nha';
  for (const act of ['threat-to-tell', 'payment-demand'])
    assert.ok(weightOf(text, act) >= 0.5, JSON.stringify(findActs(text)));
});

const kind = [
  'Hôm nay trời mát ghê.',
  'Trận tối qua đội mình chơi hay thật!',
  'The weather is lovely today.',
];
const acts = [
  ['secrecy', 'đừng kể với ba mẹ em nhé'],
  ['move-to-other-app', 'qua Telegram nói chuyện nha em'],
  ['picture-request', 'gửi anh tấm hình riêng đi'],
  ['payment-demand', 'send me 50 dollars before tonight'],
  ['age-probe', 'What year are you in at school?'],
] as const;
for (const [act, text] of acts)
  test(`kind words around it hide nothing: "${text}"`, () => {
    const many = Array(5).fill(kind).flat();
    const bare = many.map((words) => words.slice(0, -1));
    for (const words of [...kind, many.join(' '), `${bare.join('\n')}\n`])
      for (const told of [text, `${words} ${text}`, `${text}. ${words}`])
        assert.ok(weightOf(told, act) >= 0.4, JSON.stringify([told, findActs(told)]));
  });

test('what the model finds in a sentence is cited where that sentence stands', () => {
  const text = 'Hôm nay trời mát ghê. Em ơi qua bên Telegram với chị nha';
  const found = findActs(text).find(({ act }) => act === 'move-to-other-app');
  assert.ok(found && found.start >= text.indexOf('Em'), JSON.stringify(found));
});

test('who pleads and goes on with "tell your parents" asks for silence, and pleading stays pleading', () => {
  const silence = "please don't tell your parents about our lessons";
  assert.equal(weightOf(silence, 'discomfort'), 0);
  assert.ok(weightOf(silence, 'secrecy') >= 0.4);
  for (const text of ["please don't", "please don't tell my mum", 'please do not do that'])
    assert.ok(weightOf(text, 'discomfort') >= 0.5, text);
});
