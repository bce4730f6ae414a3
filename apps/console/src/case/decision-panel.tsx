import type { CaseView, Reason } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { useLanguage } from '../language/language-context.tsx';
import { gatherSignals } from './gather-signals.ts';
import { SignalView } from './signal-view.tsx';

type Decision = NonNullable<CaseView['decision']>;

export function DecisionPanel({ decision }: { decision: Decision }) {
  const { t } = useLanguage();
  return (
    <section className="panel" aria-labelledby="decision-title">
      <div className="panel__head">
        <h2 id="decision-title">{t('decision.title')}</h2>
      </div>
      <p className="notice">{t('decision.noText')}</p>
      <ul className="plain reasons">
        {decision.reasons.map((reason) => (
          <ReasonView key={reason.rule} reason={reason} />
        ))}
      </ul>
      <Findings reasons={decision.reasons} />
      <dl className="facts facts--wide">
        <div>
          <dt>{t('decision.subject')}</dt>
          <dd>
            <code>{decision.subject}</code>
          </dd>
        </div>
        {decision.affectedChild ? (
          <div>
            <dt>{t('decision.child')}</dt>
            <dd>
              <code>{decision.affectedChild}</code>
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{t('decision.events')}</dt>
          <dd className="codes">
            {[...new Set(decision.eventIds)].map((id) => (
              <code key={id}>{id}</code>
            ))}
          </dd>
        </div>
        <div>
          <dt>{t('decision.policy')}</dt>
          <dd>
            <code>{decision.policy}</code>
          </dd>
        </div>
      </dl>
      <p className="small soft">{t('decision.accounts')}</p>
    </section>
  );
}

/** What was found, once, whichever rules rest on it. */
function Findings({ reasons }: { reasons: readonly Reason[] }) {
  const { t } = useLanguage();
  const signals = gatherSignals(reasons);
  if (signals.length === 0) return <p className="small soft">{t('decision.noSignals')}</p>;
  return (
    <>
      <h3>{t('decision.found')}</h3>
      <ul className="plain signals">
        {signals.map((signal) => (
          <SignalView key={signal.id} signal={signal} />
        ))}
      </ul>
    </>
  );
}

function ReasonView({ reason }: { reason: Reason }) {
  const { language, t } = useLanguage();
  return (
    <li className="reason">
      <p className="reason__statement">{textIn(reason.statement, language)}</p>
      <p className="reason__source small soft">
        <span>{t(`layer.${reason.layer}`)}</span>
        {reason.signals.length > 0 ? (
          <span>
            {t('decision.signals')}: {reason.signals.map(({ id }) => id).join(', ')}
          </span>
        ) : null}
        <span>
          {t('decision.rule')}: <code>{reason.rule}</code>
        </span>
        {reason.basis.length > 0 ? (
          <span>
            {t('decision.basis')}: {reason.basis.join('; ')}
          </span>
        ) : null}
      </p>
    </li>
  );
}
