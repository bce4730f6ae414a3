import type { CaseRewrap, KeyTeam, PlaceRewrap, RewrapStep, SessionKeys } from '@khong-mot-minh/contracts';
import {
  generateKeyPair,
  keyIdOf,
  type Opener,
  rewrap,
  SealError,
  type Sealed,
  sealKey,
} from '@khong-mot-minh/sealing';
import { PLACE_KIND } from '../take-downs/place.ts';
import { fetchRewrap, postRewrap, postRotation, prove } from './key-desk-api.ts';

type Present = { keyId: string; publicKey: string };

/** Makes the team another key here: sealed to each holder, and every earlier key sealed to it. */
export async function rotate(
  team: KeyTeam,
  opener: Opener,
  openers: readonly Opener[],
  past: SessionKeys['teams'][number]['past'],
): Promise<Opener> {
  const { publicKey, privateKey } = await generateKeyPair();
  const to = { keyId: await keyIdOf(publicKey), publicKey };
  const earlier = [opener, ...past.flatMap(({ keyId }) => openers.find((o) => o.keyId === keyId) ?? [])];
  await postRotation(team.id, {
    proof: await prove(opener),
    publicKey,
    holders: await Promise.all(
      team.holders.map(async ({ id, key }) => ({
        person: id,
        sealedKey: await sealKey({ privateKey, to: key }),
      })),
    ),
    past: await Promise.all(
      earlier.map(async (one) => ({
        keyId: one.keyId,
        sealedKey: await sealKey({ privateKey: one.privateKey, to }),
      })),
    ),
  });
  return { keyId: to.keyId, privateKey };
}

export type Progress = { done: number; left: number; unread: number };

/**
 * Re-wraps what lies under earlier keys, case by case, open ones first. What stops it costs nothing: the server knows
 * what is left, and the next run goes on there. A text that no key here opens is counted and left as it is.
 */
export async function rewrapAll(
  team: string,
  to: Present,
  openers: readonly Opener[],
  onProgress: (progress: Progress) => void,
): Promise<Progress> {
  const skip: string[] = [];
  const progress: Progress = { done: 0, left: 0, unread: 0 };
  for (;;) {
    const { left, caseId, items = [], places } = await fetchRewrap(team, skip);
    progress.left = left;
    onProgress({ ...progress });
    if (places) await rewrapPlaces(team, to, places, openers, { skip, progress });
    else if (!caseId) return progress;
    else {
      const envelopes: CaseRewrap['envelopes'] = [];
      for (const { id, kind, sealed } of items)
        for (const { oldKeyId, envelope } of await wrapAnew({ kind, id, sealed }, to, openers, progress))
          envelopes.push({ contentId: id, oldKeyId, envelope });
      if (envelopes.length < items.length) skip.push(caseId);
      if (envelopes.length > 0) await postRewrap(team, { caseId, envelopes });
      progress.done += 1;
    }
  }
}

async function rewrapPlaces(
  team: string,
  to: Present,
  places: NonNullable<RewrapStep['places']>,
  openers: readonly Opener[],
  { skip, progress }: { skip: string[]; progress: Progress },
): Promise<void> {
  const found: PlaceRewrap['places'] = [];
  for (const { takeDown, id, sealed } of places) {
    const anew = await wrapAnew({ kind: PLACE_KIND, id, sealed }, to, openers, progress);
    if (anew.length === 0) skip.push(takeDown);
    found.push(...anew.map((one) => ({ takeDown, ...one })));
  }
  if (found.length > 0) await postRewrap(team, { places: found });
  progress.done += found.length;
}

/** Envelopes for the present key in the place of those that an earlier one opens here. */
async function wrapAnew(
  content: { kind: string; id: string; sealed: Sealed },
  to: Present,
  openers: readonly Opener[],
  progress: Progress,
) {
  const envelopes: { oldKeyId: string; envelope: Awaited<ReturnType<typeof rewrap>> }[] = [];
  for (const from of openers.filter((o) => o.keyId !== to.keyId)) {
    if (!content.sealed.to.some((e) => e.keyId === from.keyId)) continue;
    try {
      envelopes.push({ oldKeyId: from.keyId, envelope: await rewrap({ ...content, from, to }) });
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      progress.unread += 1;
    }
  }
  return envelopes;
}
