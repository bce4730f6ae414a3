import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { ExchangeRecord } from '../exchange-record.ts';
import { StopNciiQuery, stopNciiReply } from './fetch-hashes.ts';
import { feedbackMeant, StopNciiHashes } from './submissions.ts';

const state = fc.constantFrom('shared' as const, 'withdrawn' as const, 'ended' as const);
const record: fc.Arbitrary<ExchangeRecord> = fc.record({
  pdq: fc.constant('a5'.repeat(32)),
  changedS: fc.nat(),
  category: fc.constant('NCII_ADULT' as const),
  parts: fc.array(
    fc.record({
      id: fc.uuid(),
      number: fc.nat(),
      owner: fc.uuid(),
      source: fc.constant('self-submitted' as const),
      state,
    }),
    { minLength: 1, maxLength: 4 },
  ),
  feedback: fc.constant([]),
});

test('the time to go on from is never below the time that was asked for, a record, or the clock at the end', () => {
  fc.assert(
    fc.property(fc.array(record), fc.nat(), fc.nat(), (records, startTimestamp, clockS) => {
      const reply = stopNciiReply({ records, clockS }, { startTimestamp }, null);
      assert.ok(reply.nextSetTimestamp >= clockS);
      assert.ok(reply.nextSetTimestamp >= startTimestamp);
      for (const { lastModtimestamp } of reply.hashRecords)
        assert.ok(reply.nextSetTimestamp >= lastModtimestamp);
      assert.equal(reply.count, records.length);
    }),
  );
});

test('a hash is active as long as one case is, and only withdrawn when every case is', () => {
  fc.assert(
    fc.property(record, (one) => {
      const [told] = stopNciiReply({ records: [one], clockS: 0 }, { startTimestamp: 0 }, null).hashRecords;
      const states = Object.values(told!.caseNumbers);
      const wanted = states.includes('Active')
        ? 'Active'
        : states.every((s) => s === 'Withdrawn')
          ? 'Withdrawn'
          : 'Deleted';
      assert.equal(told!.hashStatus, wanted);
    }),
  );
});

test('a page is never larger than ours, whatever a client asks for', () => {
  assert.equal(StopNciiQuery.parse({ pageSize: '100000' }).pageSize, 1000);
  assert.equal(StopNciiQuery.parse({}).startTimestamp, 10);
  for (const nextPageToken of ['x', '1', '1.2.3', '1.', '-1.2', '1.2'])
    assert.equal(StopNciiQuery.safeParse({ nextPageToken }).success, false, nextPageToken);
  for (const nextPageToken of ['', 'a-Z_9'.repeat(14)])
    assert.equal(StopNciiQuery.parse({ nextPageToken }).nextPageToken, nextPageToken);
});

test('both spellings of the type are taken, and no other', () => {
  const body = (signalType: string, hashValue = 'A5'.repeat(32)) => ({
    hashRecords: [{ signalType, hashValue }],
  });
  for (const type of ['ImagePDQ', 'StopNCIISignalType.ImagePDQ'])
    assert.equal(StopNciiHashes.parse(body(type)).hashRecords[0]!.hashValue, 'a5'.repeat(32));
  assert.equal(StopNciiHashes.safeParse(body('VideoMD5')).success, false);
  assert.equal(StopNciiHashes.safeParse(body('ImagePDQ', '0'.repeat(32))).success, false);
});

test('what says nothing is not kept', () => {
  assert.deepEqual(
    (['Blocked', 'NotBlocked', 'PendingReview', 'Withdrawn', 'Deleted', 'None'] as const).map(feedbackMeant),
    ['blocked', 'not-blocked', 'seen', 'withdraw', 'withdraw', undefined],
  );
});
