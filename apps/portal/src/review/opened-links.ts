import { check, mapOf, shape, text } from '../learn/shape.ts';

const DAY = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** The shape of `content/links.json`: on which day a person opened an address outside. */
export const openedLinksShape = shape({
  note: text,
  openedOn: mapOf(
    check({ type: 'string', pattern: DAY.source }, (value, at) =>
      typeof value === 'string' && DAY.test(value) ? [] : [`${at} is not a day`],
    ),
  ),
});
