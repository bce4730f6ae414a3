/** The mean of the classes' F1; a class that is neither there nor guessed does not count. */
export function macroF1(truth: readonly number[], guesses: readonly number[], classes: number): number {
  const right = new Array<number>(classes).fill(0);
  const there = new Array<number>(classes).fill(0);
  const guessed = new Array<number>(classes).fill(0);
  for (const [i, label] of truth.entries()) {
    const guess = guesses[i] ?? 0;
    there[label] = (there[label] ?? 0) + 1;
    guessed[guess] = (guessed[guess] ?? 0) + 1;
    if (guess === label) right[label] = (right[label] ?? 0) + 1;
  }
  const scores = right.flatMap((hits, label) => {
    const both = (there[label] ?? 0) + (guessed[label] ?? 0);
    return both === 0 ? [] : [(2 * hits) / both];
  });
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(scores.length, 1);
}
