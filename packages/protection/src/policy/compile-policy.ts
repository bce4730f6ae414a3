import { EVENT_TYPES, type EventType, type PolicyDocument, ProtectionRow } from '@khong-mot-minh/contracts';
import { fillTranslations } from '@khong-mot-minh/contracts/codes';
import { dayOf } from '../iso-time.ts';
import { fieldsWith, SHARED_WINDOWS } from '../judge/fields.ts';
import { type Condition, leavesOf, partsOf } from '../program/condition.ts';
import { emitProgram, MAX_CONSTANTS } from '../program/emit-program.ts';
import { COUNTED_WINDOWS, type WindowName } from '../state/windows.ts';
import { spellOut } from '../text/spell-out.ts';
import { checkCondition, type Known } from './check-condition.ts';
import { checkReferences } from './check-references.ts';
import { checkShape } from './check-shape.ts';
import type { CompiledPolicy, CompiledRule, CompiledSignal, KindProgram } from './compiled-policy.ts';
import { neverFires } from './never-fires.ts';
import { type Plain, plainCopy } from './plain-copy.ts';
import type { Locate, Path, PolicyProblem, Report } from './policy-problem.ts';
import { textNeeds } from './text-needs.ts';

/** A document with more problems than this is refused without listing the rest. */
const MAX_PROBLEMS = 200;
const MAX_CONDITIONS = 100_000;
/** Rows beyond these give no fields to rules: every one is two. */
const MAX_ROWS = 256;
const DAY_MS = 86_400_000;

type Fields = CompiledPolicy['fields'];

/**
 * Checks a policy document and compiles it; with any problem there is no program. Never throws, whatever it is given.
 * `locate` comes from `readPack` and adds file, line and column. What nobody has translated is said in the first language
 * and named in `untranslated`: it is no problem.
 */
export function compilePolicy(
  document: unknown,
  locate?: Locate,
): { program: CompiledPolicy | undefined; problems: PolicyProblem[]; untranslated: Path[] } {
  const problems: PolicyProblem[] = [];
  const report: Report = (code, path, message, suggestion) => {
    if (problems.length >= MAX_PROBLEMS) return;
    const same = problems.some((one) => one.message === message && one.path.join() === path.join());
    if (same) return;
    problems.push({
      code,
      path,
      message,
      ...(suggestion !== undefined && { suggestion }),
      ...locate?.(path),
    });
  };
  const plain = plainCopy(document, report);
  const untranslated = fillTranslations(plain);
  const program = plain === undefined ? undefined : compilePlain(spellOut(plain, report), report);
  // The two checkers differ in what they measure: a name of a thousand signs may pass one of them.
  if (program === undefined && problems.length === 0) {
    report('shape', [], 'A condition has a part that is too long or has too many entries');
  }
  return { program: problems.length === 0 ? program : undefined, problems, untranslated };
}

function compilePlain(plain: Plain, report: Report): CompiledPolicy | undefined {
  const fields = fieldsWith(rowsIn(plain));
  const known: Known = {
    table: fields,
    shared: tableAt(plain, 'conditions'),
    report,
    budget: { left: MAX_CONDITIONS },
  };
  for (const name of Object.keys(known.shared)) {
    checkCondition(known.shared[name], ['conditions', name], { ...known, report: ignoreDirection(report) }, [
      name,
    ]);
  }
  const rulesWhen = conditionsOf(plain, 'rules', known);
  const signalsWhen = conditionsOf(plain, 'signals', known);
  const document = checkShape(plain, report);
  if (document === undefined) return undefined;
  checkReferences(document, report);
  const rules = document.rules.flatMap((rule, index): CompiledRule[] => {
    const when = rulesWhen[index];
    if (when === undefined) return [];
    const never = neverFires(when, rule.kinds, fields);
    if (never !== undefined)
      report('never-fires', ['rules', index, 'when'], `${never}, so "${rule.id}" never fires`);
    const last = rule.expiry === undefined ? undefined : dayOf(rule.expiry);
    return [{ ...rule, when, ...(last !== undefined && { endsAtMs: last + DAY_MS }) }];
  });
  const signals = new Map(
    document.signals.map((signal, index): [string, CompiledSignal] => [
      signal.id,
      { ...signal, when: signalsWhen[index] },
    ]),
  );
  if (tooManyConstants([...rulesWhen, ...signalsWhen], fields, report)) return undefined;
  return assemble(document, rules, signals, fields);
}

/** The rows of the matrix as far as they have their shape; what is wrong with the others is told by the shape check. */
function rowsIn(plain: Plain): Readonly<Record<string, ProtectionRow>> {
  const rows = Object.entries(tableAt(plain, 'protections')).slice(0, MAX_ROWS);
  return Object.fromEntries(
    rows.flatMap(([key, row]): [string, ProtectionRow][] => {
      const { success, data } = ProtectionRow.safeParse(row);
      return success ? [[key, data]] : [];
    }),
  );
}

/** A shared condition may be used under a `not`; which way a band points is checked where it is used. */
const ignoreDirection =
  (report: Report): Report =>
  (code, ...rest) => {
    if (code !== 'laxer-for-younger') report(code, ...rest);
  };

function tableAt(plain: Plain, key: string): Readonly<Record<string, Plain>> {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) return {};
  const table = plain[key];
  return typeof table === 'object' && table !== null && !Array.isArray(table) ? table : {};
}

function conditionsOf(plain: Plain, part: 'rules' | 'signals', known: Known): (Condition | undefined)[] {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) return [];
  const list = plain[part];
  if (!Array.isArray(list)) return [];
  return list.map((entry, index) => {
    const path: Path = [part, index, 'when'];
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return undefined;
    if (part === 'signals' && entry.when === undefined) return undefined;
    return checkCondition(entry.when, path, known);
  });
}

function tooManyConstants(
  conditions: readonly (Condition | undefined)[],
  fields: Fields,
  report: Report,
): boolean {
  const words = new Map<string, Set<string>>();
  for (const { field, value } of conditions.flatMap((condition) => (condition ? leavesOf(condition) : []))) {
    const type = fields.get(field)?.type;
    if (type !== 'text' && type !== 'list') continue;
    const all = words.get(field) ?? new Set<string>();
    words.set(field, all);
    for (const word of Array.isArray(value) ? value : [value]) all.add(String(word));
  }
  for (const [field, all] of words) {
    if (all.size <= MAX_CONSTANTS) continue;
    report(
      'too-many-constants',
      ['rules'],
      `"${field}" is compared with more than ${MAX_CONSTANTS} constants`,
    );
    return true;
  }
  return false;
}

function assemble(
  document: PolicyDocument,
  rules: readonly CompiledRule[],
  signals: ReadonlyMap<string, CompiledSignal>,
  fields: Fields,
): CompiledPolicy {
  const byKind = new Map<EventType, KindProgram>();
  for (const kind of EVENT_TYPES) {
    const mine = rules.filter(({ kinds, mode }) => mode !== 'off' && kinds.includes(kind));
    if (mine.length > 0) byKind.set(kind, kindProgram(mine, signals, fields));
  }
  const needed = textNeeds(rules, signals, document.protections, fields);
  return { policy: `${document.id}@${document.version}`, document, signals, byKind, fields, ...needed };
}

function kindProgram(
  mine: readonly CompiledRule[],
  signals: ReadonlyMap<string, CompiledSignal>,
  table: Fields,
): KindProgram {
  const rules = [...mine].sort((a, b) => (a.id < b.id ? -1 : 1));
  const conditions = rules.map(({ when }) => when);
  const signalAt = new Map<string, number>();
  for (const id of new Set(rules.flatMap((rule) => rule.signals))) {
    const when = signals.get(id)?.when;
    if (when !== undefined) signalAt.set(id, conditions.push(when) - 1);
  }
  const ofRule = rules.map(({ when }) => partsOf(when));
  const fields = conditions.flatMap(leavesOf).map(({ field }) => field);
  return {
    rules,
    program: emitProgram(conditions, table),
    signalAt,
    parts: { program: emitProgram(ofRule.flat(), table), ofRule },
    actorWindows: [...windowsIn(fields, 'actor.'), ...(readsSessions(fields) ? SESSIONS : [])],
    targetWindows: windowsIn(fields, 'target.'),
    sharedWindows: [...SHARED_WINDOWS].flatMap(([field, name]) => (fields.includes(field) ? [name] : [])),
  };
}

const SESSIONS: readonly WindowName[] = ['sessions'];
const readsSessions = (fields: readonly string[]): boolean =>
  fields.some((field) => field.startsWith('session.') && field !== 'session.isGame');

function windowsIn(fields: readonly string[], prefix: string): WindowName[] {
  return COUNTED_WINDOWS.filter((name) => fields.includes(`${prefix}${name}`));
}
