import type { Proof } from './proof.ts';
import { USUAL_SECONDS } from './usual-seconds.ts';

const LONG_SECONDS = 600;

/** How long proofs take together, which of them longer than ten minutes, and of which nobody has measured it. */
export function estimateOf(
  proofs: readonly Proof[],
  scale: number,
  usual: Readonly<Record<string, number>> = USUAL_SECONDS,
): string {
  const secondsOf = ({ name }: Proof) => usual[name] ?? 0;
  const total = proofs.reduce((sum, proof) => sum + secondsOf(proof), 0);
  const long = proofs.filter((proof) => secondsOf(proof) > LONG_SECONDS);
  const unmeasured = proofs.filter(({ name }) => usual[name] === undefined);
  const minutes = (seconds: number) => Math.max(1, Math.round(seconds / 60));
  return [
    `About ${minutes(total)} min on two cores${scale < 1 ? ' at scale 1, less at this one' : ''}.`,
    ...(long.length > 0
      ? [
          `Longer than ten minutes: ${long.map((p) => `${p.name} (${minutes(secondsOf(p))} min)`).join(', ')}.`,
        ]
      : []),
    ...(unmeasured.length > 0 ? [`Not measured yet: ${unmeasured.map(({ name }) => name).join(', ')}.`] : []),
  ].join(' ');
}

/** The proofs by name, with what each takes. */
export const listOf = (proofs: readonly Proof[], scale: number): string[] => [
  ...proofs.map(({ name, claim }) => {
    const seconds = USUAL_SECONDS[name];
    return `  ${name.padEnd(24)} ${(seconds === undefined ? '?' : `${seconds} s`).padStart(7)}  ${claim}`;
  }),
  estimateOf(proofs, scale),
];
