import assert from 'node:assert/strict';
import test from 'node:test';
import { logPartsOf } from './log-parts.ts';

const WRITTEN = 'điều em viết';
const failing = (what: string, more: object, cause?: unknown) =>
  Object.assign(new Error(what, { cause }), more);
const parseFault = (): unknown => {
  try {
    return JSON.parse(WRITTEN);
  } catch (error) {
    return error;
  }
};

const cases: { name: string; error: unknown; want: object }[] = [
  {
    name: 'of the database: codes and names, neither message nor parameters',
    error: failing(`invalid input syntax for type uuid: "${WRITTEN}"`, {
      code: '22P02',
      routine: 'string_to_uuid',
      detail: WRITTEN,
      parameters: [WRITTEN],
    }),
    want: { name: 'Error', code: '22P02', routine: 'string_to_uuid' },
  },
  {
    name: 'of the system: code and message',
    error: failing('connect ECONNREFUSED 127.0.0.1:5432', { code: 'ECONNREFUSED' }),
    want: { name: 'Error', message: 'connect ECONNREFUSED 127.0.0.1:5432', code: 'ECONNREFUSED' },
  },
  {
    name: 'our own: its message and what was beneath it',
    error: failing('The database is unavailable (full)', {}, failing(WRITTEN, { code: '53100' })),
    want: {
      name: 'Error',
      message: 'The database is unavailable (full)',
      cause: { name: 'Error', code: '53100' },
    },
  },
  { name: 'a text that does not parse: its name', error: parseFault(), want: { name: 'SyntaxError' } },
  {
    name: 'a plain object: its code',
    error: { code: 'ECONNREFUSED', message: WRITTEN, query: WRITTEN },
    want: { name: 'object', code: 'ECONNREFUSED' },
  },
  { name: 'a plain object whose code is a text', error: { code: WRITTEN }, want: { name: 'object' } },
  { name: 'no error at all', error: WRITTEN, want: { name: 'string' } },
];
for (const { name, error, want } of cases)
  test(`logged ${name}`, () => {
    const line = JSON.stringify(logPartsOf(error));
    assert.ok(!line.includes(WRITTEN), line);
    const told = JSON.parse(line, (key, value) => (key === 'where' ? undefined : value));
    assert.deepEqual(told, want);
  });

test('where it happened is named by files of the project', () => {
  const { where } = logPartsOf(failing('a\nmessage of\nlines', {})) as { where: string[] };
  assert.match(where.join('\n'), /server\/src\/platform\/log-parts\.test\.ts/);
  assert.doesNotMatch(where.join('\n'), /message of/);
});
