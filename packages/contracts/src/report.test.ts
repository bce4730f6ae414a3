import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_REPORT_TEXT, MAY_KNOW, ReceiptMessage, ReceiptOpen, ReportInput } from './report.ts';

const team = '0198a5c0-0000-4000-8000-000000000001';
const fields = { team, category: 'SEXTORTION', dangerNow: false, ageBand: '13-15' };
const sealed = {
  id: 'abc',
  sealed: { v: 1, ct: 'abc', to: [{ keyId: 'k', enc: 'e', wrapped: 'w' }] },
};
const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

test('a report is sealed, or plain for the server to seal, never both and never neither', () => {
  assert.ok(takes(ReportInput, { ...fields, sealed }));
  assert.ok(takes(ReportInput, { ...fields, text: 'em sợ' }));
  assert.ok(!takes(ReportInput, { ...fields, sealed, text: 'em sợ' }));
  assert.ok(!takes(ReportInput, fields));
});

test('nothing beside what the form asks goes with a report', () => {
  for (const more of [{ name: 'x' }, { phone: '0' }, { ip: '::1' }, { address: 'x' }])
    assert.ok(!takes(ReportInput, { ...fields, text: 'em sợ', ...more }), JSON.stringify(more));
});

test('who says nothing of who may know has told nobody but the team', () => {
  assert.deepEqual(ReportInput.parse({ ...fields, text: '' }).mayKnow, []);
  assert.ok(takes(ReportInput, { ...fields, text: '', mayKnow: [...MAY_KNOW] }));
  assert.ok(!takes(ReportInput, { ...fields, text: '', mayKnow: ['everybody'] }));
  assert.ok(!takes(ReportInput, { ...fields, text: '', mayKnow: [...MAY_KNOW, 'team'] }));
});

test('words end at eight thousand, and danger is said or not said, never guessed', () => {
  assert.ok(takes(ReportInput, { ...fields, text: 'a'.repeat(MAX_REPORT_TEXT) }));
  assert.ok(!takes(ReportInput, { ...fields, text: 'a'.repeat(MAX_REPORT_TEXT + 1) }));
  assert.ok(!takes(ReportInput, { ...fields, dangerNow: undefined, text: '' }));
  assert.ok(!takes(ReportInput, { ...fields, dangerNow: 'yes', text: '' }));
});

test('a receipt is shown whole or as what a device made of it, never both', () => {
  const byVerifier = { locator: '0Z9ABC', verifier: 'abc' };
  assert.ok(takes(ReceiptOpen, byVerifier));
  assert.ok(takes(ReceiptOpen, { receipt: 'x' }));
  assert.ok(!takes(ReceiptOpen, { ...byVerifier, receipt: 'x' }));
  for (const locator of ['0Z9ABI', '0Z9ABO', '0Z9ABU', '0z9abc', '0Z9AB', '0Z9ABCD'])
    assert.ok(!takes(ReceiptOpen, { ...byVerifier, locator }), locator);
  assert.ok(!takes(ReceiptMessage, { receipt: 'x', text: '' }));
  assert.ok(!takes(ReceiptMessage, { ...byVerifier, text: 'plain' }));
});
