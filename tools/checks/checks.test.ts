import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { parseSource } from '../source/source-file.ts';
import { anyUses } from '../style/any-uses.ts';
import { undocumentedFunctions } from '../style/undocumented-functions.ts';
import { valueCycles } from '../style/value-cycles.ts';
import { forbiddenIn } from './forbidden-words.ts';
import { checkMessages } from './message-keys.ts';
import { secretsIn } from './secrets.ts';
import { sentencesIn } from './sentences-in-code.ts';

function withMessages(vi: unknown, en: unknown): string[] {
  const root = mkdtempSync(path.join(tmpdir(), 'kmm-messages-'));
  try {
    for (const [language, sentences] of Object.entries({ vi, en })) {
      mkdirSync(path.join(root, 'messages', language), { recursive: true });
      writeFileSync(path.join(root, 'messages', language, 'a.json'), JSON.stringify(sentences));
    }
    return checkMessages(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

const messages = [
  {
    name: 'a key only in Vietnamese',
    vi: { a: 'một', b: { c: 'hai' } },
    en: { a: 'one' },
    want: /en\/a.json lacks "b.c"/,
  },
  { name: 'a key only in English', vi: {}, en: { a: 'one' }, want: /vi\/a.json lacks "a"/ },
  {
    name: 'another placeholder',
    vi: { a: 'Chào {name}' },
    en: { a: 'Hello {who}' },
    want: /\[\{name\}\].*\[\{who\}\]/,
  },
  { name: 'decomposed letters', vi: { a: 'một'.normalize('NFD') }, en: { a: 'one' }, want: /NFC/ },
  { name: 'an empty sentence', vi: { a: ' ' }, en: { a: 'one' }, want: /is empty/ },
  { name: 'a word not to be used', vi: { a: 'Nút Tố giác' }, en: { a: 'Report' }, want: /says "tố giác"/ },
  { name: 'a number', vi: { a: 1 }, en: { a: 'one' }, want: /is not a string/ },
];
for (const { name, vi, en, want } of messages)
  test(`messages: ${name} is found`, () => {
    const [found, ...more] = withMessages(vi, en);
    assert.match(found ?? '', want);
    assert.equal(more.length, 0);
  });

test('messages: the same keys, placeholders and good words pass', () =>
  assert.deepEqual(withMessages({ a: 'Chào {name}', b: ['một'] }, { a: 'Hello {name}', b: ['one'] }), []));

const page = 'apps/portal/src/pages/home.ts';
const view = 'apps/console/src/view.tsx';
const sentences = [
  { path: 'apps/server/src/a.ts', text: "export const a = 'Bạn có ổn không';", found: 1 },
  {
    path: 'apps/server/src/a.ts',
    text: 'export const a = (x: string) => `Chào ${x}, mình ở đây`;',
    found: 1,
  },
  {
    path: 'apps/server/src/a.ts',
    text: "/** Bạn có ổn không */ export const a = 'Cannot read the café menu';",
    found: 0,
  },
  { path: 'packages/language/src/a.ts', text: "export const a = 'Bạn có ổn không';", found: 0 },
  { path: 'apps/server/src/a.test.ts', text: "export const a = 'Bạn có ổn không';", found: 0 },
  { path: page, text: 'export const a = html`<p>Ask for help</p>`;', found: 1 },
  { path: page, text: 'export const a = html`<p class="lead big">${t.ask} · ${t.now} 111</p>`;', found: 0 },
  { path: page, text: 'export const a = html`<button aria-label="Close">${icon}</button>`;', found: 1 },
  { path: page, text: 'export const a = html`id="x" role="alert"`;', found: 0 },
  { path: view, text: 'export const A = () => <p>Open case</p>;', found: 1 },
  { path: view, text: 'export const A = () => <p title="Open case">{t.open}</p>;', found: 1 },
  { path: view, text: 'export const A = () => <p className="open case">{t.open}: {n}</p>;', found: 0 },
];
for (const { path: file, text, found } of sentences)
  test(`sentences in code: ${found} in ${file}: ${text}`, () =>
    assert.equal(sentencesIn(parseSource(file, text)).length, found));

const machine = (...parts: string[]) => `see ${['', ...parts].join('/')}`;
const words = [
  { text: machine('work', 'main', 'a.ts'), found: 1 },
  { text: machine('tmp', 'kmm', 'x'), found: 1 },
  { text: `"https://${['registry', 'example', 'org'].join('.')}/x"`, found: 1 },
  { text: 'see ./work/main and docs/work/plan.md, the npm registry, packages/tmp/kmm', found: 0 },
];
for (const { text, found } of words)
  test(`machine and registry names: ${found} in ${text}`, () =>
    assert.equal(forbiddenIn({ path: 'a.md', text }).length, found));

const random = ['Zk3', 'vQ9x', 'Lw72', 'mTfB', 'e8Ry', 'Hc5D'].join('');
const secrets = [
  { text: `-----BEGIN ${'PRIVATE'} KEY-----`, found: 1 },
  { text: `const password = '${random}';`, found: 1 },
  { text: `AKIA${'ABCDEFGH12345678'}`, found: 1 },
  { text: "const token = 'the-token-of-this-session';", found: 0 },
  { text: 'const secret = randomBytes(32).toString();', found: 0 },
];
for (const { text, found } of secrets)
  test(`secrets: ${found} in ${text}`, () => assert.equal(secretsIn({ path: 'a.ts', text }).length, found));

test('a circle of value imports is found, one of types is not', () => {
  const a = (kind: string) =>
    parseSource('tools/a.ts', `import ${kind}{ b } from './b.ts'; export const a = 1;`);
  const b = parseSource('tools/b.ts', "import { a } from './a.ts'; export const b = a;");
  assert.deepEqual(valueCycles([a(''), b]), [['tools/a.ts', 'tools/b.ts']]);
  assert.deepEqual(valueCycles([a('type '), b]), []);
});

test('any and undocumented functions are found', () => {
  const file = parseSource(
    'packages/a/src/a.ts',
    `
/** Said. */
export function said(): void {}
export const unsaid = (x: any) => x;
/** Too far away. */
const between = 1;
export async function far() { return between; }
export const value = 1;`,
  );
  assert.deepEqual(anyUses(file), ['packages/a/src/a.ts:4 any']);
  assert.deepEqual(undocumentedFunctions(file), [
    'packages/a/src/a.ts:4 unsaid',
    'packages/a/src/a.ts:7 far',
  ]);
});
