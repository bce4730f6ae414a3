import { fromBase64, toBase64 } from './bytes.ts';
import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import { inclusionProof, verifyInclusion } from './inclusion-proof.ts';
import type { LogReader } from './log-reader.ts';
import { type Hash, leafHash } from './merkle-root.ts';

const header = 'c2sp.org/tlog-proof@v1';

export type CheckedProof = { ok: true; index: number; checkpoint: Checkpoint } | { ok: false; why: string };

/** A text file that proves offline that entry `index` is in the log under this signed checkpoint (C2SP tlog-proof). */
export async function tlogProof(
  log: LogReader,
  index: number,
  size: number,
  checkpoint: string,
): Promise<string> {
  const proof = await inclusionProof(log, index, size);
  return `${[header, `index ${index}`, ...proof.map(toBase64)].join('\n')}\n\n${checkpoint}`;
}

function parse(text: string): { index: number; proof: Hash[]; checkpoint: string } | undefined {
  const end = text.indexOf('\n\n');
  if (end < 0) return undefined;
  const [first, second = '', ...lines] = text.slice(0, end).split('\n');
  // An "extra" line is allowed by the format but signed by nobody; this log writes none and accepts none.
  const [, index] = /^index (0|[1-9]\d*)$/.exec(second) ?? [];
  if (first !== header || index === undefined) return undefined;
  const proof: Hash[] = [];
  for (const line of lines) {
    const hash = fromBase64(line);
    if (!hash) return undefined;
    proof.push(hash);
  }
  return { index: Number(index), proof, checkpoint: text.slice(end + 2) };
}

/** Checks such a file against the entry's bytes and the log's key, without any network. */
export function verifyTlogProof(text: string, entry: Uint8Array, vkey: string): CheckedProof {
  const parsed = parse(text);
  if (!parsed) return { ok: false, why: 'it is not a proof file' };
  const opened = openCheckpoint(parsed.checkpoint, vkey);
  if (!opened.ok) return { ok: false, why: `its checkpoint does not hold: ${opened.why}` };
  const { checkpoint } = opened;
  if (!verifyInclusion(parsed.index, checkpoint.size, leafHash(entry), parsed.proof, checkpoint.root))
    return { ok: false, why: 'its hashes do not lead from this entry to the signed root' };
  return { ok: true, index: parsed.index, checkpoint };
}
