import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgeBand, AgeSource } from '@khong-mot-minh/contracts';
import { receiverBand, senderBand } from './age.ts';

type Case = { name: string; band: AgeBand; sources?: AgeSource[]; receiver: AgeBand; sender: AgeBand };
const cases: Case[] = [
  {
    name: 'an unknown account is protected as 13–15 and is no peer',
    band: 'unknown',
    receiver: '13-15',
    sender: '23plus',
  },
  { name: 'a known band counts both ways', band: '16-17', receiver: '16-17', sender: '16-17' },
  {
    name: 'an adult who claims to be fourteen is protected, but writes as an adult',
    band: '23plus',
    sources: [{ source: 'claimed', band: '13-15' }],
    receiver: '13-15',
    sender: '23plus',
  },
  {
    name: 'a teenager who claims to be an adult is made neither an adult sender nor less protected',
    band: '13-15',
    sources: [{ source: 'claimed', band: '23plus' }],
    receiver: '13-15',
    sender: '13-15',
  },
  {
    name: 'two sources that differ count each in the safer way',
    band: '16-17',
    sources: [
      { source: 'predicted', band: '18-22' },
      { source: 'guardian', band: 'under13' },
    ],
    receiver: 'under13',
    sender: '18-22',
  },
  {
    name: 'a claim does not make an unknown account a peer',
    band: 'unknown',
    sources: [{ source: 'claimed', band: '13-15' }],
    receiver: '13-15',
    sender: '23plus',
  },
  {
    name: 'a source that does not know changes nothing',
    band: '23plus',
    sources: [{ source: 'predicted', band: 'unknown' }],
    receiver: '23plus',
    sender: '23plus',
  },
];
for (const { name, band, sources, receiver, sender } of cases) {
  test(name, () => {
    const account = { ageBand: band, ageSources: sources };
    assert.deepEqual([receiverBand(account), senderBand(account)], [receiver, sender]);
  });
}
