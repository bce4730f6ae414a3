import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createAdmission } from './limits/admission.ts';
import { portalAdmission } from './portal-admission.ts';

const REFUSALS = 3;

test('whose requests often come to nothing leaves the line of classes, in which hundreds are inside', async () => {
  const admission = createAdmission(() => new Date('2026-11-28T08:00:00Z'), { refused: REFUSALS });
  const asker = admission.of('192.0.2.7');
  const pages = portalAdmission({ admission }, () => asker);
  const insideOf = async () => {
    const inside = { class: 0, act: 0 };
    await pages.turn('class', new Request('https://help.kmm.example/vi/lop/ABC234'), async () => {
      inside.class = admission.gate('class').running;
      inside.act = admission.gate('act').running;
    });
    return inside;
  };
  assert.deepEqual(await insideOf(), { class: 1, act: 0 });
  // A place is free again when the loop has gone round.
  await setImmediate();
  for (let n = 0; n < REFUSALS; n++) admission.refused(asker);
  assert.deepEqual(await insideOf(), { class: 0, act: 1 });
});
