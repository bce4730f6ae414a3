import { type Backtest, BacktestReport } from '@khong-mot-minh/contracts';
import type { StoredBacktest } from '../queries/backtests.ts';

/** A backtest as a person sees it. */
export function backtestView(b: StoredBacktest): Backtest {
  return {
    id: b.id,
    version: b.version,
    against: b.against,
    ...(b.since && { since: b.since.toISOString() }),
    state: b.state,
    percent: percentOf(b),
    counted: b.counted,
    total: b.total,
    askedAt: b.askedAt.toISOString(),
    ...(b.finishedAt && { finishedAt: b.finishedAt.toISOString() }),
    ...(b.report !== null && { report: BacktestReport.parse(b.report) }),
    ...(b.failure !== null && { failure: b.failure }),
  };
}

const percentOf = ({ state, counted, total }: StoredBacktest): number => {
  if (state === 'done') return 100;
  return total === 0 ? 0 : Math.min(99, Math.floor((100 * counted) / total));
};
