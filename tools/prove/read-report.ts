/** What a proof's output tells: tests that passed, that failed, why some were left out, and figures. */
export type Report = { done: number; failures: string[]; skipped: string[]; figures: string[] };

/** Reads the lines of a test run in TAP, or of a program. A test that was left out has passed nothing. */
export function readReport(lines: readonly string[]): Report {
  const report: Report = { done: 0, failures: [], skipped: [], figures: [] };
  for (const line of lines) {
    const left = /^\s*ok \d.* # SKIP ?(?<why>.*)$/.exec(line)?.groups?.why;
    if (left !== undefined) {
      if (!report.skipped.includes(left)) report.skipped.push(left);
    } else if (/^\s*ok \d/.test(line)) report.done++;
    else if (/^\s*not ok \d/.test(line)) report.failures.push(line.trim());
    const figure = /^\s*(?:# )?figure: (?<figure>.+)/.exec(line)?.groups?.figure;
    if (figure) report.figures.push(figure);
  }
  return report;
}
