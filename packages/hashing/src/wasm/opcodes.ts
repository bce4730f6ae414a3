/** Value types as the binary format numbers them. */
export const valueTypes: Readonly<Record<string, number>> = { i32: 0x7f, i64: 0x7e };

/** Instructions without immediate values, of those that the kernels use. */
export const plain: Readonly<Record<string, number>> = {
  'i32.ge_u': 0x4f,
  'i32.gt_u': 0x4b,
  'i32.lt_u': 0x49,
  'i32.add': 0x6a,
  'i32.sub': 0x6b,
  'i32.and': 0x71,
  'i32.xor': 0x73,
  'i32.shl': 0x74,
  'i32.shr_u': 0x76,
  'i32.wrap_i64': 0xa7,
  'i64.le_u': 0x58,
  'i64.popcnt': 0x7b,
  'i64.add': 0x7c,
  'i64.and': 0x83,
  'i64.xor': 0x85,
  'i64.shr_u': 0x88,
  'i64.extend_i32_u': 0xad,
};

/** Loads and stores: opcode and the alignment that text without `align=` means (log 2 of the bytes). */
export const memory: Readonly<Record<string, readonly [opcode: number, align: number]>> = {
  'i32.load': [0x28, 2],
  'i64.load': [0x29, 3],
  'i32.load8_u': [0x2d, 0],
  'i32.store': [0x36, 2],
  'i64.store': [0x37, 3],
};
