import { fromBase64, toBase64 } from './bytes.ts';
import { type Hash, hashBytes } from './merkle-root.ts';
import { importVerifier, type Signer } from './note-key.ts';
import { openNote, signNote } from './signed-note.ts';

/** What a log says of itself at one moment (C2SP tlog-checkpoint). */
export type Checkpoint = { origin: string; size: number; root: Hash };

export type OpenedCheckpoint =
  | { ok: true; checkpoint: Checkpoint; unchecked: string[] }
  | { ok: false; why: string };

/** The signed checkpoint as served; the origin is the signer's name. Call `ensureExtends` first. */
export function signCheckpoint(signer: Signer, { size, root }: Pick<Checkpoint, 'size' | 'root'>): string {
  return signNote(`${signer.name}\n${size}\n${toBase64(root)}\n`, signer);
}

function parseText(text: string): Checkpoint | undefined {
  const [origin, size, root, ...extensions] = text.slice(0, -1).split('\n');
  if (!origin || size === undefined || root === undefined || extensions.includes('')) return undefined;
  const hash = fromBase64(root);
  const count = Number(size);
  if (hash?.length !== hashBytes || !/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(count))
    return undefined;
  return { origin, size: count, root: hash };
}

/** Checks the signature and reads the three lines; a key speaks only for the log of its own name. */
export function openCheckpoint(note: string, vkey: string): OpenedCheckpoint {
  const verifier = importVerifier(vkey);
  if (!verifier) return { ok: false, why: 'the key to check it with is not a verifier key' };
  const opened = openNote(note, verifier);
  if (!opened.ok) return opened;
  const checkpoint = parseText(opened.text);
  if (!checkpoint) return { ok: false, why: 'the signed text is not a checkpoint' };
  if (checkpoint.origin !== verifier.name)
    return { ok: false, why: `it speaks for "${checkpoint.origin}", the key for "${verifier.name}"` };
  return { ok: true, checkpoint, unchecked: opened.unchecked };
}
