import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formPost, portalOf } from '../portal-fixture.ts';
import { score } from './score.ts';

const question = (id: string, answer: 'real' | 'fake') => ({ id, answer, prompt: id, explanation: id });
const questions = [
  question('a', 'real'),
  question('b', 'real'),
  question('c', 'fake'),
  question('d', 'fake'),
];

const scores = [
  { name: 'all right', choices: { a: 'real', b: 'real', c: 'fake', d: 'fake' }, verdict: 'all' },
  {
    name: 'everything called a trick is not discernment',
    choices: { a: 'fake', b: 'fake', c: 'fake', d: 'fake' },
    verdict: 'suspicious',
  },
  {
    name: 'everything trusted',
    choices: { a: 'real', b: 'real', c: 'real', d: 'real' },
    verdict: 'trusting',
  },
  { name: 'not sure counts as not right', choices: { a: 'unsure' }, verdict: 'mixed' },
] as const;
for (const { name, choices, verdict } of scores)
  test(`score: ${name}`, () => assert.equal(score(questions, choices).verdict, verdict));

test('a posted quiz explains every answer, without a script', async () => {
  const fields = { 'video-uniform': 'fake', 'school-talk': 'fake' };
  const page = await (await portalOf().app.request('/vi/hoc/bat-coc-online', formPost(fields))).text();
  assert.ok(page.includes('Bạn nhận ra 1/3 chuyện lừa và tin đúng 0/3 chuyện thật.'));
  assert.equal(page.split(/Đây là chuyện (?:có dấu hiệu lừa|đáng tin)\./).length - 1, 6);
});

test('a lesson says that no expert has read it yet', async () => {
  for (const path of ['/vi/hoc', '/vi/hoc/bat-coc-online', '/vi/cam-ket'])
    assert.ok(
      (await (await portalOf().app.request(path)).text()).includes('Bản nháp, chưa có chuyên gia đọc'),
      path,
    );
});

test('signing the pledge stores nickname and province, then redirects', async () => {
  const { app, signed } = portalOf();
  const response = await app.request('/vi/cam-ket', formPost({ nickname: '  Mèo   Mun ', province: 'hue' }));
  assert.equal(response.status, 303);
  assert.deepEqual(signed, [{ nickname: 'Mèo Mun', province: 'hue' }]);
});

const refused = [
  { nickname: '', province: 'hue', says: 'Bạn chọn một biệt danh' },
  { nickname: 'x'.repeat(25), province: 'hue', says: 'Bạn chọn một biệt danh' },
  { nickname: '0912 345 678', province: 'hue', says: 'giống thông tin riêng' },
  { nickname: 'an@example.test', province: 'hue', says: 'giống thông tin riêng' },
  { nickname: 'Sao Biển', province: 'nowhere', says: 'Bạn chọn một tỉnh' },
];
for (const { nickname, province, says } of refused)
  test(`the pledge refuses "${nickname}" of "${province}" and keeps what was typed`, async () => {
    const { app, signed } = portalOf();
    const response = await app.request('/vi/cam-ket', formPost({ nickname, province }));
    const page = await response.text();
    assert.equal(response.status, 422);
    assert.ok(page.includes(says) && page.includes(`value="${nickname}"`));
    assert.deepEqual(signed, []);
  });

test('counts below ten are never shown', async () => {
  const pledgeCounts = async () => [
    { province: 'ha-noi', count: 128 },
    { province: 'hue', count: 9 },
  ];
  const table = (await (await portalOf({ pledgeCounts }).app.request('/vi/cam-ket')).text()).split(
    '<tbody>',
  )[1]!;
  assert.ok(table.includes('Hà Nội') && table.includes('128'));
  assert.ok(!table.includes('Huế'));
});
