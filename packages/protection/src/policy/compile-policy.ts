import { EVENT_TYPES, type EventType, type PolicyDocument } from '@kmm/contracts';
import { FIELDS } from '../judge/fields.ts';
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

/** A document with more problems than this is refused without listing the rest. */
const MAX_PROBLEMS = 200;
const MAX_CONDITIONS = 100_000;

/**
 * Checks a policy document and compiles it; with any problem there is no program. Never throws, whatever it is given.
 * `locate` comes from `readPack` and adds file, line and column.
 */
export function compilePolicy(
  document: unknown,
  locate?: Locate,
): { program: CompiledPolicy | undefined; problems: PolicyProblem[] } {
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
  const program = plain === undefined ? undefined : compilePlain(spellOut(plain, report), report);
  // The two checkers differ in what they measure: a name of a thousand signs may pass one of them.
  if (program === undefined && problems.length === 0) {
    report('shape', [], 'A condition has a part that is too long or has too many entries');
  }
  return { program: problems.length === 0 ? program : undefined, problems };
}

function compilePlain(plain: Plain, report: Report): CompiledPolicy | undefined {
  const known: Known = {
    table: FIELDS,
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
    const never = neverFires(when, rule.kinds, FIELDS);
    if (never !== undefined)
      report('never-fires', ['rules', index, 'when'], `${never}, so "${rule.id}" never fires`);
    return [{ ...rule, when }];
  });
  const signals = new Map(
    document.signals.map((signal, index): [string, CompiledSignal] => [
      signal.id,
      { ...signal, when: signalsWhen[index] },
    ]),
  );
  if (tooManyConstants([...rulesWhen, ...signalsWhen], report)) return undefined;
  return assemble(document, rules, signals);
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

function tooManyConstants(conditions: readonly (Condition | undefined)[], report: Report): boolean {
  const words = new Map<string, Set<string>>();
  for (const { field, value } of conditions.flatMap((condition) => (condition ? leavesOf(condition) : []))) {
    const type = FIELDS.get(field)?.type;
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
): CompiledPolicy {
  const byKind = new Map<EventType, KindProgram>();
  for (const kind of EVENT_TYPES) {
    const mine = rules.filter(({ kinds, mode }) => mode !== 'off' && kinds.includes(kind));
    if (mine.length > 0) byKind.set(kind, kindProgram(mine, signals));
  }
  return { policy: `${document.id}@${document.version}`, document, signals, byKind };
}

function kindProgram(
  mine: readonly CompiledRule[],
  signals: ReadonlyMap<string, CompiledSignal>,
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
    program: emitProgram(conditions, FIELDS),
    signalAt,
    parts: { program: emitProgram(ofRule.flat(), FIELDS), ofRule },
    actorWindows: windowsIn(fields, 'actor.'),
    targetWindows: windowsIn(fields, 'target.'),
  };
}

function windowsIn(fields: readonly string[], prefix: string): WindowName[] {
  return COUNTED_WINDOWS.filter((name) => fields.includes(`${prefix}${name}`));
}
