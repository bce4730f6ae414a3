import { decodeRecord, encodeRecord, type KeyRecord, type KeyState, RECORD_BYTES } from './key-record.ts';

/** All records of a key store in memory, in the order of the files; found by name without an object for each. */
export type KeyTable = {
  readonly size: number;
  slotOf(ref: Buffer): number | undefined;
  read(slot: number): KeyRecord;
  /** A copy of the records from one slot to before another, to be overwritten when it is written. */
  bytes(from: number, to: number): Buffer;
  /** Adds a record whose name is new, and gives its slot. */
  add(record: KeyRecord): number;
  /** Leaves of a record its name, its hour and that it is destroyed. */
  destroy(slot: number): void;
  count(state: KeyState): number;
};

const FIRST_SLOTS = 1024;

/** A table with nothing in it; it grows as it is filled. */
export function createKeyTable(): KeyTable {
  let records = Buffer.alloc(FIRST_SLOTS * RECORD_BYTES);
  // Slot + 1, or 0 for none. At most half full, so a look ends after a few steps.
  let places = new Uint32Array(FIRST_SLOTS * 2);
  let size = 0;
  let live = 0;

  const at = (slot: number): Buffer => records.subarray(slot * RECORD_BYTES, (slot + 1) * RECORD_BYTES);
  /** Names are random, so their first bytes spread as a hash would. */
  const placeOf = (ref: Buffer): number => {
    let place = ref.readUInt32BE(0) % places.length;
    for (;;) {
      const slot = places[place];
      if (
        !slot ||
        at(slot - 1)
          .subarray(0, 16)
          .equals(ref)
      )
        return place;
      place = (place + 1) % places.length;
    }
  };
  const grow = () => {
    const wider = Buffer.alloc(records.length * 2);
    records.copy(wider);
    // The old copy holds keys; nobody else would overwrite it.
    records.fill(0);
    records = wider;
    places = new Uint32Array(places.length * 2);
    for (let slot = 0; slot < size; slot++) places[placeOf(at(slot).subarray(0, 16))] = slot + 1;
  };
  const read = (slot: number): KeyRecord => {
    const record = decodeRecord(at(slot));
    if (!record) throw new Error(`Key store: slot ${slot} in memory is not whole`);
    return record;
  };
  return {
    get size() {
      return size;
    },
    slotOf(ref) {
      const slot = places[placeOf(ref)];
      return slot ? slot - 1 : undefined;
    },
    read,
    // A copy: the records may move while it is being written.
    bytes: (from, to) => Buffer.from(records.subarray(from * RECORD_BYTES, to * RECORD_BYTES)),
    add(record) {
      if ((size + 1) * RECORD_BYTES > records.length) grow();
      const slot = size++;
      encodeRecord(record).copy(at(slot));
      places[placeOf(record.ref)] = slot + 1;
      if (record.state === 'live') live++;
      return slot;
    },
    destroy(slot) {
      const record = read(slot);
      if (record.state === 'destroyed') return;
      encodeRecord({ ...record, state: 'destroyed' }).copy(at(slot));
      live--;
    },
    count: (state) => (state === 'live' ? live : size - live),
  };
}
