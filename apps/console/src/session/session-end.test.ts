import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endsSoon } from './session-end.ts';

const minute = (n: number) => n * 60_000;
const cases = [
  { name: 'in the middle', now: 100, expires: 720, idle: 130, want: undefined },
  { name: 'six minutes before the idle end', now: 123, expires: 720, idle: 130, want: undefined },
  {
    name: 'five before what the server has',
    now: 124,
    expires: 720,
    idle: 130,
    want: { why: 'idle', atMs: minute(129) },
  },
  {
    name: 'ten before the last minute',
    now: 710,
    expires: 720,
    idle: 740,
    want: { why: 'expiry', atMs: minute(720) },
  },
  { name: 'over', now: 720, expires: 720, idle: 740, want: undefined },
] as const;
for (const { name, now, expires, idle, want } of cases)
  test(`a session says that it ends: ${name}`, () =>
    assert.deepEqual(
      endsSoon({ nowMs: minute(now), expiresAtMs: minute(expires), idleEndMs: minute(idle) }),
      want,
    ));
