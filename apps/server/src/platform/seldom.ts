/**
 * Tells the first fault of a kind at once, and the same kind again only after a while, with how many were kept quiet: an
 * outage brings one every few seconds and says nothing new.
 */
export function seldom<Fault>(
  everyMs: number,
  now: () => Date,
  { kindOf, tell }: { kindOf(fault: Fault): string; tell(fault: Fault, quiet: number): void },
): (fault: Fault) => void {
  // Kinds are codes and names; should they be texts one day, their memory must not grow for ever.
  const kinds = new Map<string, { atMs: number; quiet: number }>();
  return (fault) => {
    const kind = kindOf(fault);
    const before = kinds.get(kind);
    const atMs = now().getTime();
    if (before && atMs - before.atMs < everyMs) {
      before.quiet++;
      return;
    }
    if (!before && kinds.size >= 100) kinds.clear();
    kinds.set(kind, { atMs, quiet: 0 });
    tell(fault, before?.quiet ?? 0);
  };
}
