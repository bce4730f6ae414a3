import { ACCEPTANCE, type AcceptanceId, LACKING, OUTSIDE } from './acceptance.ts';
import type { Outcome } from './outcome.ts';
import type { Proof } from './proof.ts';

const STATE = 16;
/** From here on other work took a good part of the machine. */
const BUSY = 1.5;
const ID = 24;
const line = (state: string, id: string, text: string): string =>
  `  ${state.padEnd(STATE)} ${id.padEnd(ID)} ${text}`;
const below = (text: string): string => line('', '', text);

/**
 * The acceptance list as lines: promise, state, figures, and in plain sentences what is not kept yet. Rows that no proof
 * keeps say so; outcomes of another commit than the present one name theirs. With `wanted` only those rows are given.
 */
export function acceptanceTable(
  proofs: readonly Proof[],
  outcomes: ReadonlyMap<string, Outcome>,
  commit: string,
  wanted?: ReadonlySet<AcceptanceId>,
): string[] {
  const rows = Object.entries(ACCEPTANCE).flatMap(([id, promise]) => {
    // Object.entries forgets that the keys are those of the table.
    if (wanted?.has(id as AcceptanceId) === false) return [];
    const keeping = proofs.filter(({ keeps }) => keeps.includes(id as AcceptanceId));
    const ran = keeping.flatMap(({ name }) => outcomes.get(name) ?? []);
    const lacks = LACKING.filter((lack) => lack.of === id);
    return [
      line(state(keeping.length, ran, lacks.length), id, promise),
      ...keeping.flatMap(({ name }) => {
        const outcome = outcomes.get(name);
        return outcome ? told(name, outcome, commit) : [];
      }),
      ...lacks.map(({ what, by }) => below(`not kept yet: ${what} (${by})`)),
    ];
  });
  if (wanted) return rows;
  return [...rows, ...Object.entries(OUTSIDE).map(([id, needs]) => line('from outside', id, needs))];
}

function told(
  name: string,
  { passed, figures, skipped, scale, commit, load }: Outcome,
  present: string,
): string[] {
  const from = [
    ...(commit === present ? [] : [`at ${commit}`]),
    ...(scale < 1 ? [`at scale ${scale}, not the whole that is promised`] : []),
    ...(load > BUSY ? [`beside other work, load ${load.toFixed(1)} a core`] : []),
  ];
  const note = from.length > 0 ? ` (${from.join('; ')})` : '';
  return [
    ...(passed ? [] : [below(`${name} fails${note}`)]),
    ...figures.map((figure) => below(`${figure}${note}`)),
    ...skipped.map((why) => below(`${name}: left out here: ${why}`)),
  ];
}

function state(proofs: number, ran: readonly Outcome[], lacks: number): string {
  if (proofs === 0) return 'not proved yet';
  if (ran.some(({ passed }) => !passed)) return 'FAILS';
  if (ran.length < proofs) return 'not run';
  const whole = lacks === 0 && ran.every(({ scale, skipped }) => scale >= 1 && skipped.length === 0);
  return whole ? 'held' : 'held in part';
}
