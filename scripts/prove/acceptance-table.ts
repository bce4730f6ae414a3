import { ACCEPTANCE, type AcceptanceId, OUTSIDE } from './acceptance.ts';
import type { Proof } from './proof.ts';
import type { Outcome } from './run-proof.ts';

/** The acceptance list as lines: promise, state, figures. Rows that no proof keeps say so. */
export function acceptanceTable(proofs: readonly Proof[], outcomes: ReadonlyMap<string, Outcome>): string[] {
  const rows = Object.entries(ACCEPTANCE).map(([id, promise]) => {
    // Object.entries forgets that the keys are those of the table.
    const keeping = proofs.filter(({ keeps }) => keeps.includes(id as AcceptanceId));
    const ran = keeping.flatMap(({ name }) => outcomes.get(name) ?? []);
    const figures = ran.flatMap((outcome) => outcome.figures).join(' · ');
    return `  ${state(keeping.length, ran).padEnd(16)} ${id.padEnd(24)} ${promise}${figures ? `\n${' '.repeat(44)}${figures}` : ''}`;
  });
  const outside = Object.entries(OUTSIDE).map(
    ([id, needs]) => `  ${'from outside'.padEnd(16)} ${id.padEnd(24)} ${needs}`,
  );
  return [...rows, ...outside];
}

function state(proofs: number, ran: readonly Outcome[]): string {
  if (proofs === 0) return 'not proved yet';
  if (ran.some(({ passed }) => !passed)) return 'FAILS';
  return ran.length < proofs ? 'not run' : 'held';
}
