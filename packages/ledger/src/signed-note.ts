import { fromBase64, toBase64 } from './bytes.ts';
import type { Signer, Verifier } from './note-key.ts';

export type OpenedNote =
  /** `unchecked` names the signature lines of keys that were not given; they prove nothing. */
  { ok: true; text: string; unchecked: string[] } | { ok: false; why: string };

type SignatureLine = { name: string; keyId: string; signature: Uint8Array };

// Far above a log's own signature and a dozen witnesses; keeps a hostile note from costing time.
const maxNoteLength = 65_536;

/** Text under a signature (C2SP signed-note). The text ends in a newline. */
export function signNote(text: string, signer: Signer): string {
  const signature = Buffer.concat([Buffer.from(signer.keyId, 'hex'), signer.sign(text)]);
  return `${text}\n— ${signer.name} ${toBase64(signature)}\n`;
}

function parseLine(line: string): SignatureLine | undefined {
  const [, name, base64] = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
  const bytes = base64 === undefined ? undefined : fromBase64(base64);
  if (name === undefined || !bytes || bytes.length < 5) return undefined;
  return { name, keyId: Buffer.from(bytes.subarray(0, 4)).toString('hex'), signature: bytes.subarray(4) };
}

function hasControls(note: string): boolean {
  return [...note].some((sign) => sign < ' ' && sign !== '\n');
}

/** Opens a note, and only one that carries exactly one good signature of this key. */
export function openNote(note: string, verifier: Verifier): OpenedNote {
  const malformed = { ok: false, why: 'it is not a signed note' } as const;
  const end = note.lastIndexOf('\n\n');
  if (note.length > maxNoteLength || end < 0 || !note.endsWith('\n') || hasControls(note)) return malformed;
  const text = note.slice(0, end + 1);
  const lines: SignatureLine[] = [];
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const parsed = parseLine(line);
    if (!parsed) return malformed;
    lines.push(parsed);
  }
  const isOurs = ({ name, keyId }: SignatureLine) => name === verifier.name && keyId === verifier.keyId;
  const [ours, second] = lines.filter(isOurs);
  if (!ours || second) return { ok: false, why: `it does not carry one signature of "${verifier.name}"` };
  if (!verifier.verify(text, ours.signature))
    return { ok: false, why: `the signature of "${verifier.name}" does not fit the text` };
  return { ok: true, text, unchecked: lines.filter((line) => !isOurs(line)).map(({ name }) => name) };
}
