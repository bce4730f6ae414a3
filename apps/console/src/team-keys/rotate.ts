import type { KeyTeam, RewrapInput, SessionKeys } from '@kmm/contracts';
import { generateKeyPair, keyIdOf, type Opener, rewrap, SealError, sealKey } from '@kmm/sealing';
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
    const { left, caseId, items = [] } = await fetchRewrap(team, skip);
    progress.left = left;
    onProgress({ ...progress });
    if (!caseId) return progress;
    const envelopes: RewrapInput['envelopes'] = [];
    for (const { id, kind, sealed } of items)
      for (const from of openers.filter((o) => o.keyId !== to.keyId)) {
        if (!sealed.to.some((e) => e.keyId === from.keyId)) continue;
        try {
          envelopes.push({
            contentId: id,
            oldKeyId: from.keyId,
            envelope: await rewrap({ kind, id, sealed, from, to }),
          });
        } catch (error) {
          if (!(error instanceof SealError)) throw error;
          progress.unread += 1;
        }
      }
    if (envelopes.length < items.length) skip.push(caseId);
    if (envelopes.length > 0) await postRewrap(team, { caseId, envelopes });
    progress.done += 1;
  }
}
