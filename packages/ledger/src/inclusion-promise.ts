import { fromBase64, toBase64 } from './bytes.ts';
import { type Hash, hashBytes, leafHash } from './merkle-root.ts';
import { importVerifier, type Signer } from './note-key.ts';
import { openNote, signNote } from './signed-note.ts';

/** The log's signed word that a leaf will stand in it by the batch of this time, in seconds since 1970. */
export type InclusionPromise = { origin: string; leaf: Hash; by: number };

export type OpenedPromise = { ok: true; promise: InclusionPromise } | { ok: false; why: string };

// Another first line than a checkpoint's, which is the log's own name: neither passes for the other.
const header = 'khong-mot-minh/inclusion-promise@v1';

/** A signed note: header, origin, the hash of the leaf in base64, the time of the last batch that may hold it. */
export function signPromise(signer: Signer, leaf: Uint8Array, by: number): string {
  return signNote(`${header}\n${signer.name}\n${toBase64(leafHash(leaf))}\n${by}\n`, signer);
}

/** Checks the signature and reads the promise; a key speaks only for the log of its own name. */
export function openPromise(note: string, vkey: string): OpenedPromise {
  const verifier = importVerifier(vkey);
  if (!verifier) return { ok: false, why: 'the key to check it with is not a verifier key' };
  const opened = openNote(note, verifier);
  if (!opened.ok) return opened;
  const [first, origin, hash = '', by = '', ...more] = opened.text.slice(0, -1).split('\n');
  const leaf = fromBase64(hash);
  if (first !== header || leaf?.length !== hashBytes || !/^[1-9]\d{0,14}$/.test(by) || more.length > 0)
    return { ok: false, why: 'the signed text is not a promise' };
  if (origin !== verifier.name)
    return { ok: false, why: `it speaks for "${origin}", the key for "${verifier.name}"` };
  return { ok: true, promise: { origin, leaf, by: Number(by) } };
}
