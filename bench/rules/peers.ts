import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Event } from './event.ts';
import { toCel, toJsonLogic, toJsonRules, toZen, withKinds } from './translate.ts';
import type { Rule } from './workload.ts';

/** An engine of others: `run` gives the numbers of the rules that fire, in any order. */
export type Peer = { run(event: Event): number[] | Promise<number[]>; version: string };

type Library = Record<string, unknown>;
type Callable = (...args: unknown[]) => unknown;

/** Peers by name; each is made from a folder that has it installed. */
export const PEERS: Readonly<Record<string, (folder: string, rules: readonly Rule[]) => Promise<Peer>>> = {
  'json-rules-engine': async (folder, rules) => {
    const { library, version } = await load(folder, 'json-rules-engine');
    const engine = construct<{
      addRule(rule: unknown): void;
      run(facts: unknown): Promise<{ events: { params: { number: number } }[] }>;
    }>(library.Engine);
    for (const [number, rule] of rules.entries()) {
      const conditions = toJsonRules(withKinds(rule));
      engine.addRule({ conditions, event: { type: rule.id, params: { number } } });
    }
    const run = async (event: Event) => {
      const { events } = await engine.run(event);
      return events.map(({ params }) => params.number);
    };
    return { run, version };
  },

  '@gorules/zen-engine': async (folder, rules) => {
    const { library, version } = await load(folder, '@gorules/zen-engine');
    const content = construct(library.ZenDecisionContent, Buffer.from(JSON.stringify(zenTable(rules))));
    const engine = construct<{
      createDecision(content: unknown): {
        evaluate(event: unknown): Promise<{ result: { rule: number }[] }>;
      };
    }>(library.ZenEngine);
    const decision = engine.createDecision(content);
    const run = async (event: Event) => {
      const { result } = await decision.evaluate(event);
      return Array.isArray(result) ? result.map(({ rule }) => rule) : [];
    };
    return { run, version };
  },

  '@bufbuild/cel': async (folder, rules) => {
    const { library, version } = await load(folder, '@bufbuild/cel');
    const env = callable(library.celEnv)();
    const plans = rules.map((rule) =>
      callable(callable(library.plan)(env, callable(library.parse)(toCel(withKinds(rule))))),
    );
    return { run: each(plans), version };
  },

  'json-logic-js': async (folder, rules) => {
    const { library, version } = await load(folder, 'json-logic-js');
    const apply = callable(library.apply);
    const logics = rules.map((rule) => toJsonLogic(withKinds(rule)));
    return { run: each(logics.map((logic) => (event) => apply(logic, event))), version };
  },

  'json-logic-engine': async (folder, rules) => {
    const { library, version } = await load(folder, 'json-logic-engine');
    const engine = construct<{ build(logic: unknown): Callable }>(library.LogicEngine);
    return { run: each(rules.map((rule) => engine.build(toJsonLogic(withKinds(rule))))), version };
  },
};

/** Whether a folder has the library. */
export const isInstalled = (folder: string, name: string): boolean =>
  existsSync(path.join(folder, 'node_modules', name, 'package.json'));

async function load(folder: string, name: string): Promise<{ library: Library; version: string }> {
  const from = createRequire(path.join(path.resolve(folder), 'from-here.js'));
  const module: Library = await import(pathToFileURL(from.resolve(name)).href);
  const manifest = path.join(folder, 'node_modules', name, 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  // A CommonJS library that names nothing has its members on the default export.
  const inner = module.default;
  const library = typeof inner === 'object' && inner !== null ? { ...inner, ...module } : module;
  return { library, version };
}

const each =
  (tests: readonly Callable[]) =>
  (event: Event): number[] => {
    const fired: number[] = [];
    for (const [number, test] of tests.entries()) if (test(event) === true) fired.push(number);
    return fired;
  };

// The casts below are promises of the libraries' documentation; a wrong one shows as a failed comparison.
const callable = (value: unknown): Callable => value as Callable;

function construct<T>(made: unknown, ...args: unknown[]): T {
  return new (made as new (...args: unknown[]) => T)(...args);
}

/** One decision table with a free condition a row, so that only the rules that fire come back. */
function zenTable(rules: readonly Rule[]): unknown {
  const node = (id: string, type: string, content: unknown) => ({
    ...{ id, type, content },
    ...{ name: id, position: { x: 0, y: 0 } },
  });
  const rows = rules.map((rule, number) => ({
    _id: rule.id,
    when: toZen(withKinds(rule)),
    rule: String(number),
  }));
  return {
    nodes: [
      node('in', 'inputNode', { schema: '' }),
      node('rules', 'decisionTableNode', {
        hitPolicy: 'collect',
        inputs: [{ id: 'when', name: 'when', type: 'expression' }],
        outputs: [{ id: 'rule', name: 'rule', field: 'rule', type: 'expression' }],
        rules: rows,
      }),
      node('out', 'outputNode', { schema: '' }),
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'rules' },
      { id: 'b', type: 'edge', sourceId: 'rules', targetId: 'out' },
    ],
  };
}
