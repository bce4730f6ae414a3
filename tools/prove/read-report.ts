/** What a proof's output tells: tests that passed, that failed, why some were left out, and figures. */
export type Report = { done: number; failures: string[]; skipped: string[]; figures: string[] };

/** Lines of a failure's message that are shown with it: what it found, and where a walk or a draw began. */
const MESSAGE_LINES = 6;

/** Reads the lines of a test run in TAP, or of a program. A test that was left out has passed nothing. */
export function readReport(lines: readonly string[]): Report {
  const report: Report = { done: 0, failures: [], skipped: [], figures: [] };
  for (const [at, line] of lines.entries()) {
    const left = /^\s*ok \d.* # SKIP ?(?<why>.*)$/.exec(line)?.groups?.why;
    if (left !== undefined) {
      if (!report.skipped.includes(left)) report.skipped.push(left);
    } else if (/^\s*ok \d/.test(line)) report.done++;
    else if (/^\s*not ok \d/.test(line)) report.failures.push(line.trim(), ...messageAfter(lines, at));
    const figure = /^\s*(?:# )?figure: (?<figure>.+)/.exec(line)?.groups?.figure;
    if (figure) report.figures.push(figure);
  }
  return report;
}

/** The `error` of the YAML block behind a test that failed. */
function messageAfter(lines: readonly string[], at: number): string[] {
  const end = lines.findIndex((line, n) => n > at && /^\s*\.\.\.$/.test(line));
  const block = lines.slice(at + 1, end < 0 ? at + 1 : end);
  const first = block.findIndex((line) => /^\s*error: /.test(line));
  if (first < 0) return [];
  const indent = block[first]?.search(/\S/) ?? 0;
  const rest = block.slice(first + 1);
  const after = rest.findIndex((line) => line.trim() !== '' && line.search(/\S/) <= indent);
  const text = [
    block[first]?.replace(/^\s*error: /, '').replace(/^\|-$/, '') ?? '',
    ...rest.slice(0, Math.max(after, 0)),
  ];
  return text
    .filter((line) => line.trim() !== '')
    .slice(0, MESSAGE_LINES)
    .map((line) => `  ${line.trim()}`);
}
