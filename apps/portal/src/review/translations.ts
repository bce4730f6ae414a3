import { check, mapOf, shape, text } from '../learn/shape.ts';

/** The shape of `content/translations.json`: from which Vietnamese text the English of a piece was made. */
export const translationsShape = shape({
  note: text,
  madeFrom: mapOf(
    check({ type: 'string', pattern: '^[0-9a-f]{16}$' }, (value, at) =>
      typeof value === 'string' && /^[0-9a-f]{16}$/.test(value) ? [] : [`${at} is not a fingerprint`],
    ),
  ),
});
