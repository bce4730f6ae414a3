import type { CaseView, Reason } from '@kmm/contracts';
import { useLanguage } from '../language/language-context.tsx';
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
      {decision.reasons.map((reason) => (
        <ReasonView key={reason.rule} reason={reason} />
      ))}
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

function ReasonView({ reason }: { reason: Reason }) {
  const { language, t } = useLanguage();
  return (
    <div className="reason">
      <p className="reason__statement">{reason.statement[language]}</p>
      <p className="reason__source small soft">
        <span>{t(`layer.${reason.layer}`)}</span>
        <span>
          {t('decision.rule')}: <code>{reason.rule}</code>
        </span>
        {reason.basis.length > 0 ? (
          <span>
            {t('decision.basis')}: {reason.basis.join('; ')}
          </span>
        ) : null}
      </p>
      {reason.signals.length === 0 ? <p className="small soft">{t('decision.noSignals')}</p> : null}
      <ul className="plain signals">
        {reason.signals.map((signal) => (
          <SignalView key={signal.id} signal={signal} />
        ))}
      </ul>
    </div>
  );
}
