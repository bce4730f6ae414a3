import type { IdeaDesk, IdeaRound } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { errorText } from '../api/error-text.ts';
import { DialogActions } from '../case/dialog-actions.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { formatMoment } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { closeRound } from './ideas-api.ts';
import { NewRound } from './new-round.tsx';
import { RoundDecision } from './round-decision.tsx';
import { useTranslation } from './use-translation.ts';

type Done = (desk: IdeaDesk, sentence: string) => void;

/** The round that runs, the one that waits for its decision, or the way to a new one. */
export function VotingRoundPanel({ desk, onDone }: { desk: IdeaDesk; onDone: Done }) {
  const { words } = useTranslation();
  const { round } = desk;
  return (
    <section className="panel stack" aria-labelledby="round-title">
      <div className="panel__head">
        <h2 id="round-title">{words('round.title')}</h2>
      </div>
      {round?.open ? <Running round={round} onDone={onDone} /> : null}
      {round && !round.open ? <RoundDecision round={round} onDone={onDone} /> : null}
      {round ? null : <NewRound accepted={desk.accepted} onDone={onDone} />}
    </section>
  );
}

function Running({ round, onDone }: { round: IdeaRound; onDone: Done }) {
  const { t } = useLanguage();
  const { language, words } = useTranslation();
  const [asked, setAsked] = useState(false);
  const close = useMutation({
    mutationFn: () => closeRound(round.id),
    onSuccess: (desk) => onDone(desk, words('round.closed')),
  });
  return (
    <>
      <p>{words('round.running', { time: formatMoment(language, round.closesAt) })}</p>
      <ul>
        {round.options.map(({ id, title }) => (
          <li key={id}>{textIn(title, language) ?? title.vi}</li>
        ))}
      </ul>
      <p>
        <button type="button" className="button button--quiet" onClick={() => setAsked(true)}>
          {words('round.close')}
        </button>
      </p>
      <Dialog
        open={asked}
        onClose={() => setAsked(false)}
        title={words('round.closeTitle')}
        lead={words('round.closeLead')}
      >
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            close.mutate();
          }}
        >
          {close.error ? (
            <p className="notice notice--danger" role="alert">
              {errorText(close.error, t)}
            </p>
          ) : null}
          <DialogActions
            submit={words('round.close')}
            busy={close.isPending}
            onClose={() => setAsked(false)}
          />
        </form>
      </Dialog>
    </>
  );
}
