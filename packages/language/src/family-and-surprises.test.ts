import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ActCode } from '@khong-mot-minh/contracts/codes';
import { findActs } from './find-acts.ts';

const has = (text: string, act: ActCode) =>
  findActs(text).some((found) => found.act === act && found.weight >= 0.4);

/** The same cue in a family or before a feast, and beside what makes it harm. */
const pairs: { act: ActCode; harmless: string; harmful: string }[] = [
  {
    act: 'meet-alone',
    harmless: 'đợi ngoại ở cổng, đừng ra ngoài đường một mình nghe con',
    harmful: 'tối nay ra ngoài gặp anh một mình thôi, đừng kể với mẹ',
  },
  {
    act: 'alone-probe',
    harmless: 'chờ má trong trường, đừng đứng ngoài đường một mình',
    harmful: 'em đang ở nhà một mình hả',
  },
  {
    act: 'threat-to-tell',
    harmless: 'gỡ tin đó đi kẻo ba cầm máy thấy',
    harmful: 'ngoan đi kẻo mẹ em thấy hết ảnh đó',
  },
  {
    act: 'secrecy',
    harmless: 'call me on snap tonight mom',
    harmful: 'save me as a friend from class, do not tell your mom about us',
  },
  {
    act: 'picture-request',
    harmless: 'send me the childhood photo of her',
    harmful: 'send me a private photo of you, i will delete it after',
  },
];
for (const { act, harmless, harmful } of pairs) {
  test(`family and surprises: "${harmless}" is no ${act}`, () => assert.ok(!has(harmless, act)));
  test(`family and surprises: "${harmful}" is ${act}`, () => assert.ok(has(harmful, act)));
}
