import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findActs } from './find-acts.ts';

const refuses = (text: string): boolean => findActs(text).some(({ act }) => act === 'refusal');

for (const text of [
  'NO WAY!! thats so cool',
  'no way, congrats!!',
  'no way you got tickets??',
  'no way you won',
  'omg no way!! when did you get it',
  'no way me too',
])
  test(`delight: "${text}" refuses nothing`, () => assert.ok(!refuses(text)));

for (const text of [
  'No way!!',
  'no way that is happening',
  'no way you are getting my picture',
  'no way, nice try',
  'no way thats crazy',
  'no way, i can not believe you asked that',
  'no way, congrats but stop asking me',
])
  test(`delight: "${text}" is a no`, () => assert.ok(refuses(text)));
