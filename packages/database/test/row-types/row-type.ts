import { type Checker, type Project, type Type, TypeFlags } from 'typescript/unstable/sync';

/** What a value of a TypeScript type is when the program runs, as far as a database could tell. */
export type Kind =
  | 'string'
  | 'number'
  | 'boolean'
  | 'null'
  | 'undefined'
  | 'Date'
  | 'bytes'
  | 'object'
  | 'unknown'
  | `${string}[]`;
/** A column as a row type has it; `texts` are all that it can say, where it is a union of texts. */
export type ColumnType = { kinds: ReadonlySet<Kind>; texts?: ReadonlySet<string> };
/** The columns that a row type names, and what it says of all others. */
export type RowType = { columns: ReadonlyMap<string, ColumnType>; others?: ColumnType };

/** The row that a call of `Sql` promises: `Row` of `Promise<Row[]>`. */
export function rowTypeOf(promise: Type, { checker }: Project): RowType | undefined {
  const [rows] = typeArguments(promise, checker);
  const [row] = rows ? typeArguments(rows, checker) : [];
  if (!row || row.isTypeParameter()) return undefined;
  const columns = new Map(
    checker.getPropertiesOfType(row).flatMap((property) => {
      const type = checker.getTypeOfSymbol(property);
      return type ? [[property.name, columnOf(type, checker)] as const] : [];
    }),
  );
  const [index] = checker.getIndexInfosOfType(row);
  return { columns, ...(index && { others: columnOf(index.valueType, checker) }) };
}

function columnOf(type: Type, checker: Checker): ColumnType {
  const members = (type.isUnionType() ? type.getTypes() : [type]).filter(
    (one) => !(one.flags & TypeFlags.Null),
  );
  const texts = members.flatMap((one) => (one.isStringLiteralType() ? [one.value] : []));
  const isClosed = texts.length > 0 && texts.length === members.length;
  return { kinds: kindsOf(type, checker), ...(isClosed && { texts: new Set(texts) }) };
}

const typeArguments = (type: Type, checker: Checker): readonly Type[] =>
  type.isTypeReference() ? checker.getTypeArguments(type) : [];

function kindsOf(type: Type, checker: Checker): Set<Kind> {
  if (type.isUnionType()) return new Set(type.getTypes().flatMap((one) => [...kindsOf(one, checker)]));
  if (type.isIntersectionType()) {
    const kinds = type.getTypes().flatMap((one) => [...kindsOf(one, checker)]);
    // A branded string is a string.
    return new Set([kinds.find((kind) => kind !== 'object') ?? 'object']);
  }
  for (const [flag, kind] of BY_FLAG) if (type.flags & flag) return new Set([kind]);
  const name = type.getSymbol()?.name;
  if (name === 'Date') return new Set(['Date']);
  if (name === 'Uint8Array' || name === 'Buffer') return new Set(['bytes']);
  if (name === 'Array' || name === 'ReadonlyArray') {
    const [element] = typeArguments(type, checker);
    return new Set(element ? [...kindsOf(element, checker)].map((kind): Kind => `${kind}[]`) : ['unknown']);
  }
  return new Set(['object']);
}

const BY_FLAG: readonly (readonly [TypeFlags, Kind])[] = [
  [TypeFlags.StringLike, 'string'],
  [TypeFlags.NumberLike, 'number'],
  [TypeFlags.BooleanLike, 'boolean'],
  [TypeFlags.Null, 'null'],
  [TypeFlags.Undefined, 'undefined'],
  [TypeFlags.Any, 'unknown'],
  [TypeFlags.Unknown, 'unknown'],
];
