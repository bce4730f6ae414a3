import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { call } from './api/call.ts';

let system: TestSystem;
before(async () => {
  system = await startTestSystem();
});
after(() => system[Symbol.asyncDispose]());

const PAGES = ['giup', 'gap-lai', 'cam-ket', 'hoc/none'];
const FIELDS = [
  'step',
  'danger',
  'kind',
  'help',
  'text',
  'age',
  'team',
  'receipt',
  'act',
  'nickname',
  'province',
  'message',
  'confirm',
];
const URLENCODED = 'application/x-www-form-urlencoded';
const everywhere = (value: string) => FIELDS.map((name) => `${name}=${value}`).join('&');

const ODD: { what: string; body: string | Uint8Array; type: string }[] = [
  { what: 'nothing', body: '', type: URLENCODED },
  { what: 'U+0000 in every field', body: everywhere('%00'), type: URLENCODED },
  { what: 'broken escapes', body: everywhere('%E0%A4%A'), type: URLENCODED },
  { what: 'broken UTF-8', body: everywhere('%FF%FE'), type: URLENCODED },
  { what: 'a lone surrogate', body: everywhere('%ED%A0%80'), type: URLENCODED },
  {
    what: 'prototype names',
    body: '__proto__=1&constructor=2&step=__proto__&kind=constructor',
    type: URLENCODED,
  },
  { what: 'large numbers', body: everywhere('99999999999999999999'), type: URLENCODED },
  { what: 'a 100,000 letter text', body: `step=4&text=${'a'.repeat(100_000)}`, type: URLENCODED },
  { what: '3 MB', body: `text=${'a'.repeat(3_000_000)}`, type: URLENCODED },
  {
    what: '5,000 fields',
    body: Array.from({ length: 5000 }, (_, i) => `f${i}=1`).join('&'),
    type: URLENCODED,
  },
  { what: 'JSON', body: '{"step":1}', type: 'application/json' },
  { what: 'no boundary', body: 'x', type: 'multipart/form-data' },
  {
    what: 'a broken multipart body',
    body: '--b\r\nContent-Disposition: form-data; name="step"\r\n\r\n1',
    type: 'multipart/form-data; boundary=b',
  },
  {
    what: 'a file where a text belongs',
    body: '--b\r\nContent-Disposition: form-data; name="text"; filename="a.txt"\r\n\r\n1\r\n--b--\r\n',
    type: 'multipart/form-data; boundary=b',
  },
  { what: 'raw bytes', body: new Uint8Array(1000).fill(255), type: URLENCODED },
];

for (const { what, body, type } of ODD)
  test(`a form of ${what} is answered with a page, never a fault`, async () => {
    for (const lang of ['vi', 'en'])
      for (const page of PAGES) {
        const answer = await call(system.url, 'POST', `/${lang}/${page}`, body, {
          headers: { 'content-type': type },
        });
        assert.ok(answer.status >= 200 && answer.status < 500, `${lang}/${page}: ${answer.status}`);
      }
  });

test('odd addresses of pages are answered without a fault', async () => {
  const odd = [
    '%00',
    '%E0%A4%A',
    '..%2f..',
    'x'.repeat(4000),
    '__proto__',
    '%F0%9F%98%80',
    'hoc/%00',
    'hoc/..%2f',
    'hoc/__proto__',
  ];
  for (const prefix of ['/', '/vi/', '/en/', '/assets/'])
    for (const path of odd) {
      const answer = await call(system.url, 'GET', `${prefix}${path}`);
      assert.ok(
        answer.status >= 300 && answer.status < 500,
        `${prefix}${path.slice(0, 20)}: ${answer.status}`,
      );
    }
});
