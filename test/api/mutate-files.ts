type Files = ReadonlyMap<string, Uint8Array>;
export type Mutation = { how: string; files: Map<string, Uint8Array>; touched: string[] };

const cut = (bytes: Uint8Array, at: number, remove: number, ...insert: number[]): Buffer =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(insert), bytes.subarray(at + remove)]);

/** One random change to one or two files of an export; never one that leaves all bytes as they were. */
export function mutateFiles(original: Files, random: (below: number) => number): Mutation {
  const files = new Map(original);
  const paths = [...files.keys()];
  const path = paths[random(paths.length)] ?? '';
  const other = paths[random(paths.length)] ?? '';
  const bytes = files.get(path) ?? new Uint8Array();
  const at = random(bytes.length);
  const changes: Record<string, () => void> = {
    'edit a byte': () => files.set(path, cut(bytes, at, 1, (bytes[at] ?? 0) ^ (1 + random(255)))),
    'take a byte out': () => files.set(path, cut(bytes, at, 1)),
    'put a byte in': () => files.set(path, cut(bytes, at, 0, random(256))),
    'append a byte': () => files.set(path, cut(bytes, bytes.length, 0, random(256))),
    'cut the end off': () => files.set(path, bytes.subarray(0, at)),
    'take a file away': () => files.delete(path),
    'swap two files': () => files.set(path, files.get(other) ?? bytes).set(other, bytes),
  };
  const names = Object.keys(changes);
  const how = names[random(names.length)] ?? '';
  changes[how]?.();
  const same = [...original].every(([p, before]) => Buffer.from(files.get(p) ?? []).equals(before));
  return same && files.size === original.size
    ? mutateFiles(original, random)
    : { how, files, touched: [path, other] };
}
