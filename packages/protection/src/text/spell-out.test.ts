import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PolicyDocument } from '@khong-mot-minh/contracts';
import { vnFiles, vnPack, vnPolicy } from '../../test/vn-policy.ts';
import { compilePolicy, printCondition, readPack } from '../index.ts';

/** The pack for Vietnam with every condition spelled as text. */
function asText() {
  const document = structuredClone(vnPack().document) as PolicyDocument;
  const conditions = Object.entries(document.conditions).map(([name, when]) => [name, printCondition(when)]);
  const spelled = <T extends PolicyDocument['signals'][number]>(entry: T) =>
    entry.when === undefined ? entry : { ...entry, when: printCondition(entry.when) };
  return {
    ...document,
    conditions: Object.fromEntries(conditions) as Record<string, string>,
    rules: document.rules.map((rule) => ({ ...rule, when: printCondition(rule.when) })),
    signals: document.signals.map(spelled),
  };
}

test('the pack spelled as text compiles to the same program as the pack spelled as trees', () => {
  const { program, problems } = compilePolicy(asText());
  assert.deepEqual(problems, []);
  for (const [kind, { rules, program: compiled }] of vnPolicy().byKind) {
    const mine = program!.byKind.get(kind)!;
    assert.deepEqual(mine.rules, rules);
    assert.deepEqual([mine.program.code, mine.program.numbers], [compiled.code, compiled.numbers]);
  }
});

test('a text may stand wherever a condition may, and is checked like a tree', () => {
  const document = asText();
  const [rule] = document.rules;
  const when = { all: ['use("minor-receives")', { not: 'pair.secrecyy >= 0.4' }] };
  const { problems } = compilePolicy({ ...document, rules: [{ ...rule, when }] });
  const problem = problems.find(({ code }) => code === 'unknown-field')!;
  assert.deepEqual(problem.path, ['rules', 0, 'when', 'all', 1, 'not', 'field']);
  assert.equal(problem.suggestion, 'pair.secrecy');
});

test('a text that cannot be read is refused with file, line and character', () => {
  const file = 'rules:\n  - id: control.broken\n    when: "pair.hours > 3 && pair.hours = 4"\n';
  const pack = readPack({ ...vnFiles(), 'broken.yaml': file });
  const { program, problems } = compilePolicy(pack.document, pack.locate);
  const problem = problems.find(({ code }) => code === 'syntax')!;
  assert.equal(program, undefined);
  assert.deepEqual([problem.file, problem.line, problem.suggestion], ['broken.yaml', 3, '==']);
  assert.match(problem.message, /at character 30 \("= 4"\)/);
});
