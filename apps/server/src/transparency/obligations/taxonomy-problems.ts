import type { PolicyDocument } from '@khong-mot-minh/contracts';
import type { Taxonomy } from './load-taxonomy.ts';
import { basesOf } from './serving-of.ts';

type Policy = Pick<PolicyDocument, 'id' | 'bases' | 'rules' | 'protections'>;

/** Names that lead nowhere, in the taxonomy and between it and the policy packs; nothing found is a pass. */
export function taxonomyProblems(taxonomy: Taxonomy, policies: readonly Policy[]): string[] {
  return [
    ...twice('obligation', taxonomy.obligations),
    ...twice('instrument', taxonomy.instruments),
    ...twice('figure', taxonomy.figures.figures),
    ...sourceProblems(taxonomy),
    ...obligationProblems(taxonomy),
    ...policyProblems(taxonomy, policies),
    ...figureProblems(taxonomy),
  ];
}

const twice = (kind: string, list: readonly { id: string }[]): string[] =>
  list
    .filter(({ id }, i) => list.findIndex((one) => one.id === id) !== i)
    .map(({ id }) => `${kind} "${id}" stands twice`);

function sourceProblems({ sources, ...rest }: Taxonomy): string[] {
  const cited = [
    ...rest.instruments,
    ...rest.obligations,
    ...rest.platforms.cells,
    ...rest.figures.figures,
    rest.retention.case,
  ].flatMap((one) => one.sources);
  const used = new Set(cited);
  return [
    ...cited.filter((key) => !sources[key]).map((key) => `source "${key}" is cited and does not exist`),
    ...Object.keys(sources)
      .filter((key) => !used.has(key))
      .map((key) => `source "${key}" is not cited anywhere`),
  ];
}

function obligationProblems({
  instruments,
  obligations,
  coverage,
  referralBases,
  retention,
  platforms,
}: Taxonomy): string[] {
  const known = new Set(obligations.map(({ id }) => id));
  const named = [
    ...coverage.bases.flatMap((entry) => ('obligations' in entry ? entry.obligations : [])),
    ...coverage.rules.flatMap((entry) => entry.obligations),
    ...coverage.protections.flatMap((entry) => entry.obligations),
    ...coverage.procedures.flatMap((entry) => entry.obligations),
    ...referralBases.flatMap((entry) => entry.obligations),
    ...Object.values(retention).flatMap((entry) => entry.obligations),
    ...platforms.obligations,
    ...platforms.cells.map((cell) => cell.obligation),
    ...platforms.notApplicable.map((entry) => entry.obligation),
  ];
  const platformIds = new Set(platforms.platforms.map(({ id }) => id));
  const namedPlatforms = [
    ...platforms.cells.map((cell) => cell.platform),
    ...platforms.notApplicable.flatMap((entry) => entry.platforms),
  ];
  return [
    ...named.filter((id) => !known.has(id)).map((id) => `obligation "${id}" is named and does not exist`),
    ...namedPlatforms.filter((id) => !platformIds.has(id)).map((id) => `platform "${id}" does not exist`),
    ...obligations
      .filter(({ instrument }) => !instruments.some(({ id }) => id === instrument))
      .map(({ id, instrument }) => `"${id}" belongs to "${instrument}", which does not exist`),
    ...obligations
      .filter(({ stance, why }) => (stance === undefined) !== (why === undefined))
      .map(({ id }) => `"${id}" needs both a stance and its reason, or neither`),
  ];
}

function policyProblems({ coverage }: Taxonomy, policies: readonly Policy[]): string[] {
  const mapped = new Set(coverage.bases.map(({ basis }) => basis));
  const declared = new Set(policies.flatMap(({ bases }) => Object.keys(bases)));
  const rules = new Set(policies.flatMap((policy) => policy.rules.map(({ id }) => id)));
  const protections = new Set(policies.flatMap((policy) => Object.keys(policy.protections)));
  const missing = policies.flatMap((policy) =>
    [...policy.rules.flatMap(({ basis }) => basis), ...Object.values(policy.protections).flatMap(basesOf)]
      .filter((basis) => !mapped.has(basis))
      .map((basis) => `policy "${policy.id}" rests on "${basis}", which coverage.json does not map`),
  );
  return [
    ...new Set(missing),
    ...[...mapped]
      .filter((basis) => !declared.has(basis))
      .map((basis) => `coverage.json maps the basis "${basis}", which no policy declares`),
    ...coverage.rules
      .filter(({ rule }) => !rules.has(rule))
      .map(({ rule }) => `coverage.json names the rule "${rule}", which no policy has`),
    ...coverage.protections
      .filter(({ protection }) => !protections.has(protection))
      .map(({ protection }) => `coverage.json names the protection "${protection}", which no policy has`),
  ];
}

function figureProblems({ figures: { figures, series } }: Taxonomy): string[] {
  const unitOf = (id: string) => figures.find((figure) => figure.id === id)?.unit.en;
  return series.flatMap(({ id, pairs }) =>
    pairs.flatMap(({ figures: pair }) => {
      const units = pair.map(unitOf);
      if (units.includes(undefined)) return [`series "${id}" names a figure that does not exist: ${pair}`];
      return new Set(units).size === 1 ? [] : [`series "${id}" draws different units side by side: ${pair}`];
    }),
  );
}
