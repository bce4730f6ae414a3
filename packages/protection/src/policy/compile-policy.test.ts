import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { vnFiles, vnPack } from '../../test/vn-policy.ts';
import { compilePolicy, readPack } from '../index.ts';

type Draft = { rules: Record<string, unknown>[]; conditions: Record<string, unknown> } & Record<
  string,
  unknown
>;
const draft = (): Draft => structuredClone(vnPack().document) as Draft;
const withWhen = (when: unknown): Draft => {
  const document = draft();
  document.rules[0]!.when = when;
  return document;
};
const leaf = (field: string, op: string, value: unknown) => ({ field, op, value });

const cases = [
  {
    name: 'an unknown field',
    when: leaf('pair.secrecyy', 'gte', 0.4),
    code: 'unknown-field',
    suggestion: 'pair.secrecy',
  },
  {
    name: 'an operator that does not fit',
    when: leaf('receiver.band', 'eq', '13-15'),
    code: 'operator-does-not-fit',
  },
  { name: 'a mistyped operator', when: leaf('pair.hours', 'gtee', 3), code: 'shape', suggestion: 'gte' },
  {
    name: 'a constant outside the enumeration',
    when: leaf('event.media', 'has', 'imge'),
    code: 'value-not-allowed',
    suggestion: 'image',
  },
  {
    name: 'an age band that does not exist',
    when: leaf('receiver.band', 'atMost', '16-18'),
    code: 'value-not-allowed',
    suggestion: '16-17',
  },
  { name: 'a text where a number belongs', when: leaf('pair.hours', 'gte', '3'), code: 'value-does-not-fit' },
  { name: 'a mistyped key', when: { al: [] }, code: 'unknown-key', suggestion: 'all' },
  {
    name: 'an unknown shared condition',
    when: { use: 'minor-recieves' },
    code: 'unknown-name',
    suggestion: 'minor-receives',
  },
  { name: 'an empty list', when: { any: [] }, code: 'shape' },
  {
    name: 'a contradiction',
    when: { all: [leaf('pair.hours', 'gt', 5), leaf('pair.hours', 'lt', 5)] },
    code: 'never-fires',
  },
  { name: 'a weight that cannot be reached', when: leaf('act.secrecy', 'gt', 1), code: 'never-fires' },
  {
    name: 'a field that the kinds do not carry',
    when: leaf('event.precise', 'eq', true),
    code: 'never-fires',
  },
  {
    name: 'a rule that is laxer for a younger person',
    when: leaf('receiver.band', 'atLeast', '16-17'),
    code: 'laxer-for-younger',
    suggestion: 'atMost',
  },
  {
    name: 'a negation that is laxer for a younger person',
    when: { not: leaf('receiver.band', 'atMost', '13-15') },
    code: 'laxer-for-younger',
  },
];
for (const { name, when, code, suggestion } of cases) {
  test(`${name} is refused with a path`, () => {
    const { program, problems } = compilePolicy(withWhen(when));
    const problem = problems.find((one) => one.code === code);
    assert.ok(problem, JSON.stringify(problems));
    assert.deepEqual(problem.path.slice(0, 3), ['rules', 0, 'when']);
    if (suggestion !== undefined) assert.equal(problem.suggestion, suggestion);
    assert.equal(program, undefined);
  });
}

const changes: { name: string; change: (document: Draft) => void; code: string; suggestion?: string }[] = [
  {
    name: 'a rule id that stands twice',
    change: (d) => d.rules.push(structuredClone(d.rules[0]!)),
    code: 'duplicate',
  },
  {
    name: 'an unknown measure',
    change: (d) => {
      d.rules[0]!.measures = [{ kind: 'blurr', audience: 'target' }];
    },
    code: 'shape',
  },
  {
    name: 'an unknown event type',
    change: (d) => {
      d.rules[0]!.kinds = ['message.send'];
    },
    code: 'value-not-allowed',
    suggestion: 'message.sent',
  },
  {
    name: 'an unknown basis',
    change: (d) => {
      d.rules[0]!.basis = ['VN.L116.61'];
    },
    code: 'unknown-name',
    suggestion: 'VN.L116.16',
  },
  {
    name: 'an unknown key of a rule',
    change: (d) => {
      d.rules[0]!.teir = 1;
    },
    code: 'unknown-key',
    suggestion: 'tier',
  },
  {
    name: 'a prevent rule above tier 1',
    change: (d) => {
      d.rules.find((r) => r.layer === 'prevent')!.tier = 3;
    },
    code: 'tier-above-layer',
  },
  {
    name: 'a rule that speaks alone and lets through',
    change: (d) => {
      d.rules.find((r) => r.layer === 'prevent' && r.outcome !== 'block')!.speaksAlone = true;
    },
    code: 'value-not-allowed',
  },
  {
    name: 'a measure with an unknown bundle',
    change: (d) => {
      d.rules[0]!.measures = [{ kind: 'restrict', bundle: 'suspicious-adlt', days: 30 }];
    },
    code: 'unknown-name',
    suggestion: 'suspicious-adult',
  },
  {
    name: 'an expiry that is no day',
    change: (d) => {
      d.rules[0]!.expiry = '2026-02-30';
    },
    code: 'shape',
  },
  {
    name: 'a value that a row of the matrix does not have',
    change: (d) => {
      d.rules[0]!.when = leaf('target.protections.dm.from', 'atMost', 'conected');
    },
    code: 'value-not-allowed',
    suggestion: 'connected',
  },
  {
    name: 'a row of the matrix that does not exist',
    change: (d) => {
      d.rules[0]!.when = leaf('target.protections.dm.form', 'atMost', 'connected');
    },
    code: 'unknown-field',
    suggestion: 'target.protections.dm.from',
  },
  {
    name: 'a rule that fires for the laxer settings',
    change: (d) => {
      d.rules[0]!.when = leaf('target.protections.dm.from', 'atLeast', 'connected');
    },
    code: 'laxer-for-younger',
    suggestion: 'atMost',
  },
  {
    name: 'a budget that runs out later for the younger',
    change: (d) => {
      d.rules[0]!.kinds = ['session.started'];
      d.rules[0]!.when = leaf('session.dayLeft', 'gte', 5);
    },
    code: 'laxer-for-younger',
    suggestion: 'lte',
  },
  {
    name: 'a condition that uses itself',
    change: (d) => {
      d.conditions['minor-receives'] = { use: 'minor-receives' };
    },
    code: 'shape',
  },
];
for (const { name, change, code, suggestion } of changes) {
  test(`${name} is refused`, () => {
    const document = draft();
    change(document);
    const { program, problems } = compilePolicy(document);
    const problem = problems.find((one) => one.code === code);
    assert.ok(problem, JSON.stringify(problems));
    if (suggestion !== undefined) assert.equal(problem.suggestion, suggestion);
    assert.equal(program, undefined);
  });
}

test('a missing translation is said in Vietnamese and told, and refuses nothing', () => {
  const document = draft();
  const statement = document.rules[0]!.statement as { vi: string; en?: string };
  delete statement.en;
  const { program, problems, untranslated } = compilePolicy(document);
  assert.deepEqual([problems, untranslated], [[], [['rules', 0, 'statement', 'en']]]);
  const rule = program?.document.rules[0];
  assert.deepEqual(rule?.statement, { vi: statement.vi, en: statement.vi });
  assert.equal(statement.en, undefined, 'what was given stays as it was');
});

test('without Vietnamese there is nothing to say', () => {
  const document = draft();
  document.rules[0]!.statement = { en: 'English alone' };
  assert.equal(compilePolicy(document).program, undefined);
});

test('a problem in a file names its line and column', () => {
  const files = vnFiles();
  files['prevent.yaml'] = files['prevent.yaml']!.replace('outcome: block', 'outcome: blok');
  const lines = files['prevent.yaml'].split('\n');
  const pack = readPack(files);
  const { problems } = compilePolicy(pack.document, pack.locate);
  assert.equal(problems.length, 1);
  const { file, line, column, suggestion } = problems[0]!;
  assert.equal(file, 'prevent.yaml');
  assert.equal(lines[line! - 1]!.slice(column! - 1), 'outcome: blok');
  assert.equal(suggestion, 'block');
});

test('a matrix in which a younger band is laxer is refused where it stands', () => {
  const files = vnFiles();
  const before =
    '13-15: { value: "connected", loosenBy: guardian, basis: [VN.ND147.27, policy:teen-defaults] }';
  const after = before.replace('"connected"', '"requests"');
  files['protections.yaml'] = files['protections.yaml']!.replace(before, after);
  const lines = files['protections.yaml'].split('\n');
  const pack = readPack(files);
  const { program, problems } = compilePolicy(pack.document, pack.locate);
  assert.equal(program, undefined);
  const problem = problems.find(({ code }) => code === 'laxer-for-younger');
  assert.equal(problem?.message, 'dm.from: 13-15 starts laxer than 16-17');
  assert.equal(problem.file, 'protections.yaml');
  assert.ok(lines[problem.line! - 1]!.slice(problem.column! - 1).startsWith('value: "requests"'));
});

const places = [
  { name: 'a part that no pack has', text: 'rules: []\nruels: []\n', line: 2, says: /"ruels" is not known/ },
  { name: 'a table that no pack has', text: 'bandes: { a: 1 }\n', line: 1, says: /"bandes" is not known/ },
  { name: 'a name that is a prototype', text: '__proto__: { a: 1 }\n', line: 1, says: /is not known here/ },
  {
    name: 'a tier that there is not',
    text: 'rules:\n  - tier: 9\n',
    line: 2,
    says: /Allowed here: 0, 1, 2, 3, 4, 5/,
  },
];
for (const { name, text, line, says } of places)
  test(`${name} is told with its line and what is allowed`, () => {
    const pack = readPack({ ...vnFiles(), 'own.yaml': text });
    const problems = [...pack.problems, ...compilePolicy(pack.document, pack.locate).problems];
    const found = problems.find(({ message }) => says.test(message));
    assert.deepEqual([found?.file, found?.line], ['own.yaml', line]);
  });

test('a file that is not YAML is a problem with a line', () => {
  const { problems } = readPack({ 'a.yaml': 'rules: [\n  {' });
  assert.equal(problems[0]?.code, 'unreadable');
  assert.ok(problems[0]?.line);
});

const cycle: Record<string, unknown> = {};
cycle.rules = [cycle];
let deep: unknown = 1;
for (let i = 0; i < 20_000; i++) deep = { all: [deep] };
const bomb = Object.fromEntries(
  Array.from({ length: 9 }, (_, i) => [
    `c${i}`,
    { all: Array.from({ length: 60 }, () => ({ use: `c${i + 1}` })) },
  ]),
);
const hostile: { name: string; document: unknown }[] = [
  { name: 'nothing', document: undefined },
  { name: 'a number', document: 7 },
  { name: 'a list', document: [[]] },
  { name: 'a cycle', document: cycle },
  {
    name: 'a getter that throws',
    document: {
      get rules() {
        throw new Error('no');
      },
    },
  },
  {
    name: 'a proxy that throws',
    document: new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    ),
  },
  { name: 'twenty thousand levels', document: withWhen(deep) },
  {
    name: 'a prototype key',
    document: JSON.parse('{"rules":[{"__proto__":{"tier":5}}],"conditions":{"__proto__":{}}}'),
  },
  { name: 'names of built-in members', document: withWhen({ use: 'constructor' }) },
  { name: 'a field named like a built-in member', document: withWhen(leaf('toString', 'eq', 1)) },
  {
    name: 'shared conditions that multiply',
    document: { ...draft(), conditions: { ...bomb, c9: leaf('pair.hours', 'gt', 1) } },
  },
  { name: 'an object that cannot become a text', document: withWhen({ use: { toString: '' } }) },
  {
    name: 'an outcome that cannot become a text',
    document: { ...draft(), rules: [{ ...draft().rules[0], outcome: { toString: 1, valueOf: '' } }] },
  },
  { name: 'functions and symbols', document: { rules: [() => 1], id: Symbol('x') } },
];
for (const { name, document } of hostile) {
  test(`a hostile document ends as a problem: ${name}`, () => {
    const { program, problems } = compilePolicy(document);
    assert.equal(program, undefined);
    assert.ok(problems.length > 0);
    assert.equal(({} as Record<string, unknown>).tier, undefined);
  });
}

test('no random or mutated document makes the compiler throw or hang', () => {
  const whole = JSON.stringify(vnPack().document);
  const parts = fc.record({ at: fc.integer({ min: 0, max: 60 }), value: fc.jsonValue({ maxDepth: 3 }) });
  fc.assert(
    fc.property(fc.array(parts, { minLength: 1, maxLength: 3 }), (mutations) => {
      const document = JSON.parse(whole) as Draft;
      for (const { at, value } of mutations) {
        const rule = document.rules[at % document.rules.length]!;
        const keys = Object.keys(rule);
        rule[keys[at % keys.length]!] = value;
      }
      const { program, problems } = compilePolicy(document);
      assert.equal(program === undefined, problems.length > 0);
    }),
    { numRuns: 60 },
  );
  fc.assert(
    fc.property(fc.anything({ maxDepth: 4 }), (value) => void compilePolicy(value)),
    { numRuns: 300 },
  );
});
