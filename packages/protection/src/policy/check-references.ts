import type { PolicyDocument, ProtectionRow } from '@khong-mot-minh/contracts';
import { ACT_CODES } from '@khong-mot-minh/contracts/codes';
import { BANDS } from '../age.ts';
import { rowFaults } from '../protections/check-matrix.ts';
import { TEXT_MARKS } from '../text-signals.ts';
import { nearest } from './nearest.ts';
import type { Path, Report } from './policy-problem.ts';

const FINDINGS: readonly string[] = [...ACT_CODES, ...TEXT_MARKS];

/** Names that one part of a pack uses and another defines, ids that must differ, rows that must not be laxer. */
export function checkReferences(document: PolicyDocument, report: Report): void {
  const signals = document.signals.map(({ id }) => id);
  const rules = document.rules.map(({ id }) => id);
  differ(signals, 'signals', report);
  differ(rules, 'rules', report);
  const actions = document.actions.map(({ id }) => id);
  differ(actions, 'actions', report);
  for (const [index, { concepts }] of document.signals.entries()) {
    for (const [at, act] of concepts.entries()) {
      named('Act', act, FINDINGS, ['signals', index, 'concepts', at], report);
    }
  }
  const bases = Object.keys(document.bases);
  const bundles = Object.keys(document.bundles);
  for (const [index, rule] of document.rules.entries()) {
    for (const [at, id] of rule.signals.entries())
      named('Signal', id, signals, ['rules', index, 'signals', at], report);
    for (const [at, code] of rule.basis.entries())
      named('Basis', code, bases, ['rules', index, 'basis', at], report);
    for (const [at, measure] of rule.measures.entries())
      if (measure.kind === 'restrict')
        named('Bundle', measure.bundle, bundles, ['rules', index, 'measures', at, 'bundle'], report);
    for (const [at, { actions: chosen }] of rule.notices.entries())
      for (const [nth, id] of (chosen ?? []).entries())
        named('Action', id, actions, ['rules', index, 'notices', at, 'actions', nth], report);
    checkRule(rule, index, report);
  }
  for (const [index, { rule, events }] of document.examples.entries()) {
    named('Rule', rule, rules, ['examples', index, 'rule'], report);
    for (const [at, { acts }] of events.entries()) {
      for (const act of acts === 'unavailable' ? [] : acts) {
        const name = typeof act === 'string' ? act : act.act;
        named('Act', name, FINDINGS, ['examples', index, 'events', at, 'acts'], report);
      }
    }
  }
  for (const [key, row] of Object.entries(document.protections)) checkRow(key, row, bases, report);
}

function checkRule(rule: PolicyDocument['rules'][number], index: number, report: Report): void {
  const path = ['rules', index] as const;
  if (rule.layer === 'prevent' && rule.tier > 1) {
    report('tier-above-layer', [...path, 'tier'], `A prevent rule has tier 0 or 1, not ${rule.tier}`, '1');
  }
  if (rule.speaksAlone && (rule.layer !== 'prevent' || rule.outcome !== 'block')) {
    const message = `Rule "${rule.id}" speaks alone but is no prevent rule that blocks`;
    report('value-not-allowed', [...path, 'speaksAlone'], message);
  }
  if (rule.outcome === 'hold' && rule.hold === undefined) {
    report('missing-part', path, `Rule "${rule.id}" holds but does not say for how long (hold)`);
  }
  if (rule.tier >= 3 && rule.category === undefined) {
    report('missing-part', path, `Rule "${rule.id}" can open a case but names no category`);
  }
  if (rule.tier >= 2 && rule.signals.length === 0) {
    report('missing-part', path, `Rule "${rule.id}" has tier ${rule.tier} but names no signal to cite`);
  }
}

function differ(ids: readonly string[], part: string, report: Report): void {
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) < index) report('duplicate', [part, index, 'id'], `"${id}" stands twice in ${part}`);
  }
}

function named(kind: string, name: string, known: readonly string[], path: Path, report: Report): void {
  if (known.includes(name)) return;
  report('unknown-name', path, `${kind} "${name}" does not exist`, nearest(name, known));
}

function checkRow(key: string, row: ProtectionRow, bases: readonly string[], report: Report): void {
  for (const band of BANDS) {
    const path = ['protections', key, 'bands', band, 'basis'];
    for (const [at, code] of row.bands[band].basis.entries())
      named('Basis', code, bases, [...path, at], report);
  }
  for (const { code, at, message } of rowFaults(key, row)) report(code, ['protections', key, ...at], message);
}
