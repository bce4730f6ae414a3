import type { EventType, PolicyDocument, PolicyRule, PolicySignal } from '@khong-mot-minh/contracts';
import type { Context } from '../judge/context.ts';
import type { Condition } from '../program/condition.ts';
import type { Program } from '../program/emit-program.ts';
import type { FieldSpec } from '../program/field-spec.ts';
import type { WindowName } from '../state/windows.ts';
import type { TextNeeds } from './text-needs.ts';

/** A rule with its condition spelled out; it fires before `endsAtMs` only, in epoch milliseconds. */
export type CompiledRule = Omit<PolicyRule, 'when'> & { when: Condition; endsAtMs?: number };
export type CompiledSignal = Omit<PolicySignal, 'when'> & { when: Condition | undefined };

/** What is run for one event type: the conditions of its rules first, those of the signals after them. */
export type KindProgram = {
  rules: readonly CompiledRule[];
  program: Program<Context>;
  /** Condition number of a signal, where it has one. */
  signalAt: ReadonlyMap<string, number>;
  /** What each rule requires, part by part: only for saying which rules nearly fired. */
  parts: { program: Program<Context>; ofRule: readonly (readonly Condition[])[] };
  actorWindows: readonly WindowName[];
  targetWindows: readonly WindowName[];
  /** Windows of the pair, the conversation and the theme. */
  sharedWindows: readonly WindowName[];
};

/** A policy ready to judge; `policy` is what every decision names, as `vn@1`. */
export type CompiledPolicy = TextNeeds & {
  policy: string;
  document: PolicyDocument;
  signals: ReadonlyMap<string, CompiledSignal>;
  byKind: ReadonlyMap<EventType, KindProgram>;
  /** Every field that its rules may name, those of its own matrix included. */
  fields: ReadonlyMap<string, FieldSpec<Context>>;
};
