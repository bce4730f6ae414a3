import assert from 'node:assert/strict';
import test from 'node:test';
import { offsetMinutes } from './offset-minutes.ts';

const winter = Date.UTC(2026, 0, 15);
const summer = Date.UTC(2026, 6, 15);
for (const [zone, at, want] of [
  ['Asia/Ho_Chi_Minh', winter, 420],
  ['UTC', winter, 0],
  ['Asia/Kathmandu', winter, 345],
  ['Europe/Berlin', winter, 60],
  ['Europe/Berlin', summer, 120],
  ['America/St_Johns', winter, -210],
] as const)
  test(`${zone} is ${want} minutes ahead of UTC in ${at === winter ? 'January' : 'July'}`, () => {
    assert.equal(offsetMinutes(zone, at), want);
  });
