import assert from 'node:assert/strict';
import test from 'node:test';
import type { PlatformEvent } from '@khong-mot-minh/contracts';
import { findKnownPictures } from './find-known-pictures.ts';

import type { PictureMatch } from './picture-index.ts';

type PictureDeps = Parameters<typeof findKnownPictures>[0];

const HASH = 'a5'.repeat(32);
const posted = (id: string, pdq?: string): PlatformEvent => ({
  id,
  type: 'content.posted',
  time: '2026-11-24T09:00:00Z',
  actor: 'a',
  content: 'c',
  media: [{ kind: 'image', ...(pdq && { pdq }) }],
});
const found = (distance: number, disputed = false): PictureMatch => ({
  signal: 's',
  bank: 'b',
  category: 'NCII_ADULT',
  distance,
  sources: ['organisation'],
  disputed,
});

/** Deps with an index that answers this; `as`: nothing else of them is touched. */
function depsWith(matches: PictureMatch[] | 'down') {
  const said: string[] = [];
  const pictures = {
    async refresh() {
      if (matches === 'down') throw new Error('The database does not answer');
    },
    match: () => matches,
  };
  const log = { error: (_: object, words: string) => said.push(words) };
  return { said, deps: { exchange: { pictures }, now: () => new Date(), log } as unknown as PictureDeps };
}

test('only events that name a usable hash are told of an outage; the rules decide then', async () => {
  const { deps, said } = depsWith('down');
  const events = [posted('1', HASH), posted('2'), posted('3', '0'.repeat(64))];
  const pictures = await findKnownPictures(deps, 'org', events);
  assert.deepEqual(events.map(pictures), ['unavailable', undefined, undefined]);
  assert.deepEqual(said, ['the picture lookup failed; the rules decide as for an outage']);
});

const weights = [
  { name: 'the same picture', match: found(10), want: 0.9 },
  { name: 'a near one', match: found(11), want: 0.7 },
  { name: 'a far one', match: found(31), want: 0.5 },
  { name: 'one that a member disagrees with counts half', match: found(0, true), want: 0.45 },
];
for (const { name, match, want } of weights)
  test(`weight: ${name}`, async () => {
    const event = posted('1', HASH.toUpperCase());
    const pictures = await findKnownPictures(depsWith([match]).deps, 'org', [event]);
    assert.deepEqual(pictures(event), [want]);
  });

test('a batch without pictures asks nobody', async () => {
  const pictures = await findKnownPictures(depsWith('down').deps, 'org', [posted('1')]);
  assert.equal(pictures(posted('1')), undefined);
});
