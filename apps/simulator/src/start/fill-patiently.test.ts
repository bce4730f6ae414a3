import assert from 'node:assert/strict';
import test from 'node:test';
import { StartError } from '@khong-mot-minh/server';
import { NoAnswer } from '@khong-mot-minh/testing';
import { fillPatiently } from './fill-patiently.ts';

test('who waits is told that it goes on, in both languages, and nothing where it is quick', async () => {
  const said: string[] = [];
  const filled = Promise.withResolvers<string>();
  const filling = fillPatiently(() => filled.promise, {
    afterMs: 1,
    say(line) {
      said.push(line);
      filled.resolve('filled');
    },
  });
  assert.equal(await filling, 'filled');
  assert.match(said[0] ?? '', /máy này chậm.* \/ .*machine is slow/);
  const before = said.length;
  await fillPatiently(async () => undefined, { say: (line) => said.push(line) });
  assert.equal(said.length, before);
});

test('a server that does not answer is told as a sentence with what to do; any other fault stays whole', async () => {
  const say = () => undefined;
  const silent = () => Promise.reject(new NoAnswer('POST /v1/session got no answer within 120 s'));
  await assert.rejects(fillPatiently(silent, { say }), (error) => {
    assert.ok(error instanceof StartError);
    assert.match(error.message, /POST \/v1\/session got no answer .* start again: what is there is kept/);
    return true;
  });
  const fault = new Error('ours');
  await assert.rejects(
    fillPatiently(() => Promise.reject(fault), { say }),
    fault,
  );
});
