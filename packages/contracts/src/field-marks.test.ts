import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { EVENT_TYPES, keptOf, PlatformEvent } from './event.ts';
import { keepMarked, marked } from './field-marks.ts';

const SECRET = 'mẹ em là Nguyễn Thị Bí Mật';

/** Values for a schema in which every string that may hold free characters holds the secret. */
function filled(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodOptional) return filled(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodObject)
    return Object.fromEntries(
      Object.entries(schema.shape).map(([key, field]) => [key, filled(field as z.ZodType)]),
    );
  if (schema instanceof z.ZodArray) return [filled(schema.element as z.ZodType)];
  if (schema instanceof z.ZodRecord) return { [SECRET]: filled(schema.valueType as z.ZodType) };
  if (schema instanceof z.ZodUnion) return filled(widest(schema));
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLiteral) return schema.value;
  if (schema instanceof z.ZodNumber) return 1;
  if (schema instanceof z.ZodBoolean) return true;
  if (schema instanceof z.ZodISODateTime) return '2026-11-24T09:00:00.000Z';
  return SECRET;
}
const widest = (schema: z.ZodUnion): z.ZodType =>
  (schema.options as z.ZodType[]).find((one) => one instanceof z.ZodString || one instanceof z.ZodRecord) ??
  (schema.options[0] as z.ZodType);

for (const option of PlatformEvent.options) {
  const type = option.shape.type.value;
  test(`of ${type} nothing is kept that was not marked, and no word of anybody`, () => {
    // The cast is true: it was made from the schema.
    const event = filled(option) as PlatformEvent;
    const kept = JSON.stringify(keptOf(event, () => 'name'));
    assert.ok(!kept.includes('Nguyễn'), kept);
    assert.equal(keptOf({ ...event, added: SECRET }, () => 'name').actor, 'name');
    assert.ok(!JSON.stringify(keptOf({ ...event, added: SECRET }, () => 'name')).includes('Nguyễn'));
  });
}

test('every type of event has its copy', () => {
  assert.equal(EVENT_TYPES.length, PlatformEvent.options.length);
});

test('a string that nobody marked stops the program before it copies anything', () => {
  const joined = z.object({ type: z.literal('group.joined'), about: z.string().max(200) });
  assert.throws(() => keepMarked(joined, 'group.joined'), /what may be kept of group\.joined\.about/);
  assert.throws(() => keepMarked(z.object({ a: z.unknown() })), /what may be kept of a/);
});

test('of each mark only what it says is kept', () => {
  const copy = keepMarked(
    z.object({
      who: marked('id', z.string()),
      said: marked('text', z.string()).optional(),
      named: marked('word', z.string()),
      setting: marked('token', z.string()),
      picture: marked('hash', z.string()).optional(),
      amount: z.number(),
    }),
  );
  const name = (id: string) => `n(${id})`;
  assert.deepEqual(
    copy({ who: 'a', said: 'x y', named: 'x', setting: 'dm.from', picture: 'ff', amount: 3, more: 1 }, name),
    { who: 'n(a)', said: '…', named: 'other', setting: 'dm.from', amount: 3 },
  );
  assert.deepEqual(copy({ who: 'a', said: '', named: '', setting: 'my mother', amount: 0 }, name), {
    who: 'n(a)',
    said: '',
    named: 'other',
    setting: '',
    amount: 0,
  });
});
