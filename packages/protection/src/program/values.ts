/** A slot that nobody has asked for yet, one with a value, one that has none. */
export const UNREAD = 0;
export const KNOWN = 1;
export const UNKNOWN = 2;

/** One event's values by slot, each read when it is first asked for. */
export type Values<C> = {
  /** What the slots are read from; absent before the first event. */
  from: C | undefined;
  numbers: Float64Array;
  masks: Int32Array;
  state: Uint8Array;
  /** Conditions not ruled out yet, one bit each. */
  open: Int32Array;
};

/** Room for the values of one event. */
export const emptyValues = <C>(slots: number, conditions: number): Values<C> => ({
  from: undefined,
  numbers: new Float64Array(slots),
  masks: new Int32Array(slots),
  state: new Uint8Array(slots),
  open: new Int32Array((conditions + 31) >>> 5),
});
