import type { Leaf } from '../program/condition.ts';
import { MAX_CONSTANTS } from '../program/emit-program.ts';
import { FITTING, type FieldSpec, ranksOf } from '../program/field-spec.ts';
import { nearest } from './nearest.ts';
import type { Path, Report } from './policy-problem.ts';

type Spec = FieldSpec<never>;

/** Field exists, operator fits its type, every constant is one that the field can have. */
export function checkLeaf(
  leaf: Leaf,
  table: ReadonlyMap<string, Spec>,
  path: Path,
  report: Report,
): Spec | undefined {
  const spec = table.get(leaf.field);
  if (spec === undefined) {
    const near = nearest(leaf.field, table.keys());
    report('unknown-field', [...path, 'field'], `Field "${leaf.field}" does not exist`, near);
    return undefined;
  }
  const fitting = FITTING[spec.type];
  if (!fitting.includes(leaf.op)) {
    const allowed = fitting.join(', ');
    report(
      'operator-does-not-fit',
      [...path, 'op'],
      `Operator "${leaf.op}" does not fit the ${spec.type} "${spec.name}"; use ${allowed}`,
      nearest(leaf.op, fitting) ?? fitting[0],
    );
    return undefined;
  }
  return checkValue(leaf, spec, [...path, 'value'], report) ? spec : undefined;
}

function checkValue({ op, value }: Leaf, spec: Spec, path: Path, report: Report): boolean {
  const many = op === 'in' || op === 'notIn' || op === 'hasAny';
  if (many !== Array.isArray(value)) {
    report('value-does-not-fit', path, `Operator "${op}" takes ${many ? 'a list' : 'one value'}`);
    return false;
  }
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (values.length === 0 || values.length > MAX_CONSTANTS) {
    report('too-many-constants', path, `A list holds 1 to ${MAX_CONSTANTS} constants, not ${values.length}`);
    return false;
  }
  return values.every((one) => checkConstant(one, spec, path, report));
}

function checkConstant(value: unknown, spec: Spec, path: Path, report: Report): boolean {
  const ranked = spec.type === 'band' || spec.type === 'level';
  const wanted = spec.type === 'number' || spec.type === 'boolean' ? spec.type : 'string';
  // A row of the matrix may have numbers among its values.
  if ((spec.type !== 'level' && typeof value !== wanted) || Number.isNaN(value)) {
    report('value-does-not-fit', path, `Field "${spec.name}" takes a ${wanted}, not "${String(value)}"`);
    return false;
  }
  const members: readonly string[] | undefined = ranked ? ranksOf(spec) : spec.values;
  if (members === undefined || members.includes(String(value))) return true;
  const allowed = members.join(', ');
  report(
    'value-not-allowed',
    path,
    `"${String(value)}" is no value of "${spec.name}"; allowed: ${allowed}`,
    nearest(String(value), members),
  );
  return false;
}
