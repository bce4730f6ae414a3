import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ActCode } from '@khong-mot-minh/contracts/codes';
import { findActs } from './find-acts.ts';

const has = (text: string, act: ActCode) =>
  findActs(text).some((found) => found.act === act && found.weight >= 0.4);

const found: { text: string; act: ActCode }[] = [
  { text: 'anh còn giữ đoạn quay màn hình, em tự hiểu đi', act: 'threat-to-tell' },
  { text: 'i kept a copy of the video, try me', act: 'threat-to-tell' },
  { text: 'as long as you behave those photos stay with me', act: 'threat-to-tell' },
  { text: 'đưa trước 2 trăm, phần còn lại mỗi tuần trả', act: 'payment-demand' },
  { text: 'two hundred now, the rest every friday', act: 'payment-demand' },
  { text: 'nobody needs to know about this', act: 'secrecy' },
  { text: 'ai hỏi thì nói anh là bạn học', act: 'secrecy' },
  { text: 'does your dad ever look at your texts', act: 'alone-probe' },
  { text: 'i sent you my pic, your turn', act: 'picture-request' },
  { text: 'comply or you face jail time', act: 'legal-threat' },
];
for (const { text, act } of found) test(`implied acts: "${text}" is ${act}`, () => assert.ok(has(text, act)));

const harmless: { text: string; act: ActCode }[] = [
  { text: 'your turn to roll the dice', act: 'picture-request' },
  { text: 'the rest of the class is on the bus', act: 'payment-demand' },
  { text: 'nobody can hear you from the back row', act: 'secrecy' },
  { text: 'lớp mình góp tiền mua bánh mỗi tuần nhé', act: 'payment-demand' },
  { text: 'mẹ ngủ chưa con', act: 'threat-to-tell' },
  { text: 'try me at chess tomorrow', act: 'threat-to-tell' },
];
for (const { text, act } of harmless)
  test(`implied acts: "${text}" is no ${act}`, () => assert.ok(!has(text, act)));

const partlyToned: { text: string; act: ActCode }[] = [
  { text: 'đừng ke voi mẹ nha, chuyen nay hai đứa minh biet thoi', act: 'secrecy' },
  { text: 'khong chuyển tien truoc 9h thì anh gui ảnh cho cả lop', act: 'threat-to-tell' },
  { text: 'ở day kho noi chuyện, qua zalo nhắn cho tien', act: 'move-to-other-app' },
];
for (const { text, act } of partlyToned)
  test(`implied acts: with some of the tones "${text}" is ${act}`, () => assert.ok(has(text, act)));
