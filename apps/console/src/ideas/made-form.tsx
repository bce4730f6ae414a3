import type { IdeaDesk } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { errorText } from '../api/error-text.ts';
import { Field } from '../frame/field.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { nameWork } from './ideas-api.ts';
import { useTranslation } from './use-translation.ts';

/** Which lesson, game or story came of an accepted idea; absent where every idea has its page. */
export function MadeForm({
  desk,
  onDone,
}: {
  desk: IdeaDesk;
  onDone(desk: IdeaDesk, sentence: string): void;
}) {
  const { t } = useLanguage();
  const { language, words } = useTranslation();
  const [idea, setIdea] = useState('');
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  const send = useMutation({
    // The same page for the same idea is the same request, however often it is pressed.
    mutationFn: () => nameWork(idea, { to }, `made-${idea}-${to}`),
    onSuccess: (after) => onDone(after, words('made.done')),
  });
  const open = desk.accepted.filter(({ made }) => !made);
  if (open.length === 0) return null;
  const titleOf = (title: { vi: string; en?: string | undefined }) => textIn(title, language) ?? title.vi;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (idea && to) send.mutate();
  };
  return (
    <form className="panel stack" onSubmit={submit} noValidate aria-labelledby="made-title">
      <h2 id="made-title">{words('made.title')}</h2>
      <p className="small soft">{words('made.lead')}</p>
      <Field label={words('made.idea')} {...(tried && !idea && { error: words('decide.missing') })}>
        {(control) => (
          <select {...control} value={idea} onChange={({ target }) => setIdea(target.value)}>
            <option value="">{words('made.choose')}</option>
            {open.map(({ id, title }) => (
              <option key={id} value={id}>
                {titleOf(title)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words('made.work')} {...(tried && !to && { error: words('decide.missing') })}>
        {(control) => (
          <select {...control} value={to} onChange={({ target }) => setTo(target.value)}>
            <option value="">{words('made.choose')}</option>
            {desk.works.map((work) => (
              <option key={work.to} value={work.to}>
                {titleOf(work.title)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {send.error ? (
        <p className="notice notice--danger" role="alert">
          {errorText(send.error, t)}
        </p>
      ) : null}
      <p>
        <button type="submit" className="button" disabled={send.isPending} aria-busy={send.isPending}>
          {send.isPending ? t('action.busy') : words('made.save')}
        </button>
      </p>
    </form>
  );
}
