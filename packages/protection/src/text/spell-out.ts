import { type Plain, shown } from '../policy/plain-copy.ts';
import type { Path, Report } from '../policy/policy-problem.ts';
import { parseCondition } from './parse-condition.ts';

/** A document in which every condition that is spelled as text stands as a tree; a text that is none is reported. */
export function spellOut(document: Plain, report: Report): Plain {
  if (!isTable(document)) return document;
  const { conditions } = document;
  return {
    ...document,
    ...(Array.isArray(document.rules) && { rules: whens(document.rules, 'rules', report) }),
    ...(Array.isArray(document.signals) && { signals: whens(document.signals, 'signals', report) }),
    ...(isTable(conditions) && {
      conditions: Object.fromEntries(
        Object.entries(conditions).map(([name, when]) => [name, tree(when, ['conditions', name], report)]),
      ),
    }),
  };
}

const whens = (list: Plain[], part: string, report: Report): Plain[] =>
  list.map((entry, index) =>
    isTable(entry) && entry.when !== undefined
      ? { ...entry, when: tree(entry.when, [part, index, 'when'], report) }
      : entry,
  );

function tree(when: Plain, path: Path, report: Report): Plain {
  if (typeof when === 'string') return parsed(when, path, report);
  if (!isTable(when)) return when;
  const parts = (key: 'all' | 'any') => {
    const list = when[key];
    return Array.isArray(list) ? list.map((part, at) => tree(part, [...path, key, at], report)) : list;
  };
  return {
    ...when,
    ...(when.all !== undefined && { all: parts('all') ?? null }),
    ...(when.any !== undefined && { any: parts('any') ?? null }),
    ...(when.not !== undefined && { not: tree(when.not, [...path, 'not'], report) }),
  };
}

function parsed(text: string, path: Path, report: Report): Plain {
  const result = parseCondition(text);
  if ('condition' in result) return result.condition;
  const { message, at, suggestion } = result.fault;
  const near = shown(text.slice(at, at + 20));
  report(
    'syntax',
    path,
    `${message}, at character ${at + 1}${near === '' ? '' : ` ("${near}")`}`,
    suggestion,
  );
  return text;
}

const isTable = (value: Plain | undefined): value is { [key: string]: Plain } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
