import type { CaseView, PublicKey } from '@khong-mot-minh/contracts';
import { type FormEvent, useState } from 'react';
import { Field } from '../frame/field.tsx';
import { useKeys } from '../keys/key-context.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { buildNote, buildReply } from './build-command.ts';
import { CommandFailure } from './command-failure.tsx';
import { useDraft, useHasDraft } from './drafts.tsx';
import { LeftDraft } from './left-drafts.tsx';
import type { Readers } from './present-keys.ts';
import { SEALED_LENGTH } from './text-limits.ts';
import { useCommand } from './use-command.ts';
import { useTeamKey } from './use-team-key.ts';

type Writing = 'reply' | 'note';
const WRITINGS: readonly Writing[] = ['reply', 'note'];

/** Where to write what can be written now; what was typed and cannot be sent any more stands below to be copied. */
export const Composer = ({ view }: { view: CaseView }) => (
  <>
    <Writings view={view} />
    {WRITINGS.filter((name) => !view.commands.includes(name)).map((name) => (
      <LeftDraft key={name} id={view.id} writing={name} why="case.draftLeft" />
    ))}
  </>
);

/** Locked, it hides what was typed and keeps it. */
function Writings({ view }: { view: CaseView }) {
  const { t } = useLanguage();
  const { state, sessionKeys } = useKeys();
  const teamKey = useTeamKey(view);
  const offered = WRITINGS.filter((name) => view.commands.includes(name));
  const [chosen, setChosen] = useState<Writing>();
  const writing = offered.find((name) => name === chosen) ?? offered[0];
  if (!writing) return null;
  const locked = state.status === 'locked' && sessionKeys?.member !== undefined;
  return (
    <section className="panel composer" aria-label={t('write.title')}>
      <fieldset className="tabs" aria-label={t('write.title')}>
        {offered.map((name) => (
          <button key={name} type="button" aria-pressed={name === writing} onClick={() => setChosen(name)}>
            {t(`write.${name}`)}
          </button>
        ))}
      </fieldset>
      {locked ? <LockedComposer draft={`${view.id} ${writing}`} /> : null}
      {!locked && teamKey ? (
        <WriteForm key={writing} view={view} writing={writing} teamKey={teamKey} />
      ) : null}
      {!locked && !teamKey ? <p className="notice notice--warm">{t('write.noTeamKey')}</p> : null}
    </section>
  );
}

function LockedComposer({ draft }: { draft: string }) {
  const { t } = useLanguage();
  const kept = useHasDraft(draft);
  const { askToUnlock } = useKeys();
  return (
    <div className="composer__locked">
      <p className="soft">
        {t('write.locked')} {kept ? t('write.kept') : ''}
      </p>
      <button type="button" className="button button--quiet" onClick={askToUnlock}>
        {t('keys.unlock')}
      </button>
    </div>
  );
}

function WriteForm({ view, writing, teamKey }: { view: CaseView; writing: Writing; teamKey: PublicKey }) {
  const { t } = useLanguage();
  const [text, setText] = useDraft(`${view.id} ${writing}`);
  const [said, setSaid] = useState<'' | 'write.sent' | 'write.saved' | 'write.empty'>('');
  const command = useCommand(view, () => {
    setText('');
    setSaid(writing === 'reply' ? 'write.sent' : 'write.saved');
  });
  const reporter = view.report?.reporterKey;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return setSaid('write.empty');
    setSaid('');
    const written = (now?: Readers) => ({ view: now?.view ?? view, teamKey: now?.teamKey ?? teamKey, text });
    if (writing === 'note') command.order((now) => buildNote(written(now)));
    else if (reporter) command.order((now) => buildReply(written(now), reporter));
  };
  return (
    <form className="composer__form" onSubmit={submit}>
      <Field
        label={t(`write.${writing}`)}
        hint={t(`write.${writing}Hint`)}
        error={said === 'write.empty' ? t(said) : ''}
      >
        {(control) => (
          <textarea
            {...control}
            maxLength={SEALED_LENGTH}
            value={text}
            readOnly={command.isPending}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <CommandFailure view={view} error={command.error} />
      <div className="actions">
        <p role="status" className="said">
          {said && said !== 'write.empty' ? t(said) : ''}
        </p>
        <button type="submit" className="button" aria-busy={command.isPending} disabled={command.isPending}>
          {command.isPending ? t('write.busy') : t(writing === 'reply' ? 'write.send' : 'write.save')}
        </button>
      </div>
    </form>
  );
}
