import assert from 'node:assert/strict';
import test from 'node:test';
import { formatNumber } from './format-number.ts';

const cases = [
  { name: 'a decimal comma in Vietnamese', language: 'vi', value: 6.26, want: '6,3' },
  { name: 'thousands apart in Vietnamese', language: 'vi', value: 12345, want: '12.345' },
  { name: 'a decimal point in English', language: 'en', value: 6.26, want: '6.3' },
  { name: 'no decimals where there are none', language: 'vi', value: 4, want: '4' },
] as const;
for (const { name, language, value, want } of cases)
  test(`formatNumber: ${name}`, () => assert.equal(formatNumber(language, value), want));
