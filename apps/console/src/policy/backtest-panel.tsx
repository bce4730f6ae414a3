import type { Backtest } from '@khong-mot-minh/contracts';
import { may } from '@khong-mot-minh/contracts/codes';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../session/session-context.tsx';
import { ActButton } from './act-button.tsx';
import { BacktestRun } from './backtest-run.tsx';
import { fetchBacktests, startBacktest } from './policy-api.ts';
import { useTranslation } from './use-translation.ts';

const LOOK_MS = 1000;
const DAY_MS = 86_400_000;
const PERIODS = [{ name: 'all' }, { name: 'week', days: 7 }, { name: 'day', days: 1 }] as const;
const busy = (test: Backtest | undefined) => test?.state === 'queued' || test?.state === 'running';

/** Judges what was recorded again with this version, with a bar while it runs and a report when it is done. */
export function BacktestPanel({ version }: { version: string }) {
  const { words } = useTranslation();
  const { roles } = useSession();
  const [period, setPeriod] = useState<string>('all');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { data } = useQuery({
    queryKey: ['policy', 'backtests'],
    queryFn: fetchBacktests,
    refetchInterval: ({ state }) => state.data?.items.some(busy) && LOOK_MS,
  });
  const last = data?.items.find((one) => one.version === version);
  const edits = may({ roles }, 'policies.edit');
  return (
    <section className="panel stack" aria-labelledby="backtest-title">
      <h2 id="backtest-title">{words('backtest')}</h2>
      <p className="soft">{words('backtest.lead')}</p>
      {last ? <BacktestRun test={last} busy={busy(last)} edits={edits} /> : <p>{words('backtest.never')}</p>}
      {edits && !busy(last) ? (
        <div className="row">
          <label>
            {words('backtest.period')}
            <select className="input" value={period} onChange={(e) => setPeriod(e.target.value)}>
              {PERIODS.map(({ name }) => (
                <option key={name} value={name}>
                  {words(`backtest.period.${name}`)}
                </option>
              ))}
            </select>
          </label>
          <ActButton
            quiet
            label={words('backtest.start')}
            act={async () => {
              await startBacktest({ version, ...sinceOf(period) }, key);
              setKey(crypto.randomUUID());
            }}
          />
        </div>
      ) : null}
    </section>
  );
}

function sinceOf(period: string): { since?: string } {
  const chosen = PERIODS.find(({ name }) => name === period);
  return chosen && 'days' in chosen
    ? { since: new Date(Date.now() - chosen.days * DAY_MS).toISOString() }
    : {};
}
