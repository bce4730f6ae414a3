/** Who belongs together: the same number for all that have a tie in common, directly or through others. */
export function groupsOf(ties: readonly (readonly number[])[]): number[] {
  const parent = ties.map((_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) at = up;
    return at;
  };
  const holder = new Map<number, number>();
  for (const [index, mine] of ties.entries()) {
    for (const tie of mine) {
      const other = holder.get(tie);
      if (other === undefined) holder.set(tie, index);
      else parent[rootOf(index)] = rootOf(other);
    }
  }
  return ties.map((_, index) => rootOf(index));
}
