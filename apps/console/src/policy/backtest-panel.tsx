import type { Backtest } from '@kmm/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { ActButton } from './act-button.tsx';
import { cancelBacktest, fetchBacktests, startBacktest } from './policy-api.ts';
import { useWords } from './use-words.ts';

const LOOK_MS = 1000;
const busy = (test: Backtest | undefined) => test?.state === 'queued' || test?.state === 'running';

/** Judges what was recorded again with this version, with a bar while it runs and a report when it is done. */
export function BacktestPanel({ version }: { version: string }) {
  const { words } = useWords();
  const { roles } = useSession();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { data } = useQuery({
    queryKey: ['policy', 'backtests'],
    queryFn: fetchBacktests,
    refetchInterval: ({ state }) => state.data?.items.some(busy) && LOOK_MS,
  });
  const last = data?.items.find((one) => one.version === version);
  const edits = roles.includes('policy-editor');
  return (
    <section className="panel stack" aria-labelledby="backtest-title">
      <h2 id="backtest-title">{words('backtest')}</h2>
      <p className="soft">{words('backtest.lead')}</p>
      {last ? <Run test={last} edits={edits} /> : <p>{words('backtest.never')}</p>}
      {edits && !busy(last) ? (
        <p>
          <ActButton
            quiet
            label={words('backtest.start')}
            act={async () => {
              await startBacktest(version, key);
              setKey(crypto.randomUUID());
            }}
          />
        </p>
      ) : null}
    </section>
  );
}

function Run({ test, edits }: { test: Backtest; edits: boolean }) {
  const { words } = useWords();
  if (busy(test))
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
  return (
    <div className="stack">
      <p>
        {words('backtest.done', {
          total: test.total,
          same: report.changed.same,
          stricter: report.changed.stricter,
          laxer: report.changed.laxer,
          against: test.against,
        })}
      </p>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words('rule')}</th>
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
                  <td>{before}</td>
                  <td>{after}</td>
                </tr>
              ))}
            {[3, 4, 5].map((tier) => (
              <tr key={tier}>
                <td>{words('tier.short', { tier })}</td>
                <td>{report.before.tiers[tier]}</td>
                <td>{report.after.tiers[tier]}</td>
              </tr>
            ))}
            <tr>
              <td>{words('cases')}</td>
              <td>{report.before.cases}</td>
              <td>{report.after.cases}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </div>
  );
}
