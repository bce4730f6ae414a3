import type { ActCode } from '@khong-mot-minh/contracts/codes';
import type { Act } from './acts.ts';

/** One act cited once for each place: of findings that overlap, the surest stays. */
export function strongest(acts: readonly Act[]): Act[] {
  if (acts.length === 0) return [];
  const kept = new Map<ActCode, Act[]>();
  for (const act of [...acts].sort((a, b) => a.start - b.start || b.weight - a.weight)) {
    const list = kept.get(act.act) ?? [];
    const last = list.at(-1);
    if (last === undefined || act.start >= last.end) list.push(act);
    else if (act.weight > last.weight) list[list.length - 1] = act;
    kept.set(act.act, list);
  }
  return [...kept.values()].flat().sort((a, b) => a.start - b.start || a.end - b.end);
}
