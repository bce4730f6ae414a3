type Plan = {
  'Node Type': string;
  'Join Type'?: string;
  'Parent Relationship'?: string;
  Output?: string[];
  Plans?: Plan[];
  [detail: string]: unknown;
};

/** What the plan of a statement tells of its columns, by the expressions in which the plan names them. */
export type PlanFacts = {
  output: readonly string[];
  /** Columns of the side of an outer join that may have found nothing. */
  optional: ReadonlySet<string>;
  /** Whether a condition leaves only rows in which this is not null. */
  notNull(expression: string): boolean;
};

/** Reads `explain (verbose, format json)`. */
export function planFacts(plan: unknown): PlanFacts {
  // `as`: the shape of a plan is the database's own and stable.
  const top = plan as Plan;
  const optional = new Set<string>();
  const conditions: string[] = [];
  const read = (node: Plan): void => {
    const isInner = ['Inner', undefined].includes(node['Join Type']);
    for (const [name, value] of Object.entries(node))
      if (isCondition(name, isInner) && typeof value === 'string') conditions.push(...conjuncts(value));
    for (const child of node.Plans ?? []) {
      if (!isOptional(node['Join Type'], child['Parent Relationship'])) read(child);
      else for (const column of child.Output ?? []) optional.add(column);
    }
  };
  read(top);
  return {
    output: top.Output ?? [],
    optional,
    notNull: (expression) => conditions.some((one) => isStrictIn(one, expression)),
  };
}

/** The parts of `((a) AND (b))` that are no choice between others. */
function conjuncts(condition: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 1;
  for (let at = 0; at < condition.length; at++) {
    if (condition[at] === '(') depth++;
    else if (condition[at] === ')') depth--;
    else if (depth === 1 && condition.startsWith(' AND ', at)) {
      parts.push(condition.slice(from, at));
      from = at + ' AND '.length;
    }
  }
  const all = parts.length === 0 ? [condition] : [...parts, condition.slice(from, -1)];
  return all.filter((part) => !part.includes(' OR '));
}

/** Whether a condition fails where this is null. A plan may leave the table's name out. */
function isStrictIn(condition: string, expression: string): boolean {
  const column = `(\\w+\\.)?${expression.replace(/^\w+\./, '').replaceAll(/[^\w]/g, '\\$&')}`;
  return new RegExp(`\\(${column} (IS NOT NULL|=|<|>|<=|>=)|= ${column}\\)`).test(condition);
}

/** The condition of an outer join keeps rows that do not meet it. */
const isCondition = (name: string, isInner: boolean): boolean =>
  name === 'Filter' || (isInner && /^(Join Filter|(Hash|Merge) Cond)$/.test(name));

function isOptional(join: string | undefined, side: string | undefined): boolean {
  if (join === 'Full') return true;
  return (join === 'Left' && side === 'Inner') || (join === 'Right' && side === 'Outer');
}
