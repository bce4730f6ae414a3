import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vnPolicy } from '../../test/vn-policy.ts';
import { runExample } from '../index.ts';
import { leavesOf } from '../program/condition.ts';

const program = vnPolicy();
const { rules, examples, protections } = program.document;
const compiled = [...program.byKind.values()].flatMap((kind) => kind.rules);

/** Rows that speak of no interaction, and where they hold instead. */
const ELSEWHERE: Record<string, string> = {
  'account.band': 'which defaults hold; read by every other row',
  'account.registration': 'who puts the account; no event',
  'report.oneTapBlockReport': 'a button of the platform; no event tells that it is missing',
  'guardian.sees': 'what a guardian is shown; no event',
  'guardian.alert': 'who hears of a case; decided when it opens',
};

/** Rows whose value reaches a rule under another name: as hours, minutes or a wait. */
const READ_AS: Record<string, string[]> = {
  'time.quiet_hours': ['viewer.quietNow'],
  'time.game_min': ['session.gameLeft', 'session.gamesLeft'],
  'time.daily_nudge_min': ['session.dayLeft'],
};

/** Rows that only tell or ask, and stop nothing. */
const ONLY_TELLS = ['dm.context_banner', 'report.copyTrustedAdult'];

const rulesOf = (row: string): string[] => {
  const names = [`actor.protections.${row}`, `target.protections.${row}`, ...(READ_AS[row] ?? [])];
  const mine = compiled.filter(({ when }) => leavesOf(when).some(({ field }) => names.includes(field)));
  return [...new Set(mine.map(({ id }) => id))];
};

test('every row of the matrix either has rules or says why it has none', () => {
  for (const row of Object.keys(protections))
    assert.equal(rulesOf(row).length === 0, row in ELSEWHERE, `${row}: ${rulesOf(row).join()}`);
  for (const row of Object.keys(ELSEWHERE)) assert.ok(row in protections, row);
});

for (const row of Object.keys(protections).filter((one) => !(one in ELSEWHERE))) {
  test(`${row}: an example allows and one does not`, () => {
    const ids = rulesOf(row);
    const mine = examples.filter(({ rule }) => ids.includes(rule));
    const outcomes = mine.map((example) => {
      const last = runExample(program, example).decisions.at(-1)!;
      return { fires: example.expect.fires, outcome: last.outcome, measures: last.measures.length };
    });
    assert.ok(outcomes.some(({ fires, outcome }) => !fires && outcome === 'allow'));
    const acts = outcomes.filter(({ fires }) => fires);
    if (ONLY_TELLS.includes(row)) assert.ok(acts.some(({ measures }) => measures > 0));
    else assert.ok(acts.some(({ outcome }) => outcome !== 'allow'));
  });
}

const KINDS = [
  ...['contact.requested', 'message.sent', 'list.viewed', 'search.performed', 'call.started', 'live.started'],
  ...['content.posted', 'content.viewed', 'settings.changed', 'session.started'],
];
test('every kind of interaction is allowed in one example of prevention and not in another', () => {
  const layer = new Map(rules.map(({ id, layer: of }) => [id, of]));
  for (const kind of KINDS) {
    const mine = examples.filter(
      ({ rule, events }) => layer.get(rule) === 'prevent' && events.at(-1)?.type === kind,
    );
    const outcomes = mine.map((example) => runExample(program, example).decisions.at(-1)?.outcome);
    assert.ok(outcomes.includes('allow') && outcomes.some((one) => one !== 'allow'), kind);
  }
});

test('every value of a row that a rule reads decides something', () => {
  // A setting that changes nothing would be a promise without effect.
  const read = new Set(
    compiled.flatMap(({ when }) =>
      leavesOf(when)
        .filter(({ field }) => field.includes('.protections.'))
        .map(({ field, value }) => `${field.replace(/^(actor|target)\.protections\./, '')}=${value}`),
    ),
  );
  const silent = Object.entries(protections)
    .filter(([row]) => !(row in ELSEWHERE) && !(row in READ_AS))
    .flatMap(([row, { order }]) => order.slice(0, -1).map((value) => `${row}=${value}`))
    .filter((one) => !read.has(one));
  // How a companion may talk is no event: the platform asks for the value itself.
  const asked = ['ai.companion=pg13-no-romance', 'ai.companion=pg13', 'report.copyTrustedAdult=offer'];
  assert.deepEqual(silent.sort(), asked.sort());
});
