import assert from 'node:assert/strict';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { jurisdictionFolder } from '../../platform/data-folder.ts';
import { loadPolicy } from '../../policies/versions/load-policy.ts';
import { loadTaxonomy } from './load-taxonomy.ts';
import { obligationReport, obligationRows } from './obligation-report.ts';
import { platformMatrix } from './platform-matrix.ts';
import { taxonomyProblems } from './taxonomy-problems.ts';

const pack = (name: string) => fileURLToPath(new URL(`../../../../../${name}`, import.meta.url));
const [vn, international] = await Promise.all([
  loadPolicy(pack('jurisdictions/vn/policies')),
  loadPolicy(pack('policies/international')),
]);
const taxonomy = loadTaxonomy(jurisdictionFolder('vn'));
const { document } = vn;
const routes = new Set(
  taxonomy.coverage.procedures.flatMap(({ proof }) =>
    proof.flatMap((route) => ['vi', 'en'].map((lang) => route.replace('{lang}', lang))),
  ),
);
const TODAY = '2026-12-01';
const rows = (over: Partial<Parameters<typeof obligationRows>[1]> = {}) =>
  obligationRows(taxonomy, { document, routes, today: TODAY, ...over });
const stateOf = (id: string, all = rows()) => all.find((row) => row.id === id)?.state;

test('a duty is covered by what runs, and becomes a gap when that is taken away', () => {
  assert.equal(stateOf('VN.ND147.games'), 'covered');
  const { 'time.game_min': _, ...protections } = document.protections;
  const rules = document.rules.filter(({ basis }) => !basis.includes('VN.ND147.games'));
  assert.equal(stateOf('VN.ND147.games', rows({ document: { rules, protections } })), 'gap');
  assert.equal(stateOf('UNCC.53'), 'covered');
  assert.equal(stateOf('UNCC.53', rows({ routes: new Set() })), 'gap', 'a procedure needs its routes');
});

test('a rule in shadow is shown and does not count; a rule that is off is not shown', () => {
  const only = (mode: 'live' | 'shadow' | 'off') =>
    rows({
      routes: new Set(),
      document: { rules: document.rules.map((rule) => ({ ...rule, mode })), protections: {} },
    }).find(({ id }) => id === 'VN.L116.16.3.a');
  assert.equal(only('live')?.state, 'covered');
  assert.equal(only('shadow')?.state, 'gap');
  assert.ok(only('shadow')?.servedBy.every(({ counts }) => !counts));
  assert.deepEqual(only('off')?.servedBy, []);
});

test('what is refused or outside stays so, whatever serves it; what remains makes a part', () => {
  assert.equal(stateOf('UNCC.29'), 'refused');
  assert.equal(stateOf('UNCC.47'), 'outside');
  assert.equal(stateOf('UNCC.15'), 'partly');
});

test('a filter cuts the list and never the counts', () => {
  const live = { document, routes, today: TODAY };
  const all = obligationReport(taxonomy, live, {});
  const gaps = obligationReport(taxonomy, live, { state: 'gap', party: 'operator' });
  assert.deepEqual(gaps.counts, all.counts);
  assert.ok(
    gaps.items.length > 0 && gaps.items.every((row) => row.state === 'gap' && row.party === 'operator'),
  );
  assert.equal(all.items.length, taxonomy.obligations.length);
  assert.ok(all.items.every(({ sources, grade, checked }) => sources.length > 0 && grade && checked));
});

test('the matrix has a cell for every platform and duty; what nobody read of is unknown, without a fact', () => {
  const { platforms, obligations, cells } = platformMatrix(taxonomy, rows(), TODAY);
  assert.equal(cells.length, platforms.length * obligations.length);
  const unknown = cells.filter(({ fit }) => fit === 'unknown');
  assert.ok(unknown.length > 0 && unknown.every(({ fact, grade }) => !fact && !grade));
  assert.ok(
    cells
      .filter(({ platform }) => platform === 'zalo')
      .every(({ fit }) => fit !== 'meets' && fit !== 'partly'),
  );
  for (const cell of cells.filter(({ fit }) => ['meets', 'partly', 'against'].includes(fit)))
    assert.ok(cell.grade && cell.sources.length > 0 && cell.seen, `${cell.platform} ${cell.obligation}`);
});

const policies = [document, international.document];

test('every name in the taxonomy leads somewhere, and so does every ground of a policy', () => {
  assert.deepEqual(taxonomyProblems(taxonomy, policies), []);
});

const { coverage } = taxonomy;
const planted: { name: string; tree: typeof taxonomy; want: RegExp }[] = [
  {
    name: 'a duty that does not exist',
    tree: {
      ...taxonomy,
      coverage: { ...coverage, rules: [{ rule: 'control.threat', obligations: ['VN.NONE'] }] },
    },
    want: /"VN.NONE" is named and does not exist/,
  },
  {
    name: 'a rule that does not exist',
    tree: {
      ...taxonomy,
      coverage: { ...coverage, rules: [{ rule: 'control.none', obligations: ['UNCC.15'] }] },
    },
    want: /rule "control.none", which no policy has/,
  },
  {
    name: 'a ground that is not mapped',
    tree: {
      ...taxonomy,
      coverage: { ...coverage, bases: coverage.bases.filter(({ basis }) => basis !== 'UNCC.15') },
    },
    want: /"vn" rests on "UNCC.15", which coverage.json does not map/,
  },
  {
    name: 'a ground that no policy declares',
    tree: {
      ...taxonomy,
      coverage: { ...coverage, bases: [...coverage.bases, { basis: 'VN.GONE', obligations: ['UNCC.15'] }] },
    },
    want: /basis "VN.GONE", which no policy declares/,
  },
  {
    name: 'a source that does not exist',
    tree: {
      ...taxonomy,
      obligations: [{ ...taxonomy.obligations[0]!, sources: ['nobody'] }, ...taxonomy.obligations.slice(1)],
    },
    want: /source "nobody" is cited and does not exist/,
  },
  {
    name: 'a platform that does not exist',
    tree: {
      ...taxonomy,
      platforms: { ...taxonomy.platforms, cells: [{ ...taxonomy.platforms.cells[0]!, platform: 'nowhere' }] },
    },
    want: /platform "nowhere" does not exist/,
  },
  {
    name: 'two units in one chart',
    tree: {
      ...taxonomy,
      figures: {
        ...taxonomy.figures,
        series: [
          {
            id: 's',
            title: { vi: 'a', en: 'a' },
            pairs: [{ what: { vi: 'a', en: 'a' }, figures: ['vn-381', 'h-calls'] }],
          },
        ],
      },
    },
    want: /different units side by side/,
  },
];
for (const { name, tree, want } of planted)
  test(`the check finds ${name}`, () => {
    assert.match(taxonomyProblems(tree, policies).join('\n'), want);
  });

test('a fact that nobody has read again by its day is stale from the next day on, in the list and in the matrix', () => {
  const staleOn = (today: string) => {
    const all = rows({ today });
    const { cells } = platformMatrix(taxonomy, all, today);
    return [all.filter(({ stale }) => stale).length, cells.filter(({ stale }) => stale).length];
  };
  assert.deepEqual(staleOn('2026-11-27'), [0, 0]);
  const days = taxonomy.obligations.map(({ reviewBy }) => reviewBy).sort();
  assert.equal(staleOn(days[0] ?? '')[0], 0, 'on the day itself it is not');
  const [duties = 0, cells = 0] = staleOn('2030-01-01');
  assert.equal(duties, taxonomy.obligations.length);
  assert.equal(cells, taxonomy.platforms.cells.length);
});
