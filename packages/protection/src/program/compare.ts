/** Operations of a program's steps; the first six compare numbers. */
export const OP = { lt: 0, lte: 1, gt: 2, gte: 3, eq: 4, ne: 5, hit: 6, miss: 7 } as const;

/** Compares two numbers by one of the first six operations. */
export function compare(op: number, value: number, wanted: number): boolean {
  switch (op) {
    case OP.lt:
      return value < wanted;
    case OP.lte:
      return value <= wanted;
    case OP.gt:
      return value > wanted;
    case OP.gte:
      return value >= wanted;
    case OP.eq:
      return value === wanted;
    default:
      return value !== wanted;
  }
}

/** The operation of an operator of the language, for fields that are compared as numbers. */
export function numericOp(op: string): number {
  switch (op) {
    case 'lt':
      return OP.lt;
    case 'lte':
    case 'atMost':
      return OP.lte;
    case 'gt':
      return OP.gt;
    case 'gte':
    case 'atLeast':
      return OP.gte;
    case 'ne':
      return OP.ne;
    default:
      return OP.eq;
  }
}
