import type { Language, PolicyDocument, When } from '@khong-mot-minh/contracts';
import { fill, type Localised, textIn } from '@khong-mot-minh/i18n';
import en from '../../../../../messages/en/policy-words.json' with { type: 'json' };
import vi from '../../../../../messages/vi/policy-words.json' with { type: 'json' };

const messages: Localised<typeof vi> = { vi, en };

type Document = Pick<PolicyDocument, 'conditions' | 'protections'>;
type Leaf = Extract<When, { field: string }>;

/** A condition as a sentence for one who does not program; a shared condition is told in full. */
export function conditionWords(when: When, document: Document, language: Language): string {
  return fill(textIn(messages, language).if, { condition: tell(when, document, language, 0) });
}

/** Deeper than this nothing is told: the schema allows more, no reader follows it. */
const MAX_DEPTH = 12;

function tell(when: When, document: Document, language: Language, depth: number): string {
  const m = textIn(messages, language);
  if (depth > MAX_DEPTH) return '…';
  const inside = (part: When) => tell(part, document, language, depth + 1);
  if ('all' in when) return list(partsOf('all', when, document, language, depth), m.and, m.all, depth);
  if ('any' in when) return list(partsOf('any', when, document, language, depth), m.or, m.any, depth);
  if ('not' in when) return fill(m.not, { part: inside(when.not) });
  if ('use' in when) {
    const shared = document.conditions[when.use];
    return shared ? inside(shared) : when.use;
  }
  return leafText(when, document, language);
}

/** The parts of a list in words: a list in a list of the same kind is one, and signs of the same weight are told at once. */
function partsOf(
  kind: 'all' | 'any',
  when: When,
  document: Document,
  language: Language,
  depth: number,
): string[] {
  const m = textIn(messages, language);
  const joint = kind === 'all' ? m.and : m.or;
  const signs = new Map<string, Leaf[]>();
  const parts: When[] = [];
  for (const part of flat(kind, when, document, 0)) {
    const same =
      'field' in part && ownerOfSign(part, m.acts) && `${ownerOfSign(part, m.acts)} ${part.op} ${part.value}`;
    if (!same || !('field' in part)) parts.push(part);
    else if (signs.has(same)) signs.get(same)?.push(part);
    else {
      signs.set(same, [part]);
      parts.push(part);
    }
  }
  const group = new Map([...signs.values()].map((leaves) => [leaves[0], leaves]));
  return parts.map((part) => {
    const leaves = 'field' in part ? group.get(part) : undefined;
    if (!leaves || leaves.length < 2) return tell(part, document, language, depth + 1);
    const [first] = leaves;
    const act = leaves.map((leaf) => at(m.acts, nameIn(leaf.field))).join(`”${joint}“`);
    return first ? signsText(first, act, document, language) : '';
  });
}

/** Parts of a list, with those of lists of its kind inside it; a shared condition counts as what it says. */
function flat(kind: 'all' | 'any', when: When, document: Document, depth: number): When[] {
  const known = 'use' in when ? (document.conditions[when.use] ?? when) : when;
  const parts =
    kind === 'all' && 'all' in known ? known.all : kind === 'any' && 'any' in known ? known.any : undefined;
  if (!parts || depth > MAX_DEPTH) return [when];
  return parts.flatMap((part) => flat(kind, part, document, depth + 1));
}

const nameIn = (field: string): string => field.slice(field.indexOf('.') + 1);

/** Where a sign was seen, for a field that asks for one. */
function ownerOfSign(
  { field }: Leaf,
  acts: Readonly<Record<string, string>>,
): 'act' | 'pair' | 'reverse' | undefined {
  const owner = field.slice(0, field.indexOf('.'));
  if (owner !== 'act' && owner !== 'pair' && owner !== 'reverse') return undefined;
  return Object.hasOwn(acts, nameIn(field)) ? owner : undefined;
}

function signsText(leaf: Leaf, act: string, document: Document, language: Language): string {
  const m = textIn(messages, language);
  const field = fill(m[ownerOfSign(leaf, m.acts) ?? 'act'], { act });
  return fill(m.op[leaf.op], { field, value: valueWords(leaf, document, language) });
}

/** Two parts read on; more are a list behind a colon. */
function list(parts: readonly string[], joint: string, frame: string, depth: number): string {
  if (parts.length < 2) return parts.join('');
  if (parts.length === 2) return depth === 0 ? parts.join(joint) : `(${parts.join(joint)})`;
  const told = fill(frame, { parts: parts.join('; ') });
  return depth === 0 ? told : `(${told})`;
}

function leafText(leaf: Leaf, document: Document, language: Language): string {
  const m = textIn(messages, language);
  const { field, op, value } = leaf;
  if (typeof value === 'boolean') {
    const holds = (op === 'eq') === value;
    const sentence = at(holds ? m.yes : m.no, field);
    if (sentence !== undefined) return sentence;
  }
  const levels = protectionOf(field) !== undefined;
  const frame =
    levels && op === 'atMost' ? m.op.levelAtMost : levels && op === 'atLeast' ? m.op.levelAtLeast : m.op[op];
  return fill(frame, {
    field: fieldWords(field, document, language),
    value: valueWords(leaf, document, language),
  });
}

/** What a field is called; one without words is shown by its name, so that nothing is hidden. */
function fieldWords(field: string, document: Document, language: Language): string {
  const m = textIn(messages, language);
  const known = at(m.fields, field);
  if (known !== undefined) return known;
  const dot = field.indexOf('.');
  const [owner, name] = [field.slice(0, dot), nameIn(field)];
  const act = at(m.acts, name);
  if (act !== undefined && (owner === 'act' || owner === 'pair' || owner === 'reverse'))
    return fill(m[owner], { act });
  const window = at(m.windows, name);
  if (window !== undefined && (owner === 'actor' || owner === 'target'))
    return fill(m[owner], { field: window });
  const protection = protectionOf(field);
  if (protection)
    return fill(owner === 'actor' ? m.actorProtection : m.targetProtection, {
      title: textIn(document.protections[protection]?.title, language) ?? protection,
    });
  return field;
}

/** The key of the matrix that a field asks for. */
const protectionOf = (field: string): string | undefined =>
  /^(?:actor|target)\.protections\.(.+)$/.exec(field)?.[1];

function valueWords({ field, value }: Leaf, document: Document, language: Language): string {
  const m = textIn(messages, language);
  const named = document.protections[protectionOf(field) ?? '']?.values;
  const one = (constant: string | number | boolean): string => {
    if (typeof constant === 'number') return constant.toLocaleString(language);
    return textIn(named?.[String(constant)], language) ?? at(m.values, String(constant)) ?? String(constant);
  };
  return Array.isArray(value) ? value.map(one).join(', ') : one(value);
}

const at = (table: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
