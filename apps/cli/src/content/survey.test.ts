import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { after } from 'node:test';
import { root as projectRoot } from '../run/root.ts';
import { placeAt, placeOf, syntaxFault } from './place-in-json.ts';
import { reportOf } from './report.ts';
import { survey } from './survey.ts';
import { isWellFormed } from './walk-links.ts';

const root = mkdtempSync(path.join(tmpdir(), 'kmm-content-'));
after(() => rmSync(root, { recursive: true, force: true }));
cpSync(path.join(projectRoot, 'content'), path.join(root, 'content'), { recursive: true });

const LESSON = 'lessons/bat-coc-online/vi.json';
const whole = readFileSync(path.join(root, 'content', LESSON), 'utf8');
const write = (text: string) => writeFileSync(path.join(root, 'content', LESSON), text);
const lessonIn = () => survey(root).pieces.find(({ piece }) => piece === 'lessons/bat-coc-online');
const faults = () => (lessonIn()?.findings ?? []).filter(({ level }) => level === 'fault');

test('the content of this version has no fault', () => {
  const { pieces, stray } = survey(projectRoot);
  const found = [...stray, ...pieces.flatMap(({ findings }) => findings)];
  assert.deepEqual(
    found.filter(({ level }) => level === 'fault'),
    [],
  );
  assert.ok(pieces.length > 80, String(pieces.length));
});

const planted = [
  {
    name: 'a missing comma',
    change: (text: string) => text.replace('"bat-coc-online",', '"bat-coc-online"'),
    want: { rule: 'not-json', line: 3, column: 3 },
  },
  {
    name: 'a misspelt member',
    change: (text: string) => text.replace('"summary"', '"sumary"'),
    want: { rule: 'shape' },
  },
  {
    name: 'a word that is not used',
    change: (text: string) => text.replace(/"summary": "/, '"summary": "Nạn nhân nói. '),
    want: { rule: 'banned-word' },
  },
  {
    name: 'a sentence that is too long',
    change: (text: string) => text.replace(/"summary": "/, `"summary": "${'từ '.repeat(22)}cuối. `),
    want: { rule: 'long-sentence' },
  },
  {
    name: 'a figure without a fact behind it',
    change: (text: string) => text.replace(/"summary": "/, '"summary": "Cứ mười em thì 38% gặp. '),
    want: { rule: 'fact-without-source' },
  },
  {
    name: 'a fact that is not there',
    change: (text: string) => text.replace('"three-tricks"', '"four-tricks"'),
    want: { rule: 'shape' },
  },
  {
    name: 'letters that are not composed',
    change: (text: string) => text.replace(/"summary": "/, `"summary": "${'một'.normalize('NFD')}. `),
    want: { rule: 'not-nfc' },
  },
];
for (const { name, change, want } of planted)
  test(`${name} is told with its line and column`, () => {
    const broken = change(whole);
    assert.notEqual(broken, whole, 'the plant must take');
    write(broken);
    const found = faults().find(({ rule }) => rule === want.rule);
    write(whole);
    assert.ok(found, `no ${want.rule}`);
    const { line = found.line, column = found.column } = want;
    assert.deepEqual([found.file, found.line, found.column], [LESSON, line, column]);
    assert.ok(found.line > 1);
  });

test('English is outdated as soon as the Vietnamese says something else, and not by its review or version', () => {
  assert.equal(lessonIn()?.translation, 'current');
  write(whole.replace(/"summary": "/, '"summary": "Thêm một câu. '));
  assert.equal(lessonIn()?.translation, 'outdated');
  write(whole.replace(/"version": \d+/, '"version": 99'));
  assert.equal(lessonIn()?.translation, 'current');
  rmSync(path.join(root, 'content/lessons/bat-coc-online/en.json'));
  assert.equal(lessonIn()?.translation, 'missing');
  cpSync(path.join(projectRoot, 'content/lessons'), path.join(root, 'content/lessons'), { recursive: true });
});

test('a file of no kind is a fault of its own', () => {
  writeFileSync(path.join(root, 'content/lessons/note.json'), '{}');
  assert.deepEqual(
    survey(root).stray.map(({ file, rule }) => [file, rule]),
    [['lessons/note.json', 'unknown-kind']],
  );
  rmSync(path.join(root, 'content/lessons/note.json'));
});

test('the report counts faults, and links that lead nowhere or are no addresses', () => {
  const links = {
    pages: 2,
    broken: ['/vi/ -> /vi/nowhere (404)'],
    outside: [
      { address: 'https://example.test/', wellFormed: true, from: '/vi/', checkedOn: '2026-11-24' },
      { address: 'example', wellFormed: false, from: '/vi/' },
    ],
  };
  const { lines, faults: count } = reportOf({ pieces: survey(root).pieces, stray: [] }, links);
  assert.equal(count, 2);
  assert.ok(lines.some((line) => line.includes('/vi/nowhere')));
  assert.ok(lines.includes('  https://example.test/  opened 2026-11-24'));
});

const json = '{\n  "a": [\n    { "b": "x" },\n    { "b": "y" }\n  ]\n}\n';
test('a place is found by its pointer, or the nearest above it', () => {
  assert.deepEqual(placeOf(json, '/a/1/b'), { line: 4, column: 12 });
  assert.deepEqual(placeOf(json, '/a/1/missing'), { line: 4, column: 5 });
  assert.deepEqual(placeOf('{\n  "https://a": 1\n}', '/https:~1~1a'), { line: 2, column: 16 });
  assert.deepEqual(placeOf(json, ''), { line: 1, column: 1 });
  assert.deepEqual(placeAt('a\nbc', 3), { line: 2, column: 2 });
});

test('what is no JSON is told in its place', () => {
  assert.equal(syntaxFault(json), undefined);
  for (const broken of ['{"a":1,}', '{"a":1', '// x\n{}', '', '{"a":1} 2', "{'a':1}"])
    assert.ok(syntaxFault(broken), broken);
});

for (const address of ['http://a.vn', 'a.vn', 'https://localhost', 'https://a b.vn', 'https://me@a.vn', ''])
  test(`"${address}" is no well-formed address`, () => assert.equal(isWellFormed(address), false));
