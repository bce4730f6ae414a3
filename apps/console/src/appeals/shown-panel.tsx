import type { StatementForSubject } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { Fact } from './fact.tsx';
import { useTranslation } from './use-translation.ts';

/** The same fields as the page of the person concerned, so that an answer never presumes they know more. */
export function ShownPanel({ shown }: { shown: StatementForSubject }) {
  const { language, words } = useTranslation();
  const day = (date: string) =>
    new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { timeZone: 'UTC' }).format(
      new Date(date),
    );
  return (
    <section className="panel" aria-labelledby="shown-title">
      <div className="panel__head">
        <h2 id="shown-title">{words('shown.title')}</h2>
      </div>
      <p className="small soft">{words('shown.lead')}</p>
      <dl className="facts facts--wide">
        <Fact name={words('column.what')}>
          {textIn(shown.bundle?.title, language) ?? words(`measure.${shown.measure}`)}
        </Fact>
        <Fact name={words('shown.from')}>{day(shown.appliesFrom)}</Fact>
        <Fact name={words('shown.until')}>
          {shown.appliesUntil ? day(shown.appliesUntil) : words('shown.noEnd')}
        </Fact>
        <Fact name={words('shown.why')}>{words(`shown.fact.${shown.fact}`)}</Fact>
        <Fact name={words('shown.how')}>{words(`shown.automated.${shown.automatedDecision}`)}</Fact>
      </dl>
    </section>
  );
}
