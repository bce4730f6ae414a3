import type { Backtest, BacktestReport } from '@khong-mot-minh/contracts';
import { formatNumber } from '../language/format-number.ts';
import { formatMoment } from '../language/format-time.ts';
import { ActButton } from './act-button.tsx';
import { cancelBacktest } from './policy-api.ts';
import { useTranslation } from './use-translation.ts';

/** One backtest: how far it is, or what came out of it. */
export function BacktestRun({ test, busy, edits }: { test: Backtest; busy: boolean; edits: boolean }) {
  const { language, words } = useTranslation();
  const number = (value: number) => formatNumber(language, value);
  if (busy)
    return (
      <div className="stack">
        <p role="status">{words('backtest.running', { counted: test.counted, total: test.total })}</p>
        <progress max={100} value={test.percent} aria-label={words('backtest')} />
        {edits ? (
          <p>
            <ActButton quiet label={words('backtest.cancel')} act={() => cancelBacktest(test.id)} />
          </p>
        ) : null}
      </div>
    );
  const { report } = test;
  if (!report)
    return (
      <p className="notice notice--warm">
        {words(`backtest.${test.state === 'cancelled' ? 'cancelled' : 'failed'}`)}
      </p>
    );
  const { same, stricter, laxer } = report.changed;
  return (
    <div className="stack">
      <p>
        {words('backtest.done', {
          total: same + stricter + laxer,
          same,
          stricter,
          laxer,
          against: test.against,
        })}
      </p>
      {report.began ? <Began began={report.began} /> : null}
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words('backtest.counted')}</th>
              <th scope="col">{words('before')}</th>
              <th scope="col">{words('after')}</th>
            </tr>
          </thead>
          <tbody>
            {report.rules
              .filter(({ before, after }) => before !== after)
              .map(({ rule, before, after }) => (
                <tr key={rule}>
                  <td>
                    <code>{rule}</code>
                  </td>
                  <td>{number(before)}</td>
                  <td>{number(after)}</td>
                </tr>
              ))}
            {[1, 2, 3, 4, 5].map((tier) => (
              <tr key={tier}>
                <td>{words('tier.short', { tier })}</td>
                <td>{number(report.before.tiers[tier] ?? 0)}</td>
                <td>{number(report.after.tiers[tier] ?? 0)}</td>
              </tr>
            ))}
            <tr>
              <td>{words('cases')}</td>
              <td>{number(report.before.cases)}</td>
              <td>{number(report.after.cases)}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** How much both versions knew when the first counted event came. */
function Began({ began }: { began: NonNullable<BacktestReport['began']> }) {
  const { language, words } = useTranslation();
  const at = (time: string) => formatMoment(language, time);
  return (
    <p className="small soft">
      {began.warmUp
        ? words('backtest.warm', { count: began.warmUp, from: at(began.recordedFrom) })
        : words('backtest.empty', { from: at(began.recordedFrom) })}{' '}
      {began.complete
        ? words('backtest.complete')
        : words('backtest.thin', { until: at(began.fullFrom), count: began.thin })}
    </p>
  );
}
