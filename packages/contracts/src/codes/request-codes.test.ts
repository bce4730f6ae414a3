import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partsFor } from './request-codes.ts';

const SUBSCRIBER = ['account-id', 'age-band', 'account-created'];
const TRAFFIC = [...SUBSCRIBER, 'event-ids', 'event-times'];

test('who asks for a class gets its parts and those of the classes below, never one above', () => {
  assert.deepEqual(partsFor('subscriber'), SUBSCRIBER);
  assert.deepEqual(partsFor('traffic'), TRAFFIC);
  assert.deepEqual(partsFor('content'), [...TRAFFIC, 'cited-text', 'picture-hashes']);
});
