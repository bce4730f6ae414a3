import type { IdeaDesk, WaitingIdea } from '@khong-mot-minh/contracts';
import { useState } from 'react';
import { EmptyState } from '../frame/empty-state.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { MarkedText } from './marked-text.tsx';
import { useTranslation } from './use-translation.ts';

type Props = { waiting: readonly WaitingIdea[]; onDone(desk: IdeaDesk, sentence: string): void };

/** Ideas that wait, the oldest first. */
export function WaitingList({ waiting, onDone }: Props) {
  const { language, words } = useTranslation();
  const [asked, setAsked] = useState<WaitingIdea>();
  const day = (date: string) =>
    new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', { timeZone: 'UTC' }).format(
      new Date(date),
    );
  return (
    <section className="stack" aria-labelledby="waiting-title">
      <h2 id="waiting-title">{words('waiting.title')}</h2>
      {waiting.length === 0 ? (
        <EmptyState title={words('waiting.none')} next={words('waiting.noneNext')} />
      ) : null}
      <ul className="plain proposals">
        {waiting.map((idea) => (
          <li key={idea.id} className="panel stack">
            <p>
              <strong>{words(`kind.${idea.kind}`)}</strong>{' '}
              <span className="small soft">
                {words('waiting.code', { code: idea.code })} ·{' '}
                {words('waiting.deleted', { day: day(idea.deletedOn) })}
              </span>
            </p>
            <MarkedText idea={idea} />
            <p>
              <button type="button" className="button" data-case-link="" onClick={() => setAsked(idea)}>
                {words('decide.open')}
                <span className="visually-hidden"> {idea.code}</span>
              </button>
            </p>
          </li>
        ))}
      </ul>
      {asked ? (
        <DecideDialog
          key={asked.id}
          idea={asked}
          onClose={() => setAsked(undefined)}
          onDone={(desk) => {
            setAsked(undefined);
            onDone(desk, words('decide.done'));
          }}
        />
      ) : null}
    </section>
  );
}
