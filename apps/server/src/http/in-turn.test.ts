import assert from 'node:assert/strict';
import test from 'node:test';
import { Hono } from 'hono';
import { createAdmission } from '../limits/admission.ts';
import { inTurn, limitAct } from './in-turn.ts';
import type { AppEnv } from './principal.ts';
import { HttpProblem, problemResponse } from './problems.ts';

/** A house that lets one request come to nothing, with an answer of each kind. */
function house() {
  const at = new Date('2026-11-27T09:00:00Z');
  const admission = createAdmission(() => at, { refused: 1 });
  const asker = admission.of('192.0.2.7');
  const app = new Hono<AppEnv>();
  app.onError((error) =>
    problemResponse(error instanceof HttpProblem ? error : new HttpProblem('server-fault')),
  );
  app.use(async (c, next) => {
    c.set('asker', asker);
    await next();
  });
  app.post('/busy', inTurn({ admission }, 'act'), () => {
    throw new HttpProblem('busy', undefined, { retryAfterSeconds: 1 });
  });
  app.post('/broken', inTurn({ admission }, 'act'), () => {
    throw new Error('a fault of ours');
  });
  app.post('/wrong', inTurn({ admission }, 'act'), () => {
    throw new HttpProblem('not-found');
  });
  app.get('/page', inTurn({ admission }, 'page'), () => {
    throw new HttpProblem('not-found');
  });
  app.post('/act', inTurn({ admission }, 'act'), limitAct({ admission }, 'pledge'), (c) => c.text('in'));
  const status = async (path: string, method = 'POST') =>
    (await app.request(path, { method, ...(method === 'POST' && { body: '{}' }) })).status;
  return { status, admission, asker };
}

test('what the house could not do is not counted against who asked', async () => {
  const { status } = house();
  for (let n = 0; n < 3; n++) {
    assert.equal(await status('/busy'), 503);
    assert.equal(await status('/broken'), 500);
  }
  assert.equal(await status('/act'), 200);
});

test('past the limit of what came to nothing the turn of each more such request lingers, and of no other', async () => {
  const { status, admission, asker } = house();
  assert.equal(await status('/wrong'), 404);
  const gate = admission.gate('act');
  const lingered: string[] = [];
  const run = gate.run;
  // As the gate is: only what a turn is told is written down.
  Object.assign(gate, {
    run: (who: typeof asker, work: Parameters<typeof run>[1]) =>
      run(who, (turn) => work({ ...turn, linger: () => void lingered.push('lingers') })),
  });
  assert.equal(await status('/busy'), 503);
  assert.deepEqual(lingered, []);
  assert.equal(await status('/wrong'), 404);
  assert.deepEqual(lingered, ['lingers']);
});

test('what came to nothing is counted, and a page that is not there is not', async () => {
  const { status } = house();
  for (let n = 0; n < 3; n++) assert.equal(await status('/page', 'GET'), 404);
  assert.equal(await status('/act'), 200);
  assert.equal(await status('/wrong'), 404);
  assert.equal(await status('/act'), 429);
});
