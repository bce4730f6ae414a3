import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import test from 'node:test';
import fc from 'fast-check';
import { doWork } from './do-work.ts';
import { sha256Head } from './sha256.ts';

const headOf = (text: string) => hash('sha256', text, 'buffer').readUInt32BE(0);

test('the head of the hash is that of SHA-256, at every length', () => {
  for (let length = 0; length < 200; length++) {
    const text = 'x'.repeat(length);
    assert.equal(sha256Head(text), headOf(text), `${length} letters`);
  }
  const ascii = fc.string({ unit: 'binary-ascii', maxLength: 130 });
  fc.assert(fc.property(ascii, (text) => sha256Head(text) === headOf(text)));
});

test('every part of the answer begins with as many zero bits as were asked, and progress is told', () => {
  const asked = { challenge: 'mgz1abcd.08.0123456789ab.0123456789abcdefghijkl', bits: 8, parts: 16 };
  const told: number[] = [];
  const answer = doWork(asked, (done) => told.push(done));
  const [challenge, numbers = ''] = [answer.slice(0, asked.challenge.length), answer.split(':').at(-1)];
  assert.equal(challenge, asked.challenge);
  for (const [part, number] of numbers.split(',').entries())
    assert.ok(Math.clz32(headOf(`${challenge}:${part}:${number}`)) >= 8, `part ${part}`);
  assert.deepEqual([told.length, told.at(-1)], [16, 1]);
});
