import type { ExamplesRun } from '@khong-mot-minh/contracts';
import { type CompiledPolicy, runExample } from '@khong-mot-minh/protection';

/** Runs every example case of a version; what an example does wrong by itself counts as not passed. */
export function runExamples(program: CompiledPolicy): ExamplesRun {
  const failed: ExamplesRun['failed'] = [];
  const { examples } = program.document;
  for (const example of examples) {
    const unmet = unmetBy(program, example);
    if (unmet.length) failed.push({ rule: example.rule, name: example.name, passed: false, unmet });
  }
  return { total: examples.length, passed: examples.length - failed.length, failed };
}

function unmetBy(program: CompiledPolicy, example: CompiledPolicy['document']['examples'][number]): string[] {
  try {
    return runExample(program, example).unmet;
  } catch {
    // An event that lacks a part of its type cannot be judged; the author reads which example it is.
    return ['events'];
  }
}
