import { LOOSEN_BY, type ProtectionRow } from '@khong-mot-minh/contracts';
import type { Context } from '../judge/context.ts';
import type { FieldSpec } from '../program/field-spec.ts';
import { heldValue } from './held-value.ts';
import { laxestValue, strictness } from './matrix-cell.ts';
import type { Rows } from './protection-fields.ts';

/** What a change of a setting is, seen from the matrix. */
const CHANGES = ['loosens', 'tightens', 'keeps', 'unknown'] as const;

/** Fields of `settings.changed`: which way the change goes, and who may make it. */
export const settingFields = (rows: Rows): FieldSpec<Context>[] => [
  {
    name: 'setting.change',
    type: 'text',
    source: 'facts',
    kinds: ['settings.changed'],
    values: CHANGES,
    read: (context) => changeIn(rows, context)?.way,
  },
  {
    name: 'setting.needs',
    type: 'text',
    source: 'facts',
    kinds: ['settings.changed'],
    values: [...LOOSEN_BY, 'nobody'],
    read: (context) => changeIn(rows, context)?.needs,
  },
];

type Change = { way: (typeof CHANGES)[number]; needs: (typeof LOOSEN_BY)[number] | 'nobody' };

/** `needs` is who must agree to a loosening, `locked` where no one may, `nobody` where nothing is loosened. */
function changeIn(rows: Rows, { event, facts, viewer }: Context): Change | undefined {
  if (event.type !== 'settings.changed') return undefined;
  const row = Object.hasOwn(rows, event.key) ? rows[event.key] : undefined;
  const wanted = row === undefined ? -1 : placeOf(row, event.value);
  if (row === undefined || wanted < 0) return { way: 'unknown', needs: 'nobody' };
  const now = strictness(row, heldValue(event.key, row, facts.actor, viewer));
  if (wanted <= now) return { way: wanted === now ? 'keeps' : 'tightens', needs: 'nobody' };
  const tooLax = wanted > strictness(row, laxestValue(row, viewer));
  return { way: 'loosens', needs: tooLax ? 'locked' : row.bands[viewer].loosenBy };
}

/** Platforms send numbers as texts too. */
const placeOf = ({ order }: ProtectionRow, value: string | number | boolean): number =>
  order.findIndex((one) => String(one) === String(value));
