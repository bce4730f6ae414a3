/**
 * A classifier in one byte each: for every hashed feature its rarity (`rarity` times `rarityScale`) and, folded into
 * one table for each label, its weight times its rarity (int8 times the label's `scale`).
 */
export type Model = {
  bits: number;
  labels: readonly string[];
  rarityScale: number;
  rarity: Uint8Array;
  planes: readonly { weights: Int8Array; scale: number; bias: number }[];
};

const MAGIC = [0x4b, 0x4d, 0x43, 0x31] as const; // "KMC1"

/** Writes a model: "KMC1", the length of a JSON head, the head, the tables. */
export function writeModel({ bits, labels, rarityScale, rarity, planes }: Model): Uint8Array {
  const scales = planes.map(({ scale, bias }) => ({ scale, bias }));
  const head = new TextEncoder().encode(JSON.stringify({ bits, labels, rarityScale, planes: scales }));
  const file = new Uint8Array(8 + head.length + rarity.length * (1 + planes.length));
  file.set(MAGIC);
  new DataView(file.buffer).setUint32(4, head.length, true);
  file.set(head, 8);
  let at = 8 + head.length;
  for (const table of [rarity, ...planes.map(({ weights }) => weights)]) {
    file.set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength), at);
    at += table.length;
  }
  return file;
}

type Head = {
  bits: number;
  labels: string[];
  rarityScale: number;
  planes: { scale: number; bias: number }[];
};

function isHead(head: unknown): head is Head {
  if (typeof head !== 'object' || head === null) return false;
  const { bits, labels, rarityScale, planes }: Record<string, unknown> = { ...head };
  if (!Number.isInteger(bits) || typeof rarityScale !== 'number') return false;
  if (!Array.isArray(labels) || !Array.isArray(planes) || labels.length !== planes.length) return false;
  const named = labels.every((label) => typeof label === 'string') && new Set(labels).size === labels.length;
  return named && labels.length > 0 && planes.every(isPlane);
}

function isPlane(plane: unknown): boolean {
  const { scale, bias }: Record<string, unknown> = { ...Object(plane) };
  return typeof scale === 'number' && typeof bias === 'number';
}

function parsed(head: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(head));
  } catch {
    return undefined;
  }
}

/** Reads a model; bytes that are none are an error. */
export function readModel(file: Uint8Array): Model {
  const isModel = file.length > 8 && MAGIC.every((byte, i) => file[i] === byte);
  const length = isModel ? new DataView(file.buffer, file.byteOffset).getUint32(4, true) : 0;
  const head = isModel && 8 + length <= file.length ? parsed(file.subarray(8, 8 + length)) : undefined;
  if (!isHead(head)) throw new Error('Load a classifier: these bytes are no model');
  const size = 2 ** head.bits;
  const start = 8 + length;
  if (file.length !== start + size * (1 + head.planes.length))
    throw new Error(`Load a classifier: ${file.length} bytes, the model's tables need another number`);
  // A copy: a Buffer's `slice` would only point into a larger room, whose beginning is not the table's.
  const part = (i: number) => new Uint8Array(file.subarray(start + i * size, start + (i + 1) * size));
  const planes = head.planes.map((plane, i) => ({ ...plane, weights: new Int8Array(part(i + 1).buffer) }));
  const { bits, labels, rarityScale } = head;
  return { bits, labels, rarityScale, rarity: part(0), planes };
}
