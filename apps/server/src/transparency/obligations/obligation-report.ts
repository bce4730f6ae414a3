import {
  COVERAGE_STATES,
  type CoverageState,
  type Obligation,
  type ObligationQuery,
  type ObligationReport,
  type ObligationRow,
  type PolicyDocument,
  type Serving,
} from '@khong-mot-minh/contracts';
import type { Taxonomy } from './load-taxonomy.ts';
import { servingOf } from './serving-of.ts';

type Live = {
  document: Pick<PolicyDocument, 'rules' | 'protections'>;
  routes: ReadonlySet<string>;
  /** The day on which it is asked, as an ISO date. */
  today: string;
};

/** What each duty is worth now: computed, never written down. */
export function obligationRows(taxonomy: Taxonomy, live: Live): ObligationRow[] {
  const served = servingOf(taxonomy.coverage, live.document, live.routes);
  const instruments = new Map(taxonomy.instruments.map((one) => [one.id, one]));
  return taxonomy.obligations.map((obligation) => {
    const instrument = instruments.get(obligation.instrument);
    if (!instrument) throw new Error(`"${obligation.id}" names no known instrument`);
    const servedBy = served.get(obligation.id) ?? [];
    const { id, title, status } = instrument;
    const { stance: _, sources, ...shown } = obligation;
    return {
      ...shown,
      instrument: { id, title, status },
      sources: sourcesOf(taxonomy, sources),
      state: stateOf(obligation, servedBy),
      stale: obligation.reviewBy < live.today,
      servedBy: [...servedBy],
    };
  });
}

/** The list as asked for; `counts` are of the whole, so that a filter never makes a gap look small. */
export function obligationReport(
  taxonomy: Taxonomy,
  live: Live,
  query: Omit<ObligationQuery, 'platform'>,
): Pick<ObligationReport, 'counts' | 'instruments' | 'items'> {
  const rows = obligationRows(taxonomy, live);
  const countOf = (state: CoverageState) => rows.filter((row) => row.state === state).length;
  const [covered, partly, gap, refused, outside] = COVERAGE_STATES.map(countOf);
  return {
    counts: {
      covered: covered ?? 0,
      partly: partly ?? 0,
      gap: gap ?? 0,
      refused: refused ?? 0,
      outside: outside ?? 0,
    },
    instruments: taxonomy.instruments,
    items: rows.filter(
      (row) =>
        (query.instrument === undefined || row.instrument.id === query.instrument) &&
        (query.state === undefined || row.state === query.state) &&
        (query.party === undefined || row.party === query.party),
    ),
  };
}

function stateOf({ stance, remains }: Obligation, servedBy: readonly Serving[]): CoverageState {
  if (stance) return stance;
  if (!servedBy.some(({ counts }) => counts)) return 'gap';
  return remains ? 'partly' : 'covered';
}

export const sourcesOf = ({ sources }: Pick<Taxonomy, 'sources'>, keys: readonly string[]) =>
  keys.map((key) => {
    const source = sources[key];
    if (!source) throw new Error(`"${key}" names no known source`);
    return source;
  });
